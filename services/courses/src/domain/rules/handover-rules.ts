import type { HandoverBasis, LetterRecipient } from '#contracts';
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
}

/** A course must begin within so many calendar days after the registration; watched, never a refusal. */
export interface RegistrationStartVersion extends RuleVersion {
  readonly version: string;
  readonly families: readonly CourseFamily[];
  readonly days: number;
  /** Who is informed of a later start. */
  readonly recipients: readonly LetterRecipient[];
}

/** The answer rule as a decision records it. */
export interface AnswerRule {
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly days: number;
}
