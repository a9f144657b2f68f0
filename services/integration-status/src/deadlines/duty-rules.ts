import { Type } from '@sinclair/typebox';
import { Days, families, isInForce, readRuleFile, rule, uncheckedOf } from '../rules/rule-file.js';

/** Read once, when the service starts. The first three state what the courses service states: a test compares them. */
const FILES = {
  registrationReport: readRuleFile('registration-report.json', rule({ families, days: Days })),
  kursnetEntry: readRuleFile(
    'kursnet-entry.json',
    rule({ families, aheadMonths: Type.Integer({ minimum: 1, maximum: 12 }), everyDays: Days }),
  ),
  planningReport: readRuleFile('planning-report.json', rule({ families, daysBefore: Days })),
  mergeAgreement: readRuleFile('merge-agreement.json', rule({ days: Days })),
};

type Files = typeof FILES;
type Version<Name extends keyof Files> = Files[Name]['versions'][number];
/** A version of a rule with what a duty tells of it. */
export type DutyRule<Name extends keyof Files> = Version<Name> & {
  readonly named: {
    readonly ruleId: string;
    readonly ruleVersion: string;
    readonly legalBasis: string;
    readonly checkedOn?: string;
  };
};

/** The versions of a rule that hold on a day, one for each group of families. */
export function dutyRules<Name extends keyof Files>(name: Name, day: string): readonly DutyRule<Name>[] {
  const { ruleId, versions } = FILES[name];
  return (versions as readonly Version<Name>[])
    .filter((version) => isInForce(version, day))
    .map((one) => {
      const { version: ruleVersion, legalBasis, checkedOn } = one;
      return { ...one, named: { ruleId, ruleVersion, legalBasis, ...(checkedOn === undefined ? {} : { checkedOn }) } };
    });
}

/** The rules of duties in force that nobody compared with the law for a year before `day`. */
export const uncheckedDutyRules = (day: string): readonly string[] => uncheckedOf(Object.values(FILES), day);
