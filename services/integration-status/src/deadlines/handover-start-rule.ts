import { Type } from '@sinclair/typebox';
import { Days, FAMILIES, oneOf, readRuleFile, rule } from '../matching/rule-files.js';

/** The same file as that of the courses service, which decides by it. */
const HandoverStartFile = rule({
  /** The families of course types that the version is about. */
  families: Type.Array(oneOf(FAMILIES), { minItems: 1 }),
  days: Days,
});

/** Read once, when the service starts. */
const { ruleId: RULE_ID, versions } = readRuleFile('handover-start.json', HandoverStartFile);

/** The paragraph of the version by which a day was reckoned; undefined: the file does not know it. */
export const handoverStartBasis = (ruleId: string, ruleVersion: string): string | undefined =>
  ruleId === RULE_ID ? versions.find(({ version }) => version === ruleVersion)?.legalBasis : undefined;
