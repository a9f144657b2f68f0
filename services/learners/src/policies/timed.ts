import type { TimedPolicies } from '#service-kit';
import { ASK_CONSENT_ANEW, PRESUME_CONSENT_LAPSE } from './consent-timer.js';
import { askConsentAnewWhenTimerFires, presumeConsentLapseWhenTimerFires } from './consent-when-timer-fires.js';
import { PRESUME_LAPSE } from './lapse-timer.js';
import { presumeLapseWhenTimerFires } from './presume-lapse-when-timer-fires.js';

/** The policies of this service that wait for their time, by the kind of the timer. */
export const timedPolicies: TimedPolicies = {
  [PRESUME_LAPSE]: presumeLapseWhenTimerFires,
  [ASK_CONSENT_ANEW]: askConsentAnewWhenTimerFires,
  [PRESUME_CONSENT_LAPSE]: presumeConsentLapseWhenTimerFires,
};
