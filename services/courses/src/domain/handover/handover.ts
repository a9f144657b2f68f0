import type { ErasedEvent, HandoverStage } from '#contracts';
import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import { dayOf, refuseFuture } from '../effective-day.js';
import { expire, startDeadline, watch } from './deadlines.js';
import type { HandoverCommand, HandoverFacts, HandoverStep } from './handover.commands.js';
import type { HandoverAccepted, HandoverEvent, HandoverOffered } from './handover.events.js';
import { refuseFollowUpRun, offer } from './offer.js';

export interface HandoverState {
  readonly phase:
    | 'unknown'
    | 'offered'
    | 'accepted'
    | 'returned'
    | 'withdrawn'
    | 'expired'
    | 'failed'
    | 'follow-up-started'
    | 'erased';
  readonly offer?: HandoverOffered['data'];
  readonly offeredOn?: string;
  readonly acceptance?: HandoverAccepted['data'];
  readonly answeredOn?: string;
  /** The stages whose deadline was warned of, and those that the coordination was told of. */
  readonly warned: readonly HandoverStage[];
  readonly escalated: readonly HandoverStage[];
}

const NOTHING: HandoverState = { phase: 'unknown', warned: [], escalated: [] };

/**
 * Guards that a hand-over has a basis, that each side does only its own part, and that it ends at most once. What was
 * returned is offered again as a hand-over of its own.
 */
export const handoverDecider: Decider<HandoverState, HandoverCommand, HandoverEvent, HandoverFacts> = {
  aggregate: 'handover',
  initial: NOTHING,
  evolve,
  decide,
};

function evolve(state: HandoverState, event: HandoverEvent | ErasedEvent): HandoverState {
  switch (event.type) {
    case 'handover-offered':
      return { ...NOTHING, phase: 'offered', offer: event.data, offeredOn: event.effectiveOn };
    case 'handover-accepted':
      return { ...state, phase: 'accepted', acceptance: event.data, answeredOn: event.effectiveOn };
    case 'handover-returned':
      return { ...state, phase: 'returned' };
    case 'handover-withdrawn':
      return { ...state, phase: 'withdrawn' };
    case 'follow-up-started':
      return { ...state, phase: 'follow-up-started' };
    case 'handover-expired':
      return { ...state, phase: 'expired' };
    case 'handover-failed':
      return { ...state, phase: 'failed' };
    case 'handover-warned':
      return { ...state, warned: [...state.warned, event.data.stage] };
    case 'handover-escalated':
      return { ...state, escalated: [...state.escalated, event.data.stage] };
    case 'erased':
      return { ...NOTHING, phase: 'erased' };
  }
}

function decide(state: HandoverState, command: HandoverCommand, facts: HandoverFacts): Decision<HandoverEvent> {
  if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
  switch (command.kind) {
    case 'warn':
    case 'escalate':
      return watch(state, command, facts);
    case 'expire':
      return expire(state, facts);
    default:
      return step(state, command, facts);
  }
}

function step(state: HandoverState, command: HandoverStep, facts: HandoverFacts): Decision<HandoverEvent> {
  const effectiveOn = dayOf(command, facts);
  const future = refuseFuture(effectiveOn, facts);
  if (future) return future;
  if (command.kind === 'offer') return state.offer ? refuseOffer(state) : offer(command, effectiveOn, facts);
  if (!state.offer) return refuse('handover-unknown', 'not-found', 'There is no such hand-over.');
  const { personRef, handoverId, fromProvider, toProvider } = state.offer;
  const data = { personRef, handoverId, fromProvider, toProvider };
  if (state.offeredOn !== undefined && effectiveOn < state.offeredOn) {
    return refuse('before-offer', 'invalid', 'The day lies before the offer.', '/effectiveOn');
  }
  switch (command.kind) {
    case 'accept': {
      if (command.providerId !== toProvider) return refuseStranger('not-the-receiver');
      if (state.phase !== 'offered') return refuseInPhase(state);
      const followUpRunId = command.followUpRunId ?? state.offer.followUpRunId;
      const unfit = command.followUpRunId === undefined ? undefined : refuseFollowUpRun(facts, toProvider);
      if (unfit) return unfit;
      return accept<HandoverEvent>({
        type: 'handover-accepted',
        effectiveOn,
        data: {
          ...data,
          ...(followUpRunId === undefined ? {} : { followUpRunId }),
          ...startDeadline(state.offer, effectiveOn, facts),
        },
      });
    }
    case 'return':
      if (command.providerId !== toProvider) return refuseStranger('not-the-receiver');
      if (state.phase !== 'offered') return refuseInPhase(state);
      if (command.reason === 'data-missing' && command.missing.length === 0) {
        return refuse('missing-data-not-named', 'invalid', 'Name what is missing.', '/missing');
      }
      return accept<HandoverEvent>({
        type: 'handover-returned',
        effectiveOn,
        data: { ...data, reason: command.reason, missing: [...command.missing] },
      });
    case 'withdraw':
      if (command.providerId !== fromProvider) return refuseStranger('not-the-offerer');
      // An accepted one too: a revoked consent withdraws what is open.
      if (state.phase !== 'offered' && state.phase !== 'accepted') return refuseInPhase(state);
      return accept<HandoverEvent>({
        type: 'handover-withdrawn',
        effectiveOn,
        data: { ...data, reason: command.reason },
      });
    case 'fail':
      if (command.providerId !== fromProvider && command.providerId !== toProvider)
        return refuseStranger('not-a-party');
      if (state.phase !== 'accepted') return refuseInPhase(state);
      return accept<HandoverEvent>({
        type: 'handover-failed',
        effectiveOn,
        data: { ...data, reason: command.reason, reportedBy: command.providerId },
      });
    case 'start-follow-up':
      if (state.phase !== 'accepted') return refuseInPhase(state);
      return accept<HandoverEvent>({ type: 'follow-up-started', effectiveOn, data: { ...data, runId: command.runId } });
  }
}

/** Nobody is handed to two providers at a time. */
const refuseOffer = ({ phase }: HandoverState): Decision<never> =>
  phase === 'offered' || phase === 'accepted'
    ? refuse('handover-open', 'conflict', 'The person is being handed over already.', '/registrationId')
    : refuse('handover-already-offered', 'conflict', 'This hand-over was offered already.');

const refuseStranger = (code: 'not-the-receiver' | 'not-the-offerer' | 'not-a-party'): Decision<never> =>
  refuse(code, 'forbidden', 'This provider has no part in that step of the hand-over.', '/providerId');

function refuseInPhase({ phase }: HandoverState): Decision<never> {
  switch (phase) {
    case 'offered':
      return refuse('handover-not-accepted', 'conflict', 'The hand-over is not accepted yet.');
    case 'accepted':
      return refuse('handover-already-accepted', 'conflict', 'The hand-over is accepted already.');
    case 'returned':
    case 'withdrawn':
    case 'expired':
    case 'failed':
    case 'follow-up-started':
    case 'unknown':
    case 'erased':
      return refuse('handover-closed', 'conflict', 'The hand-over has come to its end.');
  }
}
