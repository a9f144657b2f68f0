import type { TimedPolicy } from '#service-kit';
import { WatchConsentCommand } from '../commands/watch-consent/watch-consent.command.js';
import { consentIdOf } from './consent-timer.js';

/** A guardian's consent is asked for anew when the person may soon consent alone. */
export const askConsentAnewWhenTimerFires: TimedPolicy = {
  name: 'ask-consent-anew-when-timer-fires',
  command: (timer, meta) => new WatchConsentCommand(consentIdOf(timer), { type: 'ask-consent-anew' }, meta),
};

/** A presumption for people to decide upon: nothing new rests on the consent, what is open stays open. */
export const presumeConsentLapseWhenTimerFires: TimedPolicy = {
  name: 'presume-consent-lapse-when-timer-fires',
  command: (timer, meta) => new WatchConsentCommand(consentIdOf(timer), { type: 'presume-consent-lapse' }, meta),
};
