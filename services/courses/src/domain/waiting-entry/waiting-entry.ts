import type { ErasedEvent } from '#contracts';
import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import { dayOf, type OfDay, refuseFuture, type Today } from '../effective-day.js';
import type {
  ChangedNeed,
  Need,
  WaitingEntryClosed,
  WaitingEntryEvent,
  WaitingEntryReopened,
} from './waiting-entry.events.js';

export type { WaitingEntryEvent } from './waiting-entry.events.js';

export interface OpenWaitingEntry extends OfDay {
  readonly kind: 'open';
  readonly need: Need;
}
export interface ChangeWaitingEntry extends OfDay {
  readonly kind: 'change';
  readonly need: ChangedNeed;
}
export interface CloseWaitingEntry extends OfDay {
  readonly kind: 'close';
  readonly reason: WaitingEntryClosed['data']['reason'];
  /** The registration that meets the need. */
  readonly registrationId?: string;
}
export interface ReopenWaitingEntry extends OfDay {
  readonly kind: 'reopen';
  readonly reason: WaitingEntryReopened['data']['reason'];
  /** The registration whose seat was lost. */
  readonly registrationId?: string;
}
export type WaitingEntryCommand = OpenWaitingEntry | ChangeWaitingEntry | CloseWaitingEntry | ReopenWaitingEntry;

export interface WaitingEntryFacts extends Today {
  readonly courseTypeKnown?: boolean;
  /** An open entry of the person for the same need, in another stream. */
  readonly openEntry?: string;
}

export interface WaitingEntryState {
  readonly phase: 'unknown' | 'open' | 'closed' | 'erased';
  readonly need?: Need;
  /** Why it is closed, and since which day. */
  readonly closedFor?: WaitingEntryClosed['data']['reason'];
  readonly closedOn?: string;
  /** The registration that met the need, where it is known. */
  readonly closedBy?: string;
}

/** Guards one need: open once at a time, changed while it is open, opened again from the old date when a seat is lost. */
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

/** A need is the type of course and the level: who waits for it twice waits once. */
export const isSameNeed = (
  one: Pick<Need, 'courseType' | 'level'>,
  other: Pick<Need, 'courseType' | 'level'>,
): boolean => one.courseType === other.courseType && one.level === other.level;

function evolve(state: WaitingEntryState, event: WaitingEntryEvent | ErasedEvent): WaitingEntryState {
  switch (event.type) {
    case 'waiting-entry-opened':
      return { phase: 'open', need: event.data };
    case 'waiting-entry-changed': {
      if (!state.need) return state;
      const { courseType, since } = state.need;
      return { ...state, need: { ...event.data, courseType, ...(since === undefined ? {} : { since }) } };
    }
    case 'waiting-entry-closed':
      return {
        ...state,
        phase: 'closed',
        closedFor: event.data.reason,
        closedOn: event.effectiveOn,
        ...(event.data.registrationId === undefined ? {} : { closedBy: event.data.registrationId }),
      };
    case 'waiting-entry-reopened':
      return state.need ? { phase: 'open', need: state.need } : state;
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
  if (command.kind === 'open') return open(state, command, effectiveOn, facts);
  if (state.need === undefined) return refuse('entry-unknown', 'not-found', 'There is no such entry.');
  const { personRef, entryId } = state.need;
  switch (command.kind) {
    case 'change':
      if (state.phase === 'closed') return refuseClosed();
      if (facts.openEntry !== undefined) return refuseSecond(facts.openEntry);
      return accept<WaitingEntryEvent>({
        type: 'waiting-entry-changed',
        effectiveOn,
        data: { ...command.need, personRef, entryId },
      });
    case 'close':
      if (state.phase === 'closed') return refuseClosed();
      return accept<WaitingEntryEvent>({
        type: 'waiting-entry-closed',
        effectiveOn,
        data: { personRef, entryId, reason: command.reason, ...ofRegistration(command) },
      });
    case 'reopen':
      if (state.phase === 'open') return refuse('entry-still-open', 'conflict', 'The entry is open.');
      if (state.closedFor !== 'registered') {
        return refuse('entry-ended-otherwise', 'conflict', 'The entry did not end with a registration.');
      }
      return accept<WaitingEntryEvent>({
        type: 'waiting-entry-reopened',
        effectiveOn,
        data: { personRef, entryId, reason: command.reason, ...ofRegistration(command) },
      });
  }
}

function open(
  state: WaitingEntryState,
  { need }: OpenWaitingEntry,
  effectiveOn: string,
  facts: WaitingEntryFacts,
): Decision<WaitingEntryEvent> {
  if (state.phase === 'open' && state.need && isSameNeed(state.need, need)) return refuseSecond(state.need.entryId);
  if (state.phase !== 'unknown') return refuse('entry-already-open', 'conflict', 'This entry was opened already.');
  if (!facts.courseTypeKnown) {
    return refuse('course-type-unknown', 'invalid', 'The catalogue has no such course type.', '/courseType');
  }
  if (need.since !== undefined && need.since > effectiveOn) {
    return refuse('since-after-opening', 'invalid', 'The waiting began after the entry.', '/since');
  }
  if (facts.openEntry !== undefined) return refuseSecond(facts.openEntry);
  return accept<WaitingEntryEvent>({ type: 'waiting-entry-opened', effectiveOn, data: need });
}

const ofRegistration = ({ registrationId }: { readonly registrationId?: string }) =>
  registrationId === undefined ? {} : { registrationId };

const refuseClosed = (): Decision<never> => refuse('entry-closed', 'conflict', 'The entry is closed already.');

const refuseSecond = (entryId: string): Decision<never> =>
  refuse(
    'need-already-open',
    'conflict',
    `The person waits for this already, with the entry ${entryId}.`,
    '/courseType',
  );
