import type { ErasedEvent, EventOf, waitingEntryClosed, waitingEntryOpened } from '#contracts';
import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import { dayOf, type OfDay, refuseFuture, type Today } from '../effective-day.js';

export type WaitingEntryOpened = EventOf<typeof waitingEntryOpened>;
export type WaitingEntryClosed = EventOf<typeof waitingEntryClosed>;
export type WaitingEntryEvent = WaitingEntryOpened | WaitingEntryClosed;

export interface OpenWaitingEntry extends OfDay {
  readonly kind: 'open';
  readonly need: WaitingEntryOpened['data'];
}
export interface CloseWaitingEntry extends OfDay {
  readonly kind: 'close';
  readonly reason: WaitingEntryClosed['data']['reason'];
}
export type WaitingEntryCommand = OpenWaitingEntry | CloseWaitingEntry;

export interface WaitingEntryFacts extends Today {
  readonly courseTypeKnown?: boolean;
}

export interface WaitingEntryState {
  readonly phase: 'unknown' | 'open' | 'closed' | 'erased';
  readonly need?: WaitingEntryOpened['data'];
}

/** Guards that a need is open once and closed once. */
export const waitingEntryDecider: Decider<
  WaitingEntryState,
  WaitingEntryCommand,
  WaitingEntryEvent,
  WaitingEntryFacts
> = {
  aggregate: 'waiting-entry',
  initial: { phase: 'unknown' },
  evolve,
  decide,
};

function evolve(state: WaitingEntryState, event: WaitingEntryEvent | ErasedEvent): WaitingEntryState {
  switch (event.type) {
    case 'waiting-entry-opened':
      return { phase: 'open', need: event.data };
    case 'waiting-entry-closed':
      return { ...state, phase: 'closed' };
    case 'erased':
      return { phase: 'erased' };
  }
}

function decide(
  state: WaitingEntryState,
  command: WaitingEntryCommand,
  facts: WaitingEntryFacts,
): Decision<WaitingEntryEvent> {
  const effectiveOn = dayOf(command, facts);
  if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
  const future = refuseFuture(effectiveOn, facts);
  if (future) return future;
  switch (command.kind) {
    case 'open':
      if (state.phase !== 'unknown') return refuse('entry-already-open', 'conflict', 'This entry was opened already.');
      if (!facts.courseTypeKnown) {
        return refuse('course-type-unknown', 'invalid', 'The catalogue has no such course type.', '/courseType');
      }
      return accept<WaitingEntryEvent>({ type: 'waiting-entry-opened', effectiveOn, data: command.need });
    case 'close':
      if (state.need === undefined) return refuse('entry-unknown', 'not-found', 'There is no such entry.');
      if (state.phase === 'closed') return refuse('entry-closed', 'conflict', 'The entry is closed already.');
      return accept<WaitingEntryEvent>({
        type: 'waiting-entry-closed',
        effectiveOn,
        data: { personRef: state.need.personRef, entryId: state.need.entryId, reason: command.reason },
      });
  }
}
