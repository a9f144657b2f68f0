import type { ApiClient } from './api-client.js';

/** The answers of the learners API about persons who may be taken in twice; see its OpenAPI document. */
export interface DuplicatePerson {
  readonly personRef: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: string;
  readonly municipalityKey: string;
  readonly enrolledOn: string;
}

export const DUPLICATE_STATES = ['open', 'merged', 'dismissed'] as const;
export type DuplicateState = (typeof DUPLICATE_STATES)[number];

export interface DuplicatePair {
  readonly elder: DuplicatePerson;
  readonly younger: DuplicatePerson;
  readonly state: DuplicateState;
  readonly reasonsFor: readonly string[];
  readonly reasonsAgainst: readonly string[];
}

export interface DuplicatePage {
  readonly rows: readonly DuplicatePair[];
  readonly next?: string;
}

/** `seen`: `<stream>@<version>` of the reader's own write. */
export async function duplicatePairs(
  client: ApiClient,
  {
    state,
    after,
    limit,
    seen,
  }: { readonly state: DuplicateState; readonly after?: string; readonly limit?: number; readonly seen?: string },
): Promise<DuplicatePage> {
  const query = new URLSearchParams({
    state,
    ...(after === undefined ? {} : { after }),
    ...(limit === undefined ? {} : { limit: String(limit) }),
  });
  const { body } = await client.call<DuplicatePage>('learners', `/duplicates?${query.toString()}`, {
    headers: seen === undefined ? {} : { 'consistent-with': seen },
  });
  return body;
}
