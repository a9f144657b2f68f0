import { ApiProblem, search, type ApiClient } from './api-client.js';
import type { Named, Paged } from './integration-status.js';

/** A person that a search found; the name is there where the reader may see it. */
export interface FoundPerson {
  readonly personRef: string;
  readonly match: {
    readonly names: number;
    readonly sounds: number;
    readonly birthDate: 'same' | 'different' | 'unknown';
  };
  readonly givenName?: string;
  readonly familyName?: string;
  /** Data of the answer that the person disputes. */
  readonly disputed?: readonly string[];
}

export interface TakenInRow {
  readonly personRef: string;
  readonly takenInOn: string;
  readonly municipality?: Named;
  /** Data of the row that the person disputes. */
  readonly disputed?: readonly string[];
  readonly level?: string;
  readonly registered: boolean;
}

/** A course run as the courses API tells it. */
export interface CourseRun {
  readonly runId: string;
  readonly providerId: string;
  readonly title: string;
  readonly courseType: string;
  readonly entryLevel: string;
  readonly targetLevel: string;
  readonly municipalityKey: string;
  readonly timeOfDay: string;
  readonly childcare: boolean;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly phase: string;
  readonly seats: number;
  readonly seatsFree: number;
}

export interface SearchFor {
  readonly familyName: string;
  readonly givenName?: string | undefined;
  readonly birthDate?: string | undefined;
  readonly reason?: string | undefined;
}

/** Likely the same persons, best first. Names go in the body: addresses are logged. Throws ApiProblem. */
export async function findPersons(client: ApiClient, wanted: SearchFor): Promise<readonly FoundPerson[]> {
  const answer = await client.call<{ readonly persons: readonly FoundPerson[] }>('learners', '/learners/search', {
    method: 'POST',
    body: wanted,
  });
  return answer.body.persons;
}

/** Whom the own provider took in, the latest first. Throws ApiProblem. */
export async function takenInBy(client: ApiClient, after?: string, seen?: string): Promise<Paged<TakenInRow>> {
  const path = `/taken-in${search({ after, limit: '25' })}`;
  const headers = seen === undefined ? {} : { 'consistent-with': seen };
  return (await client.call<Paged<TakenInRow>>('integration-status', path, { headers })).body;
}

/** How a person is reached; what is not known is absent. */
export interface PersonContact {
  readonly phone?: string;
  readonly email?: string;
}

/** How a person is reached, for those who see her name; a page without it stands all the same. */
export async function contactOf(client: ApiClient, personRef: string): Promise<PersonContact | undefined> {
  try {
    return await client.get<PersonContact>('learners', `/learners/${encodeURIComponent(personRef)}/contact`);
  } catch (error) {
    if (error instanceof ApiProblem && error.status !== 401) return undefined;
    throw error;
  }
}

/** Course runs by the day of their start, of one provider or of all. Throws ApiProblem. */
export async function courseRuns(
  client: ApiClient,
  query: { readonly provider?: string; readonly from: string },
): Promise<readonly CourseRun[]> {
  const page = await client.get<{ readonly runs: readonly CourseRun[] }>('courses', '/course-runs', {
    ...query,
    limit: '200',
  });
  return page.runs;
}
