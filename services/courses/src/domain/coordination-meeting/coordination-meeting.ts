import type { CoordinationOutcome, coordinationMeetingEvents, ErasedEvent, EventOf } from '#contracts';
import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import type { Today } from '../effective-day.js';

export type CoordinationMeetingEvent = EventOf<(typeof coordinationMeetingEvents)[number]>;
type Item = Extract<CoordinationMeetingEvent, { readonly type: 'coordination-item-agreed' }>['data'];

export interface ConveneMeeting {
  readonly kind: 'convene';
  readonly meetingId: string;
  readonly heldOn: string;
}
export interface AgreeItem {
  readonly kind: 'agree';
  readonly item: Omit<Item, 'meetingId'>;
}
export interface RecordOutcome {
  readonly kind: 'record-outcome';
  readonly itemId: string;
  readonly outcome: CoordinationOutcome;
  /** The provider that reports; absent: the coordination, for all. */
  readonly providerId?: string;
}
export type CoordinationMeetingCommand = ConveneMeeting | AgreeItem | RecordOutcome;

export interface CoordinationMeetingFacts extends Today {
  /** Gathered for an agreement: whether there is such a run or hand-over, and such a provider. */
  readonly subjectKnown?: boolean;
  readonly ownerKnown?: boolean;
}

export interface CoordinationMeetingState {
  readonly meetingId?: string;
  readonly heldOn?: string;
  readonly items: ReadonlyMap<string, Item>;
}

/** Guards what the providers agreed upon on a day, and that what came of it is recorded for something agreed. */
export const coordinationMeetingDecider: Decider<
  CoordinationMeetingState,
  CoordinationMeetingCommand,
  CoordinationMeetingEvent,
  CoordinationMeetingFacts
> = {
  aggregate: 'coordination-meeting',
  initial: { items: new Map() },
  evolve,
  decide,
};

function evolve(
  state: CoordinationMeetingState,
  event: CoordinationMeetingEvent | ErasedEvent,
): CoordinationMeetingState {
  switch (event.type) {
    case 'coordination-meeting-convened':
      return { ...state, meetingId: event.data.meetingId, heldOn: event.data.heldOn };
    case 'coordination-item-agreed':
      return { ...state, items: new Map(state.items).set(event.data.itemId, event.data) };
    case 'coordination-outcome-recorded':
    case 'erased':
      return state;
  }
}

function decide(
  { meetingId, heldOn, items }: CoordinationMeetingState,
  command: CoordinationMeetingCommand,
  facts: CoordinationMeetingFacts,
): Decision<CoordinationMeetingEvent> {
  const { today: effectiveOn } = facts;
  if (command.kind === 'convene') {
    if (meetingId !== undefined)
      return refuse('meeting-already-convened', 'conflict', 'The providers meet on this day already.', '/heldOn');
    const data = { meetingId: command.meetingId, heldOn: command.heldOn };
    return accept<CoordinationMeetingEvent>({ type: 'coordination-meeting-convened', effectiveOn, data });
  }
  if (meetingId === undefined || heldOn === undefined)
    return refuse('meeting-unknown', 'not-found', 'There is no such meeting.');
  if (command.kind === 'agree') {
    const { item } = command;
    const unfit = refuseItem(item, heldOn, facts);
    if (unfit) return unfit;
    if (items.has(item.itemId)) return refuse('item-already-agreed', 'conflict', 'This was agreed already.');
    return accept<CoordinationMeetingEvent>({
      type: 'coordination-item-agreed',
      effectiveOn,
      data: { meetingId, ...item },
    });
  }
  const { itemId, outcome, providerId } = command;
  const item = items.get(itemId);
  if (!item) return refuse('item-unknown', 'not-found', 'Nothing of this id was agreed in the meeting.');
  if (providerId !== undefined && item.owner !== providerId)
    return refuse('not-the-owner', 'forbidden', 'A provider reports what came of its own part.', '/providerId');
  return accept<CoordinationMeetingEvent>({
    type: 'coordination-outcome-recorded',
    effectiveOn,
    data: { meetingId, itemId, outcome },
  });
}

function refuseItem(
  { subject, subjectId, owner, dueOn }: AgreeItem['item'],
  heldOn: string,
  { today, subjectKnown = false, ownerKnown = false }: CoordinationMeetingFacts,
): Decision<never> | undefined {
  if (today < heldOn)
    return refuse('meeting-not-held', 'conflict', 'What is agreed is recorded from the day of the meeting on.');
  if ((subject === 'all') !== (subjectId === undefined))
    return refuse('subject-missing', 'invalid', 'Name what it is about, or that it is about all.', '/subjectId');
  if (subjectId !== undefined && !subjectKnown)
    return refuse('subject-unknown', 'invalid', 'There is no such run or hand-over.', '/subjectId');
  if (owner !== undefined && !ownerKnown)
    return refuse('owner-unknown', 'invalid', 'No such provider takes part.', '/owner');
  if (dueOn < heldOn) return refuse('due-before-meeting', 'invalid', 'The day lies before the meeting.', '/dueOn');
  return undefined;
}
