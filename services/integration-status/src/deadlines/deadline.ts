import type { CaseState } from '../projections/case/case-state.js';

/** What is due on a person. Whoever owns a kind adds it here, and a source in `deadline-sources.ts`. */
export const DEADLINE_KINDS = [
  'right-lapses',
  'lapse-decision',
  'objection',
  'registration-due',
  'handover-answer',
  'handover-start',
  'course-start',
  'seat-hold',
  'merge-answer',
  'consent-renewal',
  'transition-step',
] as const;
export type DeadlineKind = (typeof DEADLINE_KINDS)[number];

/** Who must act: a body of the county, a provider (by a run of its own where the case names that alone), the coordination. */
export type Actor =
  | { readonly kind: 'coordination' }
  | { readonly kind: 'department'; readonly id: string }
  | { readonly kind: 'provider'; readonly id: string }
  | { readonly kind: 'provider-of-run'; readonly runId: string };

/** Something that is due by a day and that nobody has done yet. */
export interface Deadline {
  readonly kind: DeadlineKind;
  /** The right, the hand-over, … that it is about. */
  readonly subjectId: string;
  /** Last day, `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly who: Actor;
  readonly ruleId: string;
  readonly ruleVersion: string;
  /** The paragraph, where the case knows it. */
  readonly legalBasis?: string;
  /** Of a rule that this service reads itself: day up to which somebody compared it with the law. */
  readonly checkedOn?: string;
  /** Of a step: its title. */
  readonly title?: string;
  /** The run that it is about. */
  readonly runId?: string;
  /** Of a consent: what it is for, by the code of the list. */
  readonly purpose?: string;
  /** It holds where the run is of one of these families and did not begin: the case does not know the run. */
  readonly ofRun?: { readonly runId: string; readonly families: readonly string[] };
  /** It is of a department whose data are kept apart: it leaves no trace in the lists of others. */
  readonly apart?: true;
}

/** One kind of deadlines of a case as it stands. Pure; what is done or over gives none. */
export type DeadlineSource = (state: CaseState) => readonly Deadline[];
