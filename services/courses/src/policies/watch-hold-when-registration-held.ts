import { type OpenedEvent, retractionOf } from '#contracts';
import { holdTimer, holdTimerId, holderOf } from './hold-timer.js';
import type { Policy, PolicyParts } from './policy.js';

/** A held seat is watched until its last day; one that was confirmed or given back no longer. */
export const watchHoldWhenRegistrationHeld: Policy = {
  name: 'watch-hold-when-registration-held',
  react: async (event, parts) => {
    const { timers } = parts;
    if (retractionOf(event)) {
      await watchAsItStands(event, parts);
      return [];
    }
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

/** After an import was undone: a release that went with it is due again. */
async function watchAsItStands(
  { stream }: Pick<OpenedEvent, 'stream'>,
  { timers, courses }: PolicyParts,
): Promise<void> {
  const personRef = holderOf(stream);
  if (personRef === undefined) return;
  const registrations = await courses.registrationsOf(personRef);
  await timers.schedule(
    registrations.flatMap(({ phase, registrationId, heldUntil, holdRuleVersion: ruleVersion = '' }) =>
      phase === 'held' && heldUntil !== undefined
        ? [holdTimer({ personRef, registrationId, heldUntil, ruleVersion })]
        : [],
    ),
  );
}
