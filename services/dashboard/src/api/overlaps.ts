import type { ApiClient } from './api-client.js';

/** A registration that claims the same days as another of the person, since the days of a run changed. */
export interface Overlap {
  readonly personRef: string;
  readonly registrationId: string;
  readonly runId: string;
  readonly title: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly otherRegistrationId: string;
  readonly otherRunId?: string;
  readonly since: string;
  /** Whether the participation has begun. */
  readonly begun: boolean;
}

export const overlapsOf = async (client: ApiClient, seen?: string): Promise<readonly Overlap[]> =>
  (
    await client.call<{ readonly overlaps: readonly Overlap[] }>(
      'courses',
      '/overlaps',
      seen === undefined ? {} : { headers: { 'consistent-with': seen } },
    )
  ).body.overlaps;
