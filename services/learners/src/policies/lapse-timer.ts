import { Temporal } from 'temporal-polyfill';
import type { Timer } from '#event-sourcing';

export const PRESUME_LAPSE = 'presume-lapse';

const AGGREGATE = 'entitlement-';

/** Due when the last day of the right is over in Europe/Berlin. */
export function lapseTimer(right: {
  readonly entitlementId: string;
  readonly lapsesOn: string;
  readonly ruleVersion: string;
}): Timer {
  const { entitlementId, lapsesOn, ruleVersion } = right;
  const dueAt = Temporal.PlainDate.from(lapsesOn).add({ days: 1 }).toZonedDateTime('Europe/Berlin').toInstant();
  return {
    id: lapseTimerId(`${AGGREGATE}${entitlementId}`),
    dueAt: dueAt.toString({ fractionalSecondDigits: 3 }),
    stream: `${AGGREGATE}${entitlementId}`,
    kind: PRESUME_LAPSE,
    ruleVersion,
  };
}

/** One timer a right; its stream's name is all that is known of a right whose person was erased. */
export const lapseTimerId = (stream: string): string => `${PRESUME_LAPSE}-${stream}`;

export const entitlementIdOf = ({ stream }: Pick<Timer, 'stream'>): string => stream.slice(AGGREGATE.length);
