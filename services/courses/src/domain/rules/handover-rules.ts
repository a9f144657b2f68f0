import type { HandoverBasis, HandoverDatum } from '#contracts';
import type { CourseFamily } from './course-type.js';
import type { RuleVersion } from './dated-rule.js';

/** How many calendar days after the offer the receiver owes an answer. */
export interface HandoverAnswerVersion extends RuleVersion {
  readonly version: string;
  readonly days: number;
}

/** By which paragraph the data of a family of courses may pass between providers; what is not named needs a consent. */
export interface TransferBasisVersion extends RuleVersion {
  readonly version: string;
  readonly bases: Readonly<Partial<Record<CourseFamily, HandoverBasis>>>;
  /** What of a person may pass on each basis. */
  readonly data: Readonly<Partial<Record<HandoverBasis, readonly HandoverDatum[]>>>;
}

/** How long before its day a deadline of a hand-over is warned of, and when an unanswered offer ends. */
export interface HandoverWatchVersion extends RuleVersion {
  readonly version: string;
  readonly warnDaysBefore: number;
  readonly graceDays: number;
}

/** A course begins within so many calendar days after registration or acceptance; watched, never a refusal. */
export interface RegistrationStartVersion extends RuleVersion {
  readonly version: string;
  readonly families: readonly CourseFamily[];
  readonly days: number;
}

/** The answer rule as a decision records it. */
export interface AnswerRule {
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly days: number;
}

/** The rule for the start of a follow-up course as a decision records it. */
export type StartRule = AnswerRule;

/** The rule for warning and grace as a decision records it. */
export interface WatchRule {
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly warnDaysBefore: number;
  readonly graceDays: number;
}
