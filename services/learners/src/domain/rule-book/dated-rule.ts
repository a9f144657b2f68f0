import type { CefrLevel, EntitlementKind, ObligationExemption, ObligationReason } from '#contracts';
import type { Period } from '../days.js';

/** What a rule is about: a kind of right, or something that concerns all rights. */
export const RULE_SUBJECTS = [
  'every-right',
  'obligation',
  'attendance-report',
  'objection',
  'orientation-course',
] as const;
export type RuleSubject = EntitlementKind | (typeof RULE_SUBJECTS)[number];

/** One version of a legal rule as the files in `rules/` state it. Law is data: a change of law is a new version. */
export interface RuleVersion {
  /** Day on which this version took effect; also its name. */
  readonly version: string;
  readonly validFrom: string;
  /** Last day of validity; absent while it is in force. */
  readonly validTo?: string;
  readonly legalBasis: string;
  readonly source: string;
  /** Day up to which the source was known to say this; absent: never checked. */
  readonly checkedOn?: string;
  readonly parameters: RuleParameters;
}

export interface RuleParameters {
  /** An unused right lapses with the end of the last day of this period; absent: it does not lapse. */
  readonly lapsesAfter?: Period;
  /** Periods for cases that the rule tells apart. */
  readonly cases?: Readonly<Record<string, Period>>;
  /** A shorter term that the right itself states counts instead of the first period. */
  readonly statedTerm?: boolean;
  /** Where the period begins; absent: with the issue. */
  readonly countsFrom?: 'issue' | 'title';
  /** A registration ends the first period; from then on the course has to begin within this one, if any. */
  readonly registration?: { readonly lapsesAfter?: Period };
  /** Who leaves the course keeps the right for so long. */
  readonly interruption?: Period;
  /** For so long a person may extend the right. */
  readonly extension?: Period;
  /** The bodies that issue the right. */
  readonly issuers?: readonly string[];
  /** A right that was used or has lapsed is not issued again. */
  readonly once?: boolean;
  /** Nobody needs a right for it. */
  readonly openToAll?: boolean;
  /** No new rights of this kind are issued. */
  readonly closes?: boolean;
  /** The level that the course needs, but for the types named. */
  readonly leastLevel?: CefrLevel;
  readonly exceptTypes?: readonly string[];
  /** Shown with every right issued under this version, e.g. that no new rights are being issued. */
  readonly warning?: { readonly code: string; readonly detail: string };
  /** Prefixes of the course types whose start uses the right. */
  readonly courseTypes?: readonly string[];
  /** So many days before the lapse it is warned of. */
  readonly warnDays?: readonly number[];
  /** So long a person has to decide or to settle. */
  readonly answerWithin?: Period;
  /** Of obligations: the paragraph of each reason, and the bodies that may give it. */
  readonly reasons?: Readonly<
    Partial<Record<ObligationReason, { readonly legalBasis: string; readonly bodies: readonly string[] }>>
  >;
  /** Of obligations: the paragraph of each exemption. */
  readonly exemptions?: Readonly<Partial<Record<ObligationExemption, string>>>;
  /** The paragraph by the prefix of the course type. */
  readonly basisByType?: Readonly<Record<string, string>>;
}

export interface DatedRule {
  readonly id: string;
  readonly title: string;
  readonly appliesTo: RuleSubject;
  /** `governs`: the rule a right is issued under. `comments`: it warns beside the governing rule. */
  readonly role: 'governs' | 'comments';
  readonly versions: readonly RuleVersion[];
}

/** A rule's word to the person who decides. It never refuses (Art. 22 DSGVO). */
export interface RuleWarning {
  readonly code: string;
  readonly detail: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly legalBasis: string;
  readonly source: string;
}
