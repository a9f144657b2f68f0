import { lapseTimer, lapseTimerId } from './lapse-timer.js';
import type { Policy } from './policy.js';

/** An unused right is watched until its last day; one that was used, ended or erased no longer. */
export const watchLapseWhenEntitlementIssued: Policy = {
  name: 'watch-lapse-when-entitlement-issued',
  react: async (event, { timers }) => {
    switch (event.type) {
      case 'entitlement-issued': {
        const { entitlementId, lapsesOn, ruleVersion } = event.data;
        if (lapsesOn !== undefined) await timers.schedule([lapseTimer({ entitlementId, lapsesOn, ruleVersion })]);
        return [];
      }
      case 'entitlement-used':
      case 'entitlement-withdrawn':
        await timers.cancel([lapseTimerId(event.stream)]);
        return [];
      case 'erased':
        if (event.stream.startsWith('entitlement-')) await timers.cancel([lapseTimerId(event.stream)]);
        return [];
      default:
        return [];
    }
  },
};
