import { retractionOf } from '#contracts';
import { consentTimerIds, consentTimers } from './consent-timer.js';
import type { Policy } from './policy.js';

const CONSENT = 'consent-';

/** A guardian's consent is watched up to the birthdays at which the rule asks for it anew. */
export const watchConsentWhenGranted: Policy = {
  name: 'watch-consent-when-granted',
  react: async (event, { timers, consents }) => {
    // What an undone import had brought or ended is watched as it stood before.
    if (retractionOf(event) && event.stream.startsWith(CONSENT)) {
      await timers.cancel(consentTimerIds(event.stream));
      const consentId = event.stream.slice(CONSENT.length);
      const renewal = await consents.renewalOf(consentId);
      if (renewal) await timers.schedule(consentTimers(consentId, renewal));
      return [];
    }
    switch (event.type) {
      case 'consent-granted':
      case 'consent-renewed': {
        await timers.cancel(consentTimerIds(event.stream));
        const renewal = await consents.renewalOf(event.data.consentId);
        if (renewal) await timers.schedule(consentTimers(event.data.consentId, renewal));
        return [];
      }
      case 'consent-revoked':
        await timers.cancel(consentTimerIds(event.stream));
        return [];
      case 'erased':
        if (event.stream.startsWith(CONSENT)) await timers.cancel(consentTimerIds(event.stream));
        return [];
      default:
        return [];
    }
  },
};
