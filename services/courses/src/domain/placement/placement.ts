import type { CefrLevel, ErasedEvent, EventOf, placementDecided } from '#contracts';
import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import { dayOf, type OfDay, refuseFuture, type Today } from '../effective-day.js';
import { isOffLevel } from '../participation/participation.js';

export type PlacementEvent = EventOf<typeof placementDecided>;

export interface DecidePlacement extends OfDay {
  readonly kind: 'decide';
  readonly placementId: string;
  readonly entryId: string;
  readonly choice: Omit<PlacementEvent['data'], 'personRef' | 'placementId' | 'entryId'>;
}

export interface PlacementFacts extends Today {
  /** Whose need the entry is, while it is open. */
  readonly personRef?: string;
  /** The run decided upon; absent: there is none. */
  readonly run?: { readonly closed: boolean; readonly entryLevel?: CefrLevel };
  /** The person's level as it is known; absent: it is not. */
  readonly level?: CefrLevel;
  /** Whether the person takes part in another run at that time. */
  readonly overlaps?: boolean;
}

export interface PlacementState {
  readonly phase: 'undecided' | 'decided' | 'erased';
}

/** Keeps what a person decided about a proposal, once, with all that was proposed. */
export const placementDecider: Decider<PlacementState, DecidePlacement, PlacementEvent, PlacementFacts> = {
  aggregate: 'placement',
  initial: { phase: 'undecided' },
  evolve,
  decide,
};

function evolve(_state: PlacementState, event: PlacementEvent | ErasedEvent): PlacementState {
  return { phase: event.type === 'erased' ? 'erased' : 'decided' };
}

function decide(state: PlacementState, command: DecidePlacement, facts: PlacementFacts): Decision<PlacementEvent> {
  if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
  const effectiveOn = dayOf(command, facts);
  const future = refuseFuture(effectiveOn, facts);
  if (future) return future;
  if (state.phase === 'decided') return refuse('placement-already-decided', 'conflict', 'This was decided already.');
  const { personRef, run, overlaps } = facts;
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
  if (!run) return refuse('run-unknown', 'invalid', 'There is no such course run.', '/runId');
  if (choice.outcome === 'chosen') {
    if (isOffLevel(run, facts.level) && choice.levelReason === undefined) {
      return refuse(
        'level-reason-missing',
        'invalid',
        'The course does not match the level of the person: the reason must be named.',
        '/levelReason',
      );
    }
    if (run.closed) return refuse('run-closed', 'rule', 'The run has ended or was cancelled.', '/runId');
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
