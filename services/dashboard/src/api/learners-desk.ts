import { type ApiAnswer, type ApiClient, ApiProblem, search } from './api-client.js';
import type { Paged } from './integration-status.js';

/** Answers of the learners API about follow-ups, consents and departments, as far as the pages use them. */
export interface FollowUp {
  readonly followUpId: string;
  readonly personRef: string;
  readonly subject: string;
  readonly dueOn: string;
  readonly setOn: string;
  readonly inCharge: 'me' | 'office' | 'principal' | 'colleague';
  readonly note?: string;
}

export interface Desk {
  readonly account: string;
  readonly offices: readonly string[];
  readonly deputies: readonly {
    readonly deputyId: string;
    readonly office: string;
    readonly principal: string;
    readonly deputy: string;
    readonly from: string;
    readonly to: string;
  }[];
}

export interface Consents {
  readonly givers: readonly string[];
  readonly consents: readonly {
    readonly consentId: string;
    readonly recipient: string;
    readonly recipientKind: string;
    readonly purpose: string;
    readonly data: readonly string[];
    readonly form?: string;
    readonly givenBy: string;
    readonly givenOn: string;
    readonly state: 'valid' | 'renewal-due' | 'lapse-presumed' | 'revoked';
    readonly revokedOn?: string;
  }[];
}

export interface ConsentPurpose {
  readonly purpose: string;
  readonly title: string;
  readonly recipients: readonly string[];
  readonly data: readonly string[];
}

export interface CountyDepartment {
  readonly department: string;
  readonly title: string;
  /** Whether the account reports in its name. */
  readonly own: boolean;
  readonly milestones: readonly { readonly milestone: string; readonly title: string }[];
}

export interface TransitionStep {
  readonly transitionId: string;
  readonly personRef: string;
  readonly kind: string;
  readonly step: string;
  readonly title: string;
  readonly owner: string;
  readonly dueOn: string;
}

const seenHeader = (seen: string | undefined): Readonly<Record<string, string>> =>
  seen === undefined ? {} : { 'consistent-with': seen };

const read = async <Body>(client: ApiClient, path: string, seen?: string): Promise<ApiAnswer<Body>> =>
  client.call<Body>('learners', path, { headers: seenHeader(seen) });

/** What lies on the own desk, due first. */
export const myFollowUps = async (
  client: ApiClient,
  page: { readonly after?: string | undefined; readonly limit?: number },
  seen?: string,
): Promise<Paged<FollowUp>> => {
  const { after, limit = 50 } = page;
  return (await read<Paged<FollowUp>>(client, `/follow-ups${search({ after, limit: String(limit) })}`, seen)).body;
};

export const followUpsOf = async (client: ApiClient, ref: string, seen?: string): Promise<readonly FollowUp[]> =>
  (await read<Paged<FollowUp>>(client, `/learners/${ref}/follow-ups`, seen)).body.rows;

export const deskOf = (client: ApiClient): Promise<Desk> => client.get<Desk>('learners', '/follow-ups/desk');

export const consentsOf = async (client: ApiClient, ref: string, seen?: string): Promise<Consents> =>
  (await read<Consents>(client, `/learners/${ref}/consents`, seen)).body;

export const consentPurposes = async (client: ApiClient): Promise<readonly ConsentPurpose[]> =>
  (await client.get<{ purposes: readonly ConsentPurpose[] }>('learners', '/consent-purposes')).purposes;

export const countyDepartments = async (client: ApiClient): Promise<readonly CountyDepartment[]> =>
  (await client.get<{ departments: readonly CountyDepartment[] }>('learners', '/departments')).departments;

/** Open steps of transitions, due first. */
export const transitionSteps = (
  client: ApiClient,
  query: { readonly owner?: string | undefined; readonly late?: boolean; readonly after?: string | undefined },
): Promise<Paged<TransitionStep>> =>
  client.get<Paged<TransitionStep>>('integration-status', '/transition-steps', {
    owner: query.owner,
    after: query.after,
    ...(query.late === true ? { late: 'true' } : {}),
  });

/** The answer, or nothing where the service is away or the reader may not: a part of a page, not the whole of it. */
export async function orNothing<Body>(answer: Promise<Body>): Promise<Body | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (error instanceof ApiProblem && error.status !== 401) return undefined;
    throw error;
  }
}
