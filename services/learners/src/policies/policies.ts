import type { Command } from '@nestjs/cqrs';
import type { OpenedEvent } from '#contracts';
import type { Outcome } from '#event-sourcing';
import { type PolicyOutcomes, sendWanted } from '#service-kit';
import { heard, type HeardEvent } from '../heard-events.js';
import { assessLevelWhenTestResultRecorded } from './assess-level-when-test-result-recorded.js';
import { endRegistrationWhenRegistrationFailed } from './end-registration-when-registration-failed.js';
import { finishStepWhenItHappened } from './finish-step-when-it-happened.js';
import { interruptEntitlementWhenDroppedOut } from './interrupt-entitlement-when-dropped-out.js';
import { noteRegistrationWhenRegistrationConfirmed } from './note-registration-when-registration-confirmed.js';
import { planApartWhenTransitionStarted } from './plan-apart-when-transition-started.js';
import type { Policy, PolicyParts } from './policy.js';
import { reopenStepWhenMilestoneWithdrawn } from './reopen-step-when-milestone-withdrawn.js';
import { useEntitlementWhenParticipationStarted } from './use-entitlement-when-participation-started.js';
import { watchConsentWhenGranted } from './watch-consent-when-granted.js';
import { watchDeadlinesWhenRightChanged } from './watch-deadlines-when-right-changed.js';

const POLICIES: readonly Policy[] = [
  noteRegistrationWhenRegistrationConfirmed,
  endRegistrationWhenRegistrationFailed,
  useEntitlementWhenParticipationStarted,
  interruptEntitlementWhenDroppedOut,
  watchDeadlinesWhenRightChanged,
  assessLevelWhenTestResultRecorded,
  watchConsentWhenGranted,
  planApartWhenTransitionStarted,
  finishStepWhenItHappened,
  reopenStepWhenMilestoneWithdrawn,
];

export interface PolicyRunnerParts extends PolicyParts {
  readonly send: (command: Command<Outcome>) => Promise<Outcome>;
  /** What became of it. */
  readonly outcomes: PolicyOutcomes;
}

/**
 * Handler of the policies' subscription. Their state takes a batch in before they see its events; a repeat sends its
 * commands again, under the same ids. One group for all, so that each sees what the one before it caused.
 */
export function policyHandler(parts: PolicyRunnerParts): (batch: readonly OpenedEvent[]) => Promise<void> {
  return async (batch) => {
    await parts.rights.apply(batch);
    await parts.plans.apply(batch);
    const streams = new Map<string, HeardEvent[]>();
    for (const event of batch.map(heard)) streams.set(event.stream, [...(streams.get(event.stream) ?? []), event]);
    await Promise.all([...streams.values()].map((events) => inOrder(events, parts)));
  };
}

async function inOrder(events: readonly HeardEvent[], parts: PolicyRunnerParts): Promise<void> {
  for (const event of events) {
    for (const policy of POLICIES) {
      for (const wanted of await policy.react(event, parts))
        await sendWanted(wanted, { policy: policy.name, event }, parts);
    }
  }
}
