import type { TimedPolicies } from '#service-kit';
import { handoverTimedPolicies } from './watch-handover-deadlines.js';

/** The policies of this service that wait for their time, by the kind of the timer. */
export const timedPolicies: TimedPolicies = { ...handoverTimedPolicies };
