import { Type } from '@sinclair/typebox';
import { Days, families, isInForce, oneOf, readRuleFile, rule } from '../rules/rule-file.js';
import { addDays } from '../projections/days.js';

const RegistrationStartFile = rule({
  families,
  days: Days,
  /** Who is told when the course begins later. */
  recipients: Type.Array(oneOf(['person', 'bamf', 'issuing-body']), { minItems: 1 }),
});

/** Read once, when the service starts. */
const FILE = readRuleFile('registration-start.json', RegistrationStartFile);

export type RegistrationStartRule = typeof FILE;

export interface StartRule {
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly legalBasis: string;
  readonly families: readonly string[];
  readonly recipients: readonly string[];
  /** Last day on which the course begins in time. */
  readonly lastDay: string;
  /** Day up to which somebody compared it with the law. */
  readonly checkedOn?: string;
}

/** The rules by which a course begins after a registration of this day, one for each group of families. */
export const registrationStartRules = (
  registeredOn: string,
  { ruleId, versions }: RegistrationStartRule = FILE,
): readonly StartRule[] =>
  versions
    .filter((version) => isInForce(version, registeredOn))
    .map(({ version, days, validFrom: _from, validTo: _to, source: _source, ...rule }) => ({
      ...rule,
      ruleId,
      ruleVersion: version,
      lastDay: addDays(registeredOn, days),
    }));
