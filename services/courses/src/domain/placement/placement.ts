import type { CefrLevel, ErasedEvent, EventOf, placementDecided, placementFailed } from '#contracts';
import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import { dayOf, type OfDay, refuseFuture, type Today } from '../effective-day.js';
import { isOffLevel } from '../participation/participation.js';

export type PlacementDecided = EventOf<typeof placementDecided>;
export type PlacementFailed = EventOf<typeof placementFailed>;
export type PlacementEvent = PlacementDecided | PlacementFailed;

export interface DecidePlacement extends OfDay {
  readonly kind: 'decide';
  readonly placementId: string;
  readonly entryId: string;
  readonly choice: Omit<PlacementDecided['data'], 'personRef' | 'placementId' | 'entryId'>;
}

/** What was chosen cannot be asked for any more. */
export interface FailPlacement extends OfDay {
  readonly kind: 'fail';
  readonly reason: PlacementFailed['data']['reason'];
}
export type PlacementCommand = DecidePlacement | FailPlacement;

export interface PlacementFacts extends Today {
  /** Whose need the entry is, while it is open. */
  readonly personRef?: string;
  /** The run decided upon; absent: there is none. */
  readonly run?: { readonly closed: boolean; readonly entryLevel?: CefrLevel };
  /** The person's level as the last test or certificate found it; absent: not known. */
  readonly level?: CefrLevel;
  /** Whether the person takes part in another run at that time. */
  readonly overlaps?: boolean;
}

export interface PlacementState {
  readonly phase: 'undecided' | 'decided' | 'failed' | 'erased';
  readonly decision?: PlacementDecided['data'];
  readonly failure?: PlacementFailed['data']['reason'];
}

/**
 * Keeps what a person decided about a proposal, once, with all that was proposed; and where the run chosen cannot be asked
 * for a seat any more, that it came to nothing.
 */
export const placementDecider: Decider<PlacementState, PlacementCommand, PlacementEvent, PlacementFacts> = {
  aggregate: 'placement',
  initial: { phase: 'undecided' },
  evolve,
  decide,
};

function evolve(state: PlacementState, event: PlacementEvent | ErasedEvent): PlacementState {
  switch (event.type) {
    case 'placement-decided':
      return { phase: 'decided', decision: event.data };
    case 'placement-failed':
      return { ...state, phase: 'failed', failure: event.data.reason };
    case 'erased':
      return { phase: 'erased' };
  }
}

function decide(state: PlacementState, command: PlacementCommand, facts: PlacementFacts): Decision<PlacementEvent> {
  if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
  const effectiveOn = dayOf(command, facts);
  const future = refuseFuture(effectiveOn, facts);
  if (future) return future;
  if (command.kind === 'fail') return fail(state, command, effectiveOn);
  if (state.phase !== 'undecided') return refuse('placement-already-decided', 'conflict', 'This was decided already.');
  const { personRef, run, level, overlaps } = facts;
  const { placementId, entryId, choice } = command;
  if (personRef === undefined) return refuse('entry-unknown', 'not-found', 'There is no such open entry.');
  if (!choice.proposed.some(({ runId }) => runId === choice.runId)) {
    return refuse('run-not-proposed', 'invalid', 'Only a run that was proposed can be decided upon.', '/runId');
  }
  if ((choice.outcome === 'not-fitting') !== (choice.reason !== undefined)) {
    return refuse(
      'reason-and-outcome',
      'invalid',
      'A reason belongs to a run that does not fit, and to no other.',
      '/reason',
    );
  }
  if (choice.outcome !== 'chosen' && choice.levelReason !== undefined) {
    return refuse(
      'reason-and-outcome',
      'invalid',
      'A reason for the level belongs to a run that is chosen.',
      '/levelReason',
    );
  }
  if (!run) return refuse('run-unknown', 'invalid', 'There is no such course run.', '/runId');
  if (choice.outcome === 'chosen') {
    if (run.closed) return refuse('run-closed', 'rule', 'The run has ended or was cancelled.', '/runId');
    // As the registration that follows will ask (§ 11 Abs. 2 IntV).
    if (isOffLevel(run, level) && choice.levelReason === undefined) {
      return refuse(
        'level-reason-missing',
        'invalid',
        'The course does not match the level of the person: the reason must be named.',
        '/levelReason',
      );
    }
    if (overlaps) {
      return refuse(
        'overlapping-registration',
        'conflict',
        'The person takes part in another run at that time.',
        '/runId',
      );
    }
  }
  return accept<PlacementEvent>({
    type: 'placement-decided',
    effectiveOn,
    data: { ...choice, personRef, placementId, entryId },
  });
}

function fail(
  { decision, phase }: PlacementState,
  command: FailPlacement,
  effectiveOn: string,
): Decision<PlacementEvent> {
  if (phase !== 'decided' || decision?.outcome !== 'chosen') {
    return refuse('placement-not-open', 'conflict', 'No run was chosen, or it came to nothing already.');
  }
  const { personRef, placementId, entryId, runId } = decision;
  return accept<PlacementEvent>({
    type: 'placement-failed',
    effectiveOn,
    data: { personRef, placementId, entryId, runId, reason: command.reason },
  });
}
