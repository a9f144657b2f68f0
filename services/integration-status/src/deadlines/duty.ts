import type { CoordinationAgreement } from '#contracts';
import type { Actor } from './deadline.js';

/** What is due and is about no person. Whoever owns a kind adds it here, and its source in `duty-rows.ts`. */
export const DUTY_KINDS = [
  'merge-agreement',
  'registration-report',
  'kursnet-entry',
  'planning-report',
  'agreed-item',
  'measure',
] as const;
export type DutyKind = (typeof DUTY_KINDS)[number];

/** Something that a provider, a department or the coordination does by a day, about no person. */
export interface Duty {
  readonly kind: DutyKind;
  /** The merge, the provider, the run, the agreed item, the measure. */
  readonly subjectId: string;
  /** Last day, `YYYY-MM-DD`. */
  readonly dueOn: string;
  readonly who: Exclude<Actor, { readonly kind: 'provider-of-run' }>;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly legalBasis?: string;
  /** Of a rule: day up to which somebody compared it with the law. */
  readonly checkedOn?: string;
  /** Of a measure. */
  readonly title?: string;
  /** Of an agreed item: what was agreed. */
  readonly agreed?: CoordinationAgreement;
  /** Runs that it is about. */
  readonly runIds?: readonly string[];
  /** Providers that may know of it, beside the one that must act. */
  readonly parties?: readonly string[];
}
