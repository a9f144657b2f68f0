import type { CommandAnswer } from '#service-kit';
import type { ApiClient, Query } from './api-client.js';
import type { Named, Paged } from './integration-status.js';

/** The answers of the courses API about providers and runs, as far as the pages use them; see its OpenAPI document. */
export interface CourseProvider {
  readonly providerId: string;
  readonly name: string;
  readonly kind: string;
  readonly municipalityKey: string;
  readonly contact?: Contact;
  readonly retired: boolean;
  /** Whether the reader may plan and run its courses. */
  readonly mine: boolean;
  readonly admissions: readonly {
    readonly admissionId: string;
    readonly courseTypes: readonly string[];
    readonly admittedBy: string;
    readonly validFrom: string;
    readonly validTo?: string;
  }[];
  readonly venues: readonly CourseVenue[];
}
export interface Contact {
  readonly phone?: string;
  readonly email?: string;
  readonly web?: string;
}
export interface CourseVenue {
  readonly venueId: string;
  readonly name: string;
  readonly municipalityKey: string;
  readonly address?: string;
  readonly latitude?: number;
  readonly longitude?: number;
  readonly stepFree: boolean;
  readonly offers?: readonly string[];
  readonly open: boolean;
}

export interface CourseType {
  readonly code: string;
  readonly name: string;
  readonly family: string;
  readonly funding: string;
  readonly planning: {
    readonly entryLevel: string;
    readonly targetLevel: string;
    readonly seats: number;
    readonly minimumGroup: number;
  };
  readonly versions: readonly {
    readonly validFrom: string;
    readonly validTo?: string;
    readonly teachingUnits?: number;
    readonly legalBasis: string;
    readonly modules?: readonly { readonly name: string; readonly level?: string }[];
  }[];
}

export interface RuleWarning {
  readonly code: string;
  readonly ruleId: string;
  readonly legalBasis: string;
  readonly checkedOn?: string;
}

export interface CourseRun {
  readonly runId: string;
  readonly providerId: string;
  readonly title: string;
  readonly courseType: string;
  readonly entryLevel: string;
  readonly targetLevel: string;
  readonly funding: string;
  readonly municipalityKey: string;
  readonly venueId?: string;
  readonly timeOfDay: string;
  readonly childcare: boolean;
  readonly seats: number;
  readonly minimumGroup: number;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly phase: 'planned' | 'running' | 'ended' | 'cancelled';
  readonly registrationOpen: boolean;
  readonly publishedOn?: string;
  readonly interruptedOn?: string;
  readonly startedOn?: string;
  readonly seatsTaken: number;
  readonly warnings: readonly RuleWarning[];
}

/** A run in the list of the county. */
export interface ListedRun {
  readonly runId: string;
  readonly title: string;
  readonly provider: Named;
  readonly municipality: Named;
  readonly courseType: string;
  readonly entryLevel: string;
  readonly targetLevel: string;
  readonly funding: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly timeOfDay: string;
  readonly childcare: boolean;
  readonly taken: number;
  readonly seats: number;
  readonly minimumGroup: number;
  readonly state: 'planned' | 'started' | 'ended' | 'cancelled';
  readonly registrationOpen: boolean;
  readonly published: boolean;
  readonly interruptedOn?: string;
  readonly atRisk: boolean;
  readonly teachingUnits?: number;
}

export interface SupplyCell {
  readonly municipality: Named;
  readonly level: string;
  readonly freeSeats: number;
  readonly runs: number;
  /** Absent: not told to the reader. */
  readonly waiting?: number;
}

export interface PublicRun {
  readonly runId: string;
  readonly title: string;
  readonly courseType: string;
  readonly courseTypeName: string;
  readonly provider: { readonly providerId: string; readonly name: string; readonly contact?: Contact };
  readonly place: {
    readonly municipalityKey: string;
    readonly municipality: string;
    readonly venue?: string;
    readonly address?: string;
    readonly stepFree?: boolean;
  };
  readonly entryLevel: string;
  readonly targetLevel: string;
  readonly timeOfDay: string;
  readonly childcare: boolean;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly bookable: boolean;
}

export interface Municipality {
  readonly key: string;
  readonly name: string;
}

/** Somebody who was registered when a run was cancelled, and what became of her. */
export interface ConcernedPerson {
  readonly registrationId: string;
  readonly personRef?: string;
  readonly told: boolean;
  readonly waitingSince?: string;
  readonly registeredFor?: string;
}

/** Reads that wait for what the reader wrote a moment ago. */
const withWrite = (seen: string | undefined): { readonly headers?: Readonly<Record<string, string>> } =>
  seen === undefined ? {} : { headers: { 'consistent-with': seen } };

export const providersOf = async (client: ApiClient, seen?: string): Promise<readonly CourseProvider[]> =>
  (await client.call<{ readonly providers: readonly CourseProvider[] }>('courses', '/providers', withWrite(seen))).body
    .providers;

export const courseTypesOf = async (client: ApiClient): Promise<readonly CourseType[]> =>
  (await client.get<{ readonly courseTypes: readonly CourseType[] }>('courses', '/course-types')).courseTypes;

export const courseRunOf = async (client: ApiClient, runId: string, seen?: string): Promise<CourseRun> =>
  (await client.call<CourseRun>('courses', `/course-runs/${runId}`, withWrite(seen))).body;

export const concernedOf = async (
  client: ApiClient,
  runId: string,
  seen?: string,
): Promise<readonly ConcernedPerson[]> =>
  (
    await client.call<{ readonly people: readonly ConcernedPerson[] }>(
      'courses',
      `/course-runs/${runId}/concerned`,
      withWrite(seen),
    )
  ).body.people;

export const municipalitiesOf = async (client: ApiClient): Promise<readonly Municipality[]> =>
  [
    ...(await client.get<{ readonly rows: readonly Municipality[] }>('integration-status', '/county/municipalities'))
      .rows,
  ].sort((one, other) => one.name.localeCompare(other.name, 'de'));

/** By run how many of its taken seats are only held. */
export const heldSeatsOf = async (client: ApiClient): Promise<ReadonlyMap<string, number>> => {
  const { runs } = await client.get<{
    readonly runs: readonly { readonly runId: string; readonly held: number }[];
  }>('courses', '/held-seats');
  return new Map(runs.map(({ runId, held }) => [runId, held]));
};

export const runsOf = async (client: ApiClient, query: Query, seen?: string): Promise<Paged<ListedRun>> => {
  const asked = Object.entries(query).filter(
    (pair): pair is [string, string] => pair[1] !== undefined && pair[1] !== '',
  );
  const path = `/runs?${new URLSearchParams(asked).toString()}`;
  return (await client.call<Paged<ListedRun>>('integration-status', path, withWrite(seen))).body;
};

export const supplyOf = async (client: ApiClient, query: Query): Promise<readonly SupplyCell[]> =>
  (await client.get<{ readonly cells: readonly SupplyCell[] }>('integration-status', '/supply', query)).cells;

export const publicRunsOf = async (client: ApiClient, query: Query): Promise<readonly PublicRun[]> =>
  (await client.get<{ readonly runs: readonly PublicRun[] }>('courses', '/public/course-runs', query)).runs;

/** A command under the key of its form: sent twice it is carried out once. */
export async function post(client: ApiClient, path: string, key: string, body: object): Promise<CommandAnswer> {
  const answer = await client.call<CommandAnswer>('courses', path, {
    method: 'POST',
    body,
    headers: { 'idempotency-key': key },
  });
  return answer.body;
}
