import { startOfDay, type Timer } from '#event-sourcing';
import { dayAfter, plusDays } from '../domain/days.js';
import { isOpen } from '../domain/entitlement/decision-checks.js';
import type { IssuedEntitlement } from '../domain/entitlement/entitlement.state.js';
import { governingOn, type RuleBook } from '../domain/rule-book/rule-book.js';

export const PRESUME_LAPSE = 'presume-lapse';
export const WARN_OF_LAPSE = 'warn-of-lapse';

const AGGREGATE = 'entitlement-';

/** Due when the last day of the right is over in Europe/Berlin. */
export function lapseTimer(right: {
  readonly entitlementId: string;
  readonly lapsesOn: string;
  readonly ruleVersion: string;
}): Timer {
  const { entitlementId, lapsesOn, ruleVersion } = right;
  return {
    id: lapseTimerId(`${AGGREGATE}${entitlementId}`),
    dueAt: startOfDay(dayAfter(lapsesOn)),
    stream: `${AGGREGATE}${entitlementId}`,
    kind: PRESUME_LAPSE,
    ruleVersion,
  };
}

/**
 * What a right waits for as it stands: its warnings from `since` on (what was due before we learned of it warns nobody),
 * and the presumption of its lapse. Nothing for one that has ended, or whose lapse is presumed already.
 */
export function timersOf(state: IssuedEntitlement, rules: RuleBook, since: string): readonly Timer[] {
  const { lapsesOn, right, lapsePresumed } = state;
  if (lapsesOn === undefined || lapsePresumed || !isOpen(state)) return [];
  const { entitlementId, ruleVersion } = right;
  const presumption = lapseTimer({ entitlementId, lapsesOn, ruleVersion });
  const { stream } = presumption;
  const warning = governingOn(rules, 'every-right', lapsesOn)?.version;
  const warnings = (warning?.parameters.warnDays ?? [])
    .map((daysLeft) => ({ daysLeft, on: plusDays(lapsesOn, -daysLeft) }))
    .filter(({ on }) => on >= since && on >= state.issuedOn)
    .map(({ daysLeft, on }) => ({
      id: warningTimerId(stream, daysLeft),
      dueAt: startOfDay(on),
      stream,
      kind: WARN_OF_LAPSE,
      ruleVersion: warning?.version ?? '',
      payload: { daysLeft },
    }));
  return [...warnings, presumption];
}

/** Every timer that a right can have, by the versions of the rules. */
export const timerIdsOf = (stream: string, rules: RuleBook): readonly string[] => [
  lapseTimerId(stream),
  ...rules
    .filter(({ appliesTo }) => appliesTo === 'every-right')
    .flatMap(({ versions }) => versions.flatMap(({ parameters }) => parameters.warnDays ?? []))
    .map((daysLeft) => warningTimerId(stream, daysLeft)),
];

/** One timer a right; its stream's name is all that is known of a right whose person was erased. */
export const lapseTimerId = (stream: string): string => `${PRESUME_LAPSE}-${stream}`;
const warningTimerId = (stream: string, daysLeft: number): string => `${WARN_OF_LAPSE}-${daysLeft}-${stream}`;

export const isOfEntitlement = (stream: string): boolean => stream.startsWith(AGGREGATE);
export const entitlementIdOf = ({ stream }: Pick<Timer, 'stream'>): string => stream.slice(AGGREGATE.length);
