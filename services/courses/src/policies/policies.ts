import type { Command } from '@nestjs/cqrs';
import type { OpenedEvent } from '#contracts';
import type { Outcome } from '#event-sourcing';
import { type PolicyOutcomes, sendWanted } from '#service-kit';
import { byStream } from '../kept-entries.js';
import { askPersonsWhenMergeAsks } from './ask-persons-when-merge-asks.js';
import { changeDaysWhenRunChanged } from './change-days-when-run-changed.js';
import { closeWaitingEntryWhenRegistered } from './close-waiting-entry-when-registered.js';
import { confirmOrRefuseRegistrationWhenSeatAnswered } from './confirm-or-refuse-registration-when-seat-answered.js';
import { endMergeQuestionWhenNothingToAsk } from './end-merge-question-when-nothing-to-ask.js';
import { giveUpMergeWhenRunBeginsOrIsCancelled } from './give-up-merge-when-run-begins-or-is-cancelled.js';
import { watchMergeAnswerWhenQuestionPut } from './merge-answer-timer.js';
import { movePersonWhenMergeAccepted } from './move-person-when-merge-accepted.js';
import { reopenWaitingEntryWhenRunCancelled } from './reopen-waiting-entry-when-run-cancelled.js';
import { requestRegistrationWhenPlacementChosen } from './request-registration-when-placement-chosen.js';
import { settleMergeWhenQuestionSettled } from './settle-merge-when-question-settled.js';
import { settleMoveWhenRegistrationAnswered } from './settle-move-when-registration-answered.js';
import { endParticipationsWhenRunEnded } from './end-participations-when-run-ended.js';
import { holdSeatWhenRegistrationRequested } from './hold-seat-when-registration-requested.js';
import { heardByPolicies, type PolicyEvent } from '../contract-events.js';
import type { Policy, PolicyParts } from './policy.js';
import { releaseSeatWhenRegistrationWithdrawnOrDroppedOut } from './release-seat-when-registration-withdrawn-or-dropped-out.js';
import { startFollowUpWhenParticipationStarted } from './start-follow-up-when-participation-started.js';
import { startParticipationsWhenRunStarted } from './start-participations-when-run-started.js';
import { watchHandoverDeadlines } from './watch-handover-deadlines.js';
import { watchHoldWhenRegistrationHeld } from './watch-hold-when-registration-held.js';
import { waitAgainWhenRunCancelled } from './wait-again-when-run-cancelled.js';
import { withdrawHandoverWhenConsentRevoked } from './withdraw-handover-when-consent-revoked.js';
import { withdrawRegistrationsWhenRunCancelled } from './withdraw-registrations-when-run-cancelled.js';

/** The group under which the policies of this service read its topic. */
export const POLICY_GROUP = 'courses.policies';

const POLICIES: readonly Policy[] = [
  holdSeatWhenRegistrationRequested,
  confirmOrRefuseRegistrationWhenSeatAnswered,
  watchHoldWhenRegistrationHeld,
  changeDaysWhenRunChanged,
  releaseSeatWhenRegistrationWithdrawnOrDroppedOut,
  startParticipationsWhenRunStarted,
  endParticipationsWhenRunEnded,
  withdrawRegistrationsWhenRunCancelled,
  closeWaitingEntryWhenRegistered,
  reopenWaitingEntryWhenRunCancelled,
  // After the entry waits again: who is moved leaves it by the registration that follows.
  waitAgainWhenRunCancelled,
  requestRegistrationWhenPlacementChosen,
  askPersonsWhenMergeAsks,
  watchMergeAnswerWhenQuestionPut,
  movePersonWhenMergeAccepted,
  settleMoveWhenRegistrationAnswered,
  endMergeQuestionWhenNothingToAsk,
  settleMergeWhenQuestionSettled,
  giveUpMergeWhenRunBeginsOrIsCancelled,
  startFollowUpWhenParticipationStarted,
  withdrawHandoverWhenConsentRevoked,
  watchHandoverDeadlines,
];

export interface PolicyRunnerParts extends PolicyParts {
  readonly send: (command: Command<Outcome>) => Promise<Outcome>;
  /** What became of it. */
  readonly outcomes: PolicyOutcomes;
}

/**
 * Handler of the policies' subscription. The roster takes an event in before the policies see it; a repeat sends its
 * commands again, under the same ids. One policy group for all, so that each sees what the one before it caused.
 */
export function policyHandler(parts: PolicyRunnerParts): (batch: readonly OpenedEvent[]) => Promise<void> {
  return async (batch) => {
    await Promise.all(byStream(heardByPolicies(batch)).map((events) => inOrder(events, parts)));
  };
}

async function inOrder(events: readonly PolicyEvent[], parts: PolicyRunnerParts): Promise<void> {
  for (const event of events) {
    await parts.roster.apply(event);
    for (const policy of POLICIES) {
      for (const wanted of await policy.react(event, parts))
        await sendWanted(wanted, { policy: policy.name, event }, parts);
    }
  }
}
