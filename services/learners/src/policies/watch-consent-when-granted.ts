import { retractionOf } from '#contracts';
import { consentTimerIds, consentTimers } from './consent-timer.js';
import type { Policy, PolicyParts } from './policy.js';

const CONSENT = 'consent-';

/** A guardian's consent is watched up to the birthdays at which the rule asks for it anew. */
export const watchConsentWhenGranted: Policy = {
  name: 'watch-consent-when-granted',
  react: async (event, parts) => {
    // What an undone import had brought or ended is watched as it stood before.
    if (retractionOf(event) && event.stream.startsWith(CONSENT)) {
      await watch(event.stream.slice(CONSENT.length), parts);
      return [];
    }
    switch (event.type) {
      case 'consent-granted':
      case 'consent-renewed':
        await watch(event.data.consentId, parts);
        return [];
      // Another birth date moves the birthdays.
      case 'identity-corrected':
        for (const consentId of await parts.rights.consentIdsOf(event.data.personRef)) await watch(consentId, parts);
        return [];
      case 'consent-revoked':
        await parts.timers.cancel(consentTimerIds(streamOf(event.data.consentId)));
        return [];
      case 'erased':
        if (event.stream.startsWith(CONSENT)) await parts.timers.cancel(consentTimerIds(event.stream));
        return [];
      default:
        return [];
    }
  },
};

async function watch(consentId: string, { timers, consents }: PolicyParts): Promise<void> {
  await timers.cancel(consentTimerIds(streamOf(consentId)));
  const renewal = await consents.renewalOf(consentId);
  if (renewal) await timers.schedule(consentTimers(consentId, renewal));
}

const streamOf = (consentId: string): string => `${CONSENT}${consentId}`;
