import type { CaseState, RegistrationState } from '../projections/case/case-state.js';
import { periodOfYears } from '../projections/days.js';
import type { RunView } from '../projections/run/run.state.js';
import { disputedAmong } from '../rows/case-learner.js';
import { HINT_RULES, type NamedRule, ruleFor, type SubsidyGroup } from './hint-rules.js';

export const HINT_CODES = [
  'travel-subsidy',
  'childcare-support',
  'cost-share',
  'fee-refund',
  'provider-change',
] as const;

/** What the law offers or asks around a course: people look at it, nothing is decided by it. */
export type Hint = NamedRule & {
  readonly code: (typeof HINT_CODES)[number];
  /** The course that it is about. */
  readonly runId?: string;
  readonly title?: string;
  /** Of the way: its kilometres, from how many on it is paid, and to whom. */
  readonly km?: number;
  readonly moreThanKm?: number;
  readonly groups?: readonly SubsidyGroup[];
  /** Of childcare: from so many children on. */
  readonly children?: number;
  /** Of a share of costs, or of what is paid back. */
  readonly percent?: number;
  readonly incomeAbove?: number;
  readonly jointIncomeAbove?: number;
  /** Last day for it. */
  readonly until?: string;
  /** Data that it rests on and that are disputed. */
  readonly disputed?: readonly string[];
};

export interface HintFacts {
  readonly runs: ReadonlyMap<string, RunView>;
  readonly familyOf: (courseType: string) => string;
  /** Kilometres from the person to a municipality, where both are known. */
  readonly kmTo: (municipalityKey: string) => number | undefined;
  readonly day: string;
}

/** The hints for a person by what the reader sees of her case: what is not seen gives none. */
export const hintsOf = (state: CaseState, facts: HintFacts): readonly Hint[] => [
  ...Object.values(state.registrations).flatMap((registration) => {
    const run = facts.runs.get(registration.runId);
    return run ? [...ofCourse(registration, run, state, facts), ...ofChange(registration, run, state, facts)] : [];
  }),
  ...refunds(state, facts),
];

const LIVE: readonly RegistrationState['state'][] = ['requested', 'held', 'confirmed', 'started'];
const GOING_ON: readonly RegistrationState['state'][] = ['started', 'ended'];

const isOf =
  (family: string) =>
  ({ families }: { readonly families: readonly string[] }): boolean =>
    families.includes(family);

/** Of a course that the person has a seat in. */
function ofCourse(
  { state: phase }: RegistrationState,
  run: RunView,
  state: CaseState,
  { familyOf, kmTo, day }: HintFacts,
): readonly Hint[] {
  if (!LIVE.includes(phase)) return [];
  const { runId, title } = run;
  const family = familyOf(run.courseType);
  const travel = ruleFor(HINT_RULES.travelSubsidy, day, isOf(family));
  const km = kmTo(run.municipalityKey);
  const care = ruleFor(HINT_RULES.childcareSupport, day, isOf(family));
  const share = ruleFor(HINT_RULES.costShare, day, isOf(family));
  const hints: Hint[] = [];
  if (travel && km !== undefined && km > travel.version.moreThanKm) {
    const { moreThanKm, groups } = travel.version;
    const found = { code: 'travel-subsidy', ...travel.named, runId, title, km, moreThanKm, groups } as const;
    hints.push({ ...found, ...disputedAmong(state, ['municipality']) });
  }
  if (care && state.needs?.childcare === true && !run.childcare) {
    const { children } = care.version;
    const found = { code: 'childcare-support', ...care.named, runId, title, children } as const;
    hints.push({ ...found, ...disputedAmong(state, ['needs']) });
  }
  if (share) {
    const { percent, incomeAbove, jointIncomeAbove } = share.version;
    hints.push({ code: 'cost-share', ...share.named, runId, title, percent, incomeAbove, jointIncomeAbove });
  }
  return hints;
}

/** Of a course that she left for a reason for which the provider may be changed, until she goes on in another. */
function ofChange(
  { state: phase, droppedFor, since }: RegistrationState,
  { runId, title, courseType }: RunView,
  { registrations }: CaseState,
  { familyOf, runs }: HintFacts,
): readonly Hint[] {
  if (phase !== 'dropped-out' || droppedFor === undefined) return [];
  const family = familyOf(courseType);
  const goesOn = Object.values(registrations).some((other) => {
    const run = runs.get(other.runId);
    return (
      run !== undefined && GOING_ON.includes(other.state) && other.since >= since && familyOf(run.courseType) === family
    );
  });
  if (goesOn) return [];
  const rule = ruleFor(HINT_RULES.providerChange, since, isOf(family));
  return rule?.version.reasons.includes(droppedFor) === true
    ? [{ code: 'provider-change', ...rule.named, runId, title }]
    : [];
}

/** Up to which day passing the test brings a part of the fee back, by the last right of each paragraph. */
function refunds({ rights }: CaseState, { day }: HintFacts): readonly Hint[] {
  const all = Object.values(rights).flatMap(({ kind, state, issuedOn }): readonly Hint[] => {
    const rule = ruleFor(HINT_RULES.feeRefund, day, (version) => version.rights.includes(kind));
    if (!rule || (state !== 'open' && state !== 'used' && state !== 'interrupted')) return [];
    const { percent, withinYears } = rule.version;
    const until = periodOfYears(issuedOn, withinYears);
    return day > until ? [] : [{ code: 'fee-refund', ...rule.named, percent, until }];
  });
  return all.filter(
    ({ legalBasis, until = '' }) =>
      !all.some((other) => other.legalBasis === legalBasis && (other.until ?? '') > until),
  );
}
