import { holdTimer, holdTimerId } from './hold-timer.js';
import type { Policy } from './policy.js';

/** A held seat is watched until its last day; one that was confirmed or given back no longer. */
export const watchHoldWhenRegistrationHeld: Policy = {
  name: 'watch-hold-when-registration-held',
  react: async (event, { timers }) => {
    switch (event.type) {
      case 'registration-held':
        await timers.schedule([holdTimer(event.data)]);
        return [];
      case 'registration-confirmed':
      case 'registration-withdrawn':
        await timers.cancel([holdTimerId(event.data.registrationId)]);
        return [];
      default:
        return [];
    }
  },
};
