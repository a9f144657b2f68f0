import { type EntitlementKind, isCheckedOn } from '#contracts';
import { periodEnd } from '../days.js';
import type { DatedRule, RuleSubject, RuleVersion, RuleWarning } from './dated-rule.js';

/** What the rules say about a right of one kind issued on one day. */
export interface RuleAnswer {
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly legalBasis: string;
  /** Last day on which the right can be used; absent where no rule sets one. */
  readonly lapsesOn?: string;
  readonly warnings: readonly RuleWarning[];
}

/** What an issue says beyond kind and day, where the rule asks for it. */
export interface IssueCircumstances {
  /** Day of the residence title. */
  readonly titleOn?: string;
  /** The case of the rule that applies. */
  readonly ruleCase?: string;
  /** A shorter term that the right states. */
  readonly statedUntil?: string;
}

export type RuleBook = readonly DatedRule[];

/** A rule at the version of a day. */
export interface AppliedRule {
  readonly rule: DatedRule;
  readonly version: RuleVersion;
}

const versionOn = (rule: DatedRule, day: string): RuleVersion | undefined =>
  rule.versions.find(
    (version) => version.validFrom <= day && (version.validTo === undefined || day <= version.validTo),
  );

/** The rules about a subject that hold on a day. */
export const applyingOn = (book: RuleBook, subject: RuleSubject, day: string): readonly AppliedRule[] =>
  book.flatMap((rule) => {
    const version = rule.appliesTo === subject ? versionOn(rule, day) : undefined;
    return version ? [{ rule, version }] : [];
  });

/** The rule that governs a subject on a day. */
export const governingOn = (book: RuleBook, subject: RuleSubject, day: string): AppliedRule | undefined =>
  applyingOn(book, subject, day).find(({ rule }) => rule.role === 'governs');

/** How a decision names the rule it stands on. */
export const namesOf = ({ rule, version }: AppliedRule) => ({ ruleId: rule.id, ruleVersion: version.version });

/**
 * The rule that governs a right of `kind` issued on `issuedOn`, with the warnings that people should hear as of `today`.
 * Undefined when no rule knows such a right on that day.
 */
export function answerFor(
  book: RuleBook,
  kind: EntitlementKind,
  issuedOn: string,
  today: string,
  circumstances: IssueCircumstances = {},
): RuleAnswer | undefined {
  const governing = governingOn(book, kind, issuedOn);
  if (!governing) return undefined;
  const lapsesOn = firstLapse(governing.version, issuedOn, circumstances);
  return {
    ...namesOf(governing),
    legalBasis: governing.version.legalBasis,
    ...(lapsesOn === undefined ? {} : { lapsesOn }),
    warnings: [
      ...applyingOn(book, kind, issuedOn).flatMap((applied) => warningsOf(applied, today)),
      ...termIgnored(governing, circumstances),
    ],
  };
}

function firstLapse(
  { parameters }: RuleVersion,
  issuedOn: string,
  { titleOn, ruleCase, statedUntil }: IssueCircumstances,
): string | undefined {
  const { cases = {}, countsFrom = 'issue', statedTerm = false } = parameters;
  const period = (ruleCase === undefined ? undefined : cases[ruleCase]) ?? parameters.lapsesAfter;
  const from = countsFrom === 'title' ? (titleOn ?? issuedOn) : issuedOn;
  const byRule = period && periodEnd(from, period);
  if (!statedTerm || statedUntil === undefined) return byRule;
  return byRule === undefined || statedUntil < byRule ? statedUntil : byRule;
}

/** A term that the rule of the right does not know changes nothing, and people are told. */
function termIgnored({ rule, version }: AppliedRule, { statedUntil }: IssueCircumstances): readonly RuleWarning[] {
  if (statedUntil === undefined || version.parameters.statedTerm) return [];
  const detail = 'the rule of this right knows no shorter term: its own period counts';
  const { legalBasis, source } = version;
  return [{ code: 'stated-term-ignored', detail, ...namesOf({ rule, version }), legalBasis, source }];
}

/** What one rule says to people beside its answer. */
export function warningsOf({ rule, version }: AppliedRule, today: string): readonly RuleWarning[] {
  const about = {
    ruleId: rule.id,
    ruleVersion: version.version,
    legalBasis: version.legalBasis,
    source: version.source,
  };
  const warnings: RuleWarning[] = [];
  if (version.parameters.warning) warnings.push({ ...version.parameters.warning, ...about });
  if (!isCheckedOn(version, today)) {
    const detail = version.checkedOn
      ? `the rule was last checked on ${version.checkedOn}`
      : 'the rule was never checked';
    warnings.push({ code: 'rule-unchecked', detail, ...about });
  }
  return warnings;
}

/** Kinds of rights that the start of a course of this type uses, by the rules of the day. */
export function kindsUsedBy(book: RuleBook, courseType: string, day: string): readonly RuleSubject[] {
  return book
    .filter(({ role }) => role === 'governs')
    .filter((rule) => versionOn(rule, day)?.parameters.courseTypes?.some((prefix) => courseType.startsWith(prefix)))
    .map((rule) => rule.appliesTo);
}

/** Versions in force on `today` or later that nobody checked for a year. */
export const unchecked = (
  book: RuleBook,
  today: string,
): readonly Pick<RuleWarning, 'ruleId' | 'ruleVersion' | 'source'>[] =>
  book.flatMap((rule) =>
    rule.versions
      .filter((version) => (version.validTo === undefined || version.validTo >= today) && !isCheckedOn(version, today))
      .map((version) => ({ ruleId: rule.id, ruleVersion: version.version, source: version.source })),
  );
