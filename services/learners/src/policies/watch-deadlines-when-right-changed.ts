import { dayInBerlin } from '#event-sourcing';
import { entitlementIdOf, isOfEntitlement, timerIdsOf, timersOf } from './lapse-timer.js';
import type { Policy } from './policy.js';

/** A right is watched as it stands now: warned of before its last day, its lapse presumed after; or no longer. */
export const watchDeadlinesWhenRightChanged: Policy = {
  name: 'watch-deadlines-when-right-changed',
  react: async ({ type, stream, recordedAt }, { rights, rules, timers }) => {
    if (!isOfEntitlement(stream) || type === 'entitlement-lapse-warned') return [];
    const right = type === 'erased' ? undefined : await rights.entitlement(entitlementIdOf({ stream }));
    const wanted = right ? timersOf(right, rules, dayInBerlin(recordedAt)) : [];
    const kept = new Set(wanted.map(({ id }) => id));
    await timers.cancel(timerIdsOf(stream, rules).filter((id) => !kept.has(id)));
    await timers.schedule(wanted);
    return [];
  },
};
