import { consentTimerIds, consentTimers } from './consent-timer.js';
import type { Policy, PolicyParts } from './policy.js';

/** A guardian's consent is watched up to the birthdays at which the rule asks for it anew. */
export const watchConsentWhenGranted: Policy = {
  name: 'watch-consent-when-granted',
  react: async (event, parts) => {
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
        if (event.stream.startsWith('consent-')) await parts.timers.cancel(consentTimerIds(event.stream));
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

const streamOf = (consentId: string): string => `consent-${consentId}`;
