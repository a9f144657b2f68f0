import { Days, families, readRuleFile, rule } from '../rules/rule-file.js';

/** The same file as that of the courses service, which decides by it. */
const HandoverStartFile = rule({ families, days: Days });

/** Read once, when the service starts. */
const { ruleId: RULE_ID, versions } = readRuleFile('handover-start.json', HandoverStartFile);

/** What a day rests on where no rule set it: what a provider promised. */
export const PROMISE = { ruleId: RULE_ID, ruleVersion: 'promise' } as const;

/** The paragraph of the version by which a day was reckoned, and when it was compared; empty: the file does not know it. */
export function handoverStartBasis(ruleVersion: string): { readonly legalBasis?: string; readonly checkedOn?: string } {
  const known = versions.find(({ version }) => version === ruleVersion);
  if (!known) return {};
  const { legalBasis, checkedOn } = known;
  return { legalBasis, ...(checkedOn === undefined ? {} : { checkedOn }) };
}
