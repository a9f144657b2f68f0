import { type ApiClient, type Query, search } from './api-client.js';
import type { Named, Paged } from './integration-status.js';

/** The answers about deadlines and rules, as far as the pages use them; see the OpenAPI documents. */
export interface DueRow {
  /** Absent: it is about no person. */
  readonly personRef?: string;
  readonly kind: string;
  readonly subjectId: string;
  readonly dueOn: string;
  readonly who: {
    /** `desk`: of the own follow-ups, which the page adds. */
    readonly kind: 'coordination' | 'department' | 'provider' | 'desk';
    readonly id?: string;
    readonly name?: string;
  };
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly legalBasis?: string;
  readonly municipality?: Named;
  /** The rule was not compared with the law for a year; absent: `Rule` says it. */
  readonly unchecked?: boolean;
  /** Of a step or a follow-up: what it is. */
  readonly title?: string;
  /** Of a consent: what it is for. */
  readonly purpose?: string;
  /** The run that it is about. */
  readonly runId?: string;
  readonly right?: string;
  readonly lapsesOn?: string;
  readonly disputed: boolean;
  /** Other data of the row that the person disputes. */
  readonly disputedData?: readonly string[];
  /** Of an item of a meeting: what was agreed. */
  readonly agreed?: string;
  /** The runs that it is about, where it is about no person. */
  readonly runs?: readonly Named[];
}

/** What is due on a person. */
export interface DeadlineRow extends DueRow {
  readonly personRef: string;
}

/** What is due about no person. */
export type DutyRow = Omit<DueRow, 'personRef' | 'disputed'>;

export interface Rule {
  readonly id: string;
  readonly title: string;
  readonly versions: readonly {
    readonly version: string;
    readonly legalBasis: string;
    readonly source: string;
    readonly checkedOn?: string;
    readonly unchecked: boolean;
  }[];
}

export interface DeadlineList extends Paged<DeadlineRow> {
  /** The own write is not contained yet. */
  readonly behind: boolean;
}

/** One page of deadlines; waits for the own write where one is named. Throws ApiProblem. */
export async function deadlinesOf(client: ApiClient, query: Query, seen?: string): Promise<DeadlineList> {
  const headers: Record<string, string> = seen === undefined ? {} : { 'consistent-with': seen };
  const answer = await client.call<Paged<DeadlineRow>>('integration-status', `/deadlines${search(query)}`, { headers });
  return { ...answer.body, behind: answer.headers.get('consistency') === 'behind' };
}

/** What is due about no person, all of it. Throws ApiProblem. */
export async function dutiesOf(client: ApiClient, query: Query, seen?: string): Promise<readonly DutyRow[]> {
  const headers: Record<string, string> = seen === undefined ? {} : { 'consistent-with': seen };
  const answer = await client.call<Paged<DutyRow>>('integration-status', `/duties${search(query)}`, { headers });
  return answer.body.rows;
}

/** The rules by their id. */
export async function rulesOf(client: ApiClient): Promise<ReadonlyMap<string, Rule>> {
  const { rows } = await client.get<Paged<Rule>>('learners', '/rules');
  return new Map(rows.map((rule) => [rule.id, rule]));
}
