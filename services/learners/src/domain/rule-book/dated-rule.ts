import type { EntitlementKind } from '#contracts';
import type { Period } from '../days.js';

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
  readonly parameters: {
    /** An unused right lapses with the end of the last day of this period; absent: it does not lapse. */
    readonly lapsesAfter?: Period;
    /** Shown with every right issued under this version, e.g. that no new rights are being issued. */
    readonly warning?: { readonly code: string; readonly detail: string };
    /** Prefixes of the course types whose start uses the right. */
    readonly courseTypes?: readonly string[];
  };
}

export interface DatedRule {
  readonly id: string;
  readonly title: string;
  readonly appliesTo: EntitlementKind;
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
