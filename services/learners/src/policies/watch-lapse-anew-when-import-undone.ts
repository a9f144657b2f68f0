import { retractionOf } from '#contracts';
import { entitlementIdOf, lapseTimer, lapseTimerId } from './lapse-timer.js';
import type { Policy } from './policy.js';

/** A right that was never given has no last day; one whose use was never recorded is watched again. */
export const watchLapseAnewWhenImportUndone: Policy = {
  name: 'watch-lapse-anew-when-import-undone',
  react: async (event, { rights, timers }) => {
    if (!retractionOf(event) || !event.stream.startsWith('entitlement-')) return [];
    await timers.cancel([lapseTimerId(event.stream)]);
    const open = await rights.openEntitlement(entitlementIdOf(event));
    if (open?.right.lapsesOn === undefined) return [];
    const { entitlementId, lapsesOn, ruleVersion } = open.right;
    await timers.schedule([lapseTimer({ entitlementId, lapsesOn, ruleVersion })]);
    return [];
  },
};
