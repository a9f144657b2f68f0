import { startOfDay, type Timer } from '#event-sourcing';
import { dayAfter } from '../domain/days.js';

export const PRESUME_LAPSE = 'presume-lapse';

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

/** One timer a right; its stream's name is all that is known of a right whose person was erased. */
export const lapseTimerId = (stream: string): string => `${PRESUME_LAPSE}-${stream}`;

export const entitlementIdOf = ({ stream }: Pick<Timer, 'stream'>): string => stream.slice(AGGREGATE.length);
