import { Type } from '@sinclair/typebox';
import { DROP_OUT_REASONS, ENTITLEMENT_KINDS, isCheckedOn } from '#contracts';
import { type DatedRule, families, isInForce, oneOf, readRuleFile, rule, uncheckedOf } from '../rules/rule-file.js';

const Percent = Type.Integer({ minimum: 1, maximum: 100 });
const Euros = Type.Integer({ minimum: 1 });

/** To whom the way may be paid. */
export const SUBSIDY_GROUPS = ['cost-exempt', 'benefits', 'severe-disability'] as const;
export type SubsidyGroup = (typeof SUBSIDY_GROUPS)[number];

const TravelSubsidyFile = rule({
  families,
  groups: Type.Array(oneOf(SUBSIDY_GROUPS), { minItems: 1 }),
  moreThanKm: Type.Integer({ minimum: 0, maximum: 200 }),
});
const ChildcareSupportFile = rule({ families, children: Type.Integer({ minimum: 1, maximum: 20 }) });
const CostShareFile = rule({ families, percent: Percent, incomeAbove: Euros, jointIncomeAbove: Euros });
/** By the right: the period counts from its day. */
const FeeRefundFile = rule({
  rights: Type.Array(oneOf(ENTITLEMENT_KINDS), { minItems: 1 }),
  percent: Percent,
  withinYears: Type.Integer({ minimum: 1, maximum: 10 }),
});
const ProviderChangeFile = rule({ families, reasons: Type.Array(oneOf(DROP_OUT_REASONS), { minItems: 1 }) });

/** Read once, when the service starts. */
export const HINT_RULES = {
  travelSubsidy: readRuleFile('travel-subsidy.json', TravelSubsidyFile),
  childcareSupport: readRuleFile('childcare-support.json', ChildcareSupportFile),
  costShare: readRuleFile('cost-share.json', CostShareFile),
  feeRefund: readRuleFile('fee-refund.json', FeeRefundFile),
  providerChange: readRuleFile('provider-change.json', ProviderChangeFile),
};

/** What a hint tells of its rule. */
export interface NamedRule {
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly legalBasis: string;
  /** Nobody compared it with the law for a year. */
  readonly unchecked: boolean;
}

/** The version that holds on a day and is about what is asked for; undefined: the law says nothing of it. */
export function ruleFor<Version extends DatedRule>(
  { ruleId, versions }: { readonly ruleId: string; readonly versions: readonly Version[] },
  day: string,
  isAbout: (version: Version) => boolean,
): { readonly version: Version; readonly named: NamedRule } | undefined {
  const version = versions.find((one) => isAbout(one) && isInForce(one, day));
  if (!version) return undefined;
  const { version: ruleVersion, legalBasis } = version;
  const unchecked = !isCheckedOn(version, day);
  return { version, named: { ruleId, ruleVersion, legalBasis, unchecked } };
}

/** The rules of hints in force that nobody compared with the law for a year before `day`. */
export const uncheckedHintRules = (day: string): readonly string[] => uncheckedOf(Object.values(HINT_RULES), day);
