import { accept, type Decision, refuse } from '#event-sourcing';
import { dataOf } from '../data-of.js';
import type { DisputeCommand } from './learner.commands.js';
import type { DisputeSettled, LearnerEvent } from './learner.events.js';
import type { Enrolled } from './learner.state.js';

/** A datum is disputed once at a time, and each dispute is settled once (§ 84 Abs. 2 SGB X). */
export function decideDispute(state: Enrolled, command: DisputeCommand, effectiveOn: string): Decision<LearnerEvent> {
  if (command.type === 'settle-dispute') {
    return (
      refuseSettling(state, command.disputeId) ??
      accept({ type: 'dispute-settled', effectiveOn, data: dataOf(command) })
    );
  }
  const isOpen = Object.values(state.disputes).some(
    ({ datum, subjectId, outcome }) =>
      datum === command.datum && subjectId === command.subjectId && outcome === undefined,
  );
  if (isOpen)
    return refuse('datum-already-disputed', 'conflict', 'This datum is disputed and not settled yet.', '/datum');
  return accept({ type: 'datum-disputed', effectiveOn, data: dataOf(command) });
}

/** The event of a correction, with the settlement of the dispute that led to it, if it names one. */
export function settling<Event extends LearnerEvent>(
  state: Enrolled,
  disputeId: string | undefined,
  event: Event,
): Decision<Event | DisputeSettled> {
  if (disputeId === undefined) return accept(event);
  const refused = refuseSettling(state, disputeId, '/settles');
  const { personRef } = state;
  return (
    refused ??
    accept<Event | DisputeSettled>(event, {
      type: 'dispute-settled',
      effectiveOn: event.effectiveOn,
      data: { personRef, disputeId, outcome: 'corrected' },
    })
  );
}

function refuseSettling({ disputes }: Enrolled, disputeId: string, at?: string): Decision<never> | undefined {
  const dispute = Object.hasOwn(disputes, disputeId) ? disputes[disputeId] : undefined;
  if (!dispute) return refuse('dispute-unknown', 'not-found', 'This learner has no such dispute.', at);
  if (dispute.outcome) return refuse('dispute-already-settled', 'conflict', 'The dispute was settled before.', at);
  return undefined;
}
