import type { TimedPolicies } from '#service-kit';
import { MERGE_ANSWER_DUE, recordNoAnswerWhenTimerFires } from './merge-answer-timer.js';
import { handoverTimedPolicies } from './watch-handover-deadlines.js';

/** The policies of this service that wait for their time, by the kind of the timer. */
export const timedPolicies: TimedPolicies = {
  [MERGE_ANSWER_DUE]: recordNoAnswerWhenTimerFires,
  ...handoverTimedPolicies,
};
