import type { EntitlementKind } from '#contracts';
import { periodEnd } from '../days.js';
import type { DatedRule, RuleVersion, RuleWarning } from './dated-rule.js';

/** What the rules say about a right of one kind issued on one day. */
export interface RuleAnswer {
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly legalBasis: string;
  /** Last day on which the right can be used; absent where no rule sets one. */
  readonly lapsesOn?: string;
  readonly warnings: readonly RuleWarning[];
}

export type RuleBook = readonly DatedRule[];

const versionOn = (rule: DatedRule, day: string): RuleVersion | undefined =>
  rule.versions.find(
    (version) => version.validFrom <= day && (version.validTo === undefined || day <= version.validTo),
  );

/**
 * The rule that governs a right of `kind` issued on `issuedOn`, with the warnings that people should hear as of `today`.
 * Undefined when no rule knows such a right on that day.
 */
export function answerFor(
  book: RuleBook,
  kind: EntitlementKind,
  issuedOn: string,
  today: string,
): RuleAnswer | undefined {
  const applying = book.flatMap((rule) => {
    const version = rule.appliesTo === kind ? versionOn(rule, issuedOn) : undefined;
    return version ? [{ rule, version }] : [];
  });
  const governing = applying.find(({ rule }) => rule.role === 'governs');
  if (!governing) return undefined;
  const { rule, version } = governing;
  const { lapsesAfter } = version.parameters;
  return {
    ruleId: rule.id,
    ruleVersion: version.version,
    legalBasis: version.legalBasis,
    ...(lapsesAfter ? { lapsesOn: periodEnd(issuedOn, lapsesAfter) } : {}),
    warnings: applying.flatMap((applied) => warningsOf(applied.rule, applied.version, today)),
  };
}

function warningsOf(rule: DatedRule, version: RuleVersion, today: string): readonly RuleWarning[] {
  const about = {
    ruleId: rule.id,
    ruleVersion: version.version,
    legalBasis: version.legalBasis,
    source: version.source,
  };
  const warnings: RuleWarning[] = [];
  if (version.parameters.warning) warnings.push({ ...version.parameters.warning, ...about });
  if (!isChecked(version, today)) {
    const detail = version.checkedOn
      ? `the rule was last checked on ${version.checkedOn}`
      : 'the rule was never checked';
    warnings.push({ code: 'rule-unchecked', detail, ...about });
  }
  return warnings;
}

/** A rule counts as checked for a year; after that it warns. */
export const isChecked = ({ checkedOn }: RuleVersion, today: string): boolean =>
  checkedOn !== undefined && today <= periodEnd(checkedOn, { years: 1 });

/** Kinds of rights that the start of a course of this type uses, by the rules of the day. */
export function kindsUsedBy(book: RuleBook, courseType: string, day: string): readonly EntitlementKind[] {
  return book
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
      .filter((version) => (version.validTo === undefined || version.validTo >= today) && !isChecked(version, today))
      .map((version) => ({ ruleId: rule.id, ruleVersion: version.version, source: version.source })),
  );
