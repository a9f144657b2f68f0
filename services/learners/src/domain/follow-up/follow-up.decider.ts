import type { ErasedEvent, Sphere } from '#contracts';
import { accept, refuse, type Decider, type Decision } from '#event-sourcing';
import type { Today } from '../effective-day.js';
import { type FollowUpEvent, followUpNoteWritten, type FollowUpSet, noteRefOf } from './follow-up.events.js';

export type SetFollowUp = { readonly type: 'set-follow-up'; readonly note?: string } & FollowUpSet['data'];
export type FollowUpCommand =
  | SetFollowUp
  | { readonly type: 'move-follow-up'; readonly dueOn: string }
  | { readonly type: 'hand-over-follow-up'; readonly account?: string }
  | { readonly type: 'finish-follow-up' }
  | { readonly type: 'redact-note' };

/** For whom the signed-in account acts: its offices, itself, and those for whom it deputises today. */
export interface Desk {
  readonly offices: readonly string[];
  readonly accounts: readonly string[];
}

export interface FollowUpFacts extends Today {
  readonly desk: Desk;
  /** Read for setting alone. */
  readonly learner: 'enrolled' | 'unknown' | 'erased';
  /** Whose key seals what is the office's own; read for setting alone: it stays so. */
  readonly sphere: Sphere;
}

export interface FollowUp {
  readonly phase: 'open' | 'done';
  readonly followUp: FollowUpSet['data'];
  readonly sphere: Sphere;
  readonly note?: string;
}
export type FollowUpState =
  { readonly phase: 'unknown'; readonly note?: string } | FollowUp | { readonly phase: 'erased' };

const SET = {
  coordination: 'follow-up-set',
  youth: 'youth-follow-up-set',
  health: 'health-follow-up-set',
} as const;
const MOVED = {
  coordination: 'follow-up-moved',
  youth: 'youth-follow-up-moved',
  health: 'health-follow-up-moved',
} as const;
const HANDED_OVER = {
  coordination: 'follow-up-handed-over',
  youth: 'youth-follow-up-handed-over',
  health: 'health-follow-up-handed-over',
} as const;
const DONE = {
  coordination: 'follow-up-done',
  youth: 'youth-follow-up-done',
  health: 'health-follow-up-done',
} as const;

/** Whether a follow-up lies on one's desk: it is one's own, a principal's, or nobody's in particular of the office. */
export const onDesk = (
  { office, account }: Pick<FollowUpSet['data'], 'office' | 'account'>,
  { offices, accounts }: Desk,
): boolean => offices.includes(office) && (account === undefined || accounts.includes(account));

/** Guards one follow-up: set, moved, handed over within its office, done; its note can be redacted. */
export const followUpDecider: Decider<FollowUpState, FollowUpCommand, FollowUpEvent, FollowUpFacts> = {
  aggregate: 'follow-up',
  initial: { phase: 'unknown' },
  evolve,
  decide: (state, command, facts) => {
    if (command.type === 'set-follow-up') return set(state, command, facts);
    // Who may not know of it gets the answer for what does not exist.
    if (state.phase === 'unknown' || state.phase === 'erased' || !facts.desk.offices.includes(state.followUp.office))
      return refuse('follow-up-unknown', 'not-found', 'This id names no follow-up.');
    if (command.type === 'redact-note') return redact(state, facts);
    if (!onDesk(state.followUp, facts.desk))
      return refuse('not-in-charge', 'forbidden', 'Another account of the office is in charge; deputise for it first.');
    if (state.phase === 'done') return refuse('follow-up-already-done', 'conflict', 'The follow-up is done already.');
    return change(state, command, facts);
  },
};

