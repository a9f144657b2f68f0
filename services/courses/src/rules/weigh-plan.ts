import { type CefrLevel, type Funding, isCheckedOn } from '#contracts';
import type {
  CourseFamily,
  CourseType,
  GroupSizeVersion,
  ProviderAdmissionVersion,
} from '../domain/rules/course-type.js';
import { type RuleVersion, versionOn } from '../domain/rules/dated-rule.js';
import type { RuleWarning } from './rule-warning.dto.js';

export interface WeighedPlan {
  readonly courseType: string;
  readonly targetLevel: CefrLevel;
  readonly funding: Funding;
  readonly seats: number;
  readonly minimumGroup: number;
  readonly startsOn: string;
  readonly teachingUnits?: number;
}

/** What people should hear, and which rules in which version were weighed. */
export interface WeighedRules {
  readonly warnings: readonly RuleWarning[];
  readonly rules: readonly { readonly ruleId: string; readonly ruleVersion: string }[];
}

interface Rule<Version extends RuleVersion> {
  readonly ruleId: string;
  readonly versions: readonly Version[];
}
interface PlanRules {
  readonly groupMaximum: Rule<GroupSizeVersion>;
  readonly groupRunsFrom: Rule<GroupSizeVersion>;
  readonly providerAdmission: Rule<ProviderAdmissionVersion>;
  /** Whether the provider may offer the type; undefined: nothing is recorded of it. */
  readonly admitted: boolean | undefined;
  readonly today: string;
}

/** Weighs a plan against the rules of the day on which it begins; they warn with their paragraph and never refuse. */
export function weighPlan(type: CourseType, plan: WeighedPlan, rules: PlanRules): WeighedRules {
  const { startsOn: day } = plan;
  const { groupMaximum, groupRunsFrom, providerAdmission, admitted, today } = rules;
  const ofType = versionOn(type.versions, day) ?? type.versions.at(-1);
  const most = inForce(groupMaximum, type.family, day);
  const runsFrom = inForce(groupRunsFrom, type.family, day);
  const admission = inForce(providerAdmission, type.family, day);
  const units = ofType?.teachingUnitsAtMost ?? ofType?.teachingUnits;
  const targets = ofType?.targetLevels ?? [];
  const said = (code: RuleWarning['code'], ruleId: string, version: RuleVersion | undefined, holds: boolean) =>
    version && holds ? [warning(code, ruleId, version)] : [];
  return {
    warnings: [
      ...said(
        'rule-unchecked',
        type.code,
        ofType,
        isDescribed(type) && ofType !== undefined && !isCheckedOn(ofType, today),
      ),
      ...said('group-above-maximum', groupMaximum.ruleId, most, plan.seats > (most?.people ?? plan.seats)),
      ...said('minimum-above-rule', groupRunsFrom.ruleId, runsFrom, plan.minimumGroup > (runsFrom?.people ?? Infinity)),
      ...said('admission-missing', providerAdmission.ruleId, admission, admitted === false),
      ...said('units-above-type', type.code, ofType, (plan.teachingUnits ?? 0) > (units ?? Infinity)),
      ...said('level-not-of-type', type.code, ofType, targets.length > 0 && !targets.includes(plan.targetLevel)),
      ...said('funding-not-of-type', type.code, ofType, plan.funding !== type.funding),
    ],
    rules: [
      ...(ofType ? [{ ruleId: type.code, ruleVersion: ofType.validFrom }] : []),
      ...(most ? [{ ruleId: groupMaximum.ruleId, ruleVersion: most.version }] : []),
      ...(runsFrom ? [{ ruleId: groupRunsFrom.ruleId, ruleVersion: runsFrom.version }] : []),
      ...(admission ? [{ ruleId: providerAdmission.ruleId, ruleVersion: admission.version }] : []),
    ],
  };
}

/** What counties and volunteers offer is described by no law: there is nothing to compare it with. */
const isDescribed = ({ family }: CourseType): boolean => family !== 'county' && family !== 'volunteer';

function inForce<Version extends RuleVersion & { readonly families: readonly CourseFamily[] }>(
  { versions }: Rule<Version>,
  family: CourseFamily,
  day: string,
): Version | undefined {
  return versionOn(
    versions.filter(({ families }) => families.includes(family)),
    day,
  );
}

const warning = (
  code: RuleWarning['code'],
  ruleId: string,
  { legalBasis, source, checkedOn }: RuleVersion,
): RuleWarning => ({ code, ruleId, legalBasis, source, ...(checkedOn === undefined ? {} : { checkedOn }) });
