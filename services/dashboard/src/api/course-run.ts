import type { ApiClient } from './api-client.js';
import type { CourseRun } from './courses.js';

/** A run as its page needs it. */
export interface RunOfPage extends CourseRun {
  readonly seatsFree: number;
  readonly startedOn?: string;
  readonly endedOn?: string;
}

/** A registration as the provider of its run sees it. */
export interface RegistrationOfRun {
  readonly id: string;
  readonly personRef: string;
  readonly phase: string;
  readonly since: string;
  readonly registeredOn?: string;
  readonly heldUntil?: string;
  readonly levelReason?: string;
  readonly reason?: string;
  readonly attendance?: { readonly attendance: string; readonly reason?: string; readonly on: string };
  readonly interruptedOn?: string;
  readonly modules: readonly number[];
  readonly result?: { readonly level: string; readonly passed: boolean; readonly on: string };
  readonly attempts: number;
  readonly orientationPassed?: boolean;
  readonly certificates: readonly string[];
  readonly earned: readonly string[];
  readonly repetition?: { readonly legalBasis: string; readonly units?: number };
  readonly followUp?: { readonly state: string; readonly toProvider: string; readonly since: string };
  readonly letters: readonly { readonly letter: string; readonly recipient: string; readonly on: string }[];
}

export interface RuleWarning {
  readonly code: string;
  readonly legalBasis: string;
}

/** What is entered for one participant. */
export interface ParticipantRow {
  readonly personRef: string;
  readonly registrationId: string;
  readonly effectiveOn?: string;
  readonly attendance?: string;
  readonly atRiskReason?: string;
  readonly module?: number;
  readonly level?: string;
  readonly passed?: boolean;
  readonly orientationPassed?: boolean;
  readonly certificate?: string;
  readonly dropOut?: string;
}

export interface EnteredRow {
  readonly personRef: string;
  readonly registrationId: string;
  readonly entries: readonly {
    readonly entry: string;
    readonly outcome: 'done' | 'unchanged' | 'refused';
    readonly code?: string;
    readonly at?: string;
  }[];
  readonly warnings: readonly RuleWarning[];
}

export interface Entered {
  readonly stream: string;
  readonly version: number;
  readonly warnings?: readonly RuleWarning[];
}

export interface Requested {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly registration: string;
  readonly heldUntil?: string;
  readonly warnings: readonly RuleWarning[];
}

const path = (runId: string): string => `/course-runs/${encodeURIComponent(runId)}`;
const after = (seen: string | undefined) => ({ headers: seen === undefined ? {} : { 'consistent-with': seen } });

/** Throws ApiProblem. */
export const runOf = async (client: ApiClient, runId: string, seen?: string): Promise<RunOfPage> =>
  (await client.call<RunOfPage>('courses', path(runId), after(seen))).body;

/** The registrations of a run; for its provider and the coordination alone. Throws ApiProblem. */
export async function registrationsOf(
  client: ApiClient,
  runId: string,
  seen?: string,
): Promise<readonly RegistrationOfRun[]> {
  const { body } = await client.call<{ readonly registrations: readonly RegistrationOfRun[] }>(
    'courses',
    `${path(runId)}/registrations`,
    after(seen),
  );
  return body.registrations;
}

/** Enters for many participants at once; each row has an outcome of its own. Throws ApiProblem. */
export async function enterForMany(
  client: ApiClient,
  runId: string,
  rows: readonly ParticipantRow[],
  key: string,
): Promise<readonly EnteredRow[]> {
  const { body } = await client.call<{ readonly rows: readonly EnteredRow[] }>(
    'courses',
    `${path(runId)}/participants`,
    { method: 'POST', body: { rows }, headers: { 'idempotency-key': key }, timeout: 30_000 },
  );
  return body.rows;
}