function set(state: FollowUpState, command: SetFollowUp, facts: FollowUpFacts): Decision<FollowUpEvent> {
  if (state.phase !== 'unknown') return refuse('follow-up-already-set', 'conflict', 'This follow-up exists already.');
  if (facts.learner === 'unknown')
    return refuse('learner-unknown', 'not-found', 'This reference names no learner.', '/personRef');
  if (facts.learner === 'erased')
    return refuse('person-erased', 'conflict', 'The data of this person was erased.', '/personRef');
  if (command.dueOn < facts.today) return inPast();
  const { type: _type, note, ...data } = command;
  const effectiveOn = facts.today;
  const followUp: FollowUpEvent = { type: SET[facts.sphere], effectiveOn, data };
  if (note === undefined) return accept(followUp);
  // The note first: who waits for the own write waits for the last event, and that one is published.
  const written: FollowUpEvent = {
    type: 'follow-up-note-written',
    effectiveOn,
    data: { personRef: noteRefOf(data.followUpId), note },
  };
  return accept<FollowUpEvent>(written, followUp);
}

function change(
  { followUp, sphere }: FollowUp,
  command: Exclude<FollowUpCommand, { readonly type: 'set-follow-up' | 'redact-note' }>,
  facts: FollowUpFacts,
): Decision<FollowUpEvent> {
  const { personRef, followUpId } = followUp;
  const ids = { personRef, followUpId };
  const effectiveOn = facts.today;
  switch (command.type) {
    case 'move-follow-up':
      if (command.dueOn < facts.today) return inPast();
      if (command.dueOn === followUp.dueOn)
        return refuse('follow-up-unchanged', 'conflict', 'The follow-up is on this day already.', '/dueOn');
      return accept({ type: MOVED[sphere], effectiveOn, data: { ...ids, dueOn: command.dueOn } });
    case 'hand-over-follow-up':
      if (command.account === followUp.account)
        return refuse('follow-up-unchanged', 'conflict', 'This account is in charge already.', '/account');
      return accept({
        type: HANDED_OVER[sphere],
        effectiveOn,
        data: { ...ids, ...(command.account === undefined ? {} : { account: command.account }) },
      });
    case 'finish-follow-up':
      return accept({ type: DONE[sphere], effectiveOn, data: ids });
    default:
      return command satisfies never;
  }
}

function redact({ followUp, note }: FollowUp, { today }: FollowUpFacts): Decision<FollowUpEvent> {
  return note === undefined
    ? refuse('note-unknown', 'not-found', 'This follow-up has no note.')
    : accept({
        type: 'follow-up-note-redacted',
        effectiveOn: today,
        data: { followUpId: followUp.followUpId },
      });
}

const inPast = (): Decision<never> =>
  refuse('follow-up-in-past', 'invalid', 'The day of a follow-up lies ahead.', '/dueOn');

function evolve(state: FollowUpState, event: FollowUpEvent | ErasedEvent): FollowUpState {
  if (event.type === 'erased') {
    // A note has a key of its own: without it the follow-up stays.
    return event.data.erasedType === followUpNoteWritten.type ? state : { phase: 'erased' };
  }
  if (state.phase === 'erased') return state;
  const note = state.note === undefined ? {} : { note: state.note };
  if (event.type === 'follow-up-note-written') return { ...state, note: event.data.note };
  if (event.type === SET.coordination) return { phase: 'open', followUp: event.data, sphere: 'coordination', ...note };
  if (event.type === SET.youth) return { phase: 'open', followUp: event.data, sphere: 'youth', ...note };
  if (event.type === SET.health) return { phase: 'open', followUp: event.data, sphere: 'health', ...note };
  if (state.phase === 'unknown') return state;
  switch (event.type) {
    case 'follow-up-note-redacted': {
      const { note: _note, ...rest } = state;
      return rest;
    }
    case 'follow-up-moved':
    case 'youth-follow-up-moved':
    case 'health-follow-up-moved':
      return { ...state, followUp: { ...state.followUp, dueOn: event.data.dueOn } };
    case 'follow-up-handed-over':
    case 'youth-follow-up-handed-over':
    case 'health-follow-up-handed-over': {
      const { account: _account, ...followUp } = state.followUp;
      const { account } = event.data;
      return { ...state, followUp: { ...followUp, ...(account === undefined ? {} : { account }) } };
    }
    case 'follow-up-done':
    case 'youth-follow-up-done':
    case 'health-follow-up-done':
      return { ...state, phase: 'done' };
    default:
      return event satisfies never;
  }
}
