import type { decisionTaken, ErasedEvent, EventOf, meetingConvened } from '#contracts';
import { accept, refuse, type Decider, type Decision } from '#event-sourcing';
import { dataOf } from '../data-of.js';
import { dayOf, type Effective, refuseFuture, type Today } from '../effective-day.js';

export type MeetingConvened = EventOf<typeof meetingConvened>;
export type DecisionTaken = EventOf<typeof decisionTaken>;
export type MeetingEvent = MeetingConvened | DecisionTaken;

export type ConveneMeeting = { readonly type: 'convene-meeting' } & MeetingConvened['data'] & Effective;
export interface TakeDecision {
  readonly type: 'take-decision';
  readonly decisionId: string;
  readonly topicId: string;
  readonly text: string;
}
export type MeetingCommand = ConveneMeeting | TakeDecision;

export interface MeetingState {
  readonly meeting?: MeetingConvened['data'];
  readonly decisionIds: readonly string[];
}

export interface MeetingFacts extends Today {
  readonly bodyFounded: boolean;
  /** The body of each topic on the proposed agenda; undefined where nobody raised it. Read for convening alone. */
  readonly bodyOfTopic: Readonly<Record<string, string | undefined>>;
}

/** Guards a meeting: its agenda, and that it decides on nothing else, and not before it is held. */
export const meetingDecider: Decider<MeetingState, MeetingCommand, MeetingEvent, MeetingFacts> = {
  aggregate: 'meeting',
  initial: { decisionIds: [] },
  evolve: (state: MeetingState, event: MeetingEvent | ErasedEvent): MeetingState => {
    switch (event.type) {
      case 'meeting-convened':
        return { ...state, meeting: event.data };
      case 'decision-taken':
        return { ...state, decisionIds: [...state.decisionIds, event.data.decisionId] };
      case 'erased':
        return state;
      default:
        return event satisfies never;
    }
  },
  decide: (state, command, facts) =>
    command.type === 'convene-meeting' ? convene(state, command, facts) : takeDecision(state, command, facts),
};

function convene(state: MeetingState, command: ConveneMeeting, facts: MeetingFacts): Decision<MeetingEvent> {
  const { heldOn, bodyId, topicIds } = command;
  const effectiveOn = dayOf(command, facts);
  const future = refuseFuture(command, facts);
  if (future) return future;
  if (state.meeting) return refuse('meeting-already-convened', 'conflict', 'This meeting was called before.');
  if (heldOn < effectiveOn) {
    return refuse('held-before-convened', 'invalid', 'A meeting cannot be held before it is called.', '/heldOn');
  }
  if (!facts.bodyFounded) return refuse('body-unknown', 'not-found', 'This id names no body.', '/bodyId');
  for (const [index, topicId] of topicIds.entries()) {
    const body = facts.bodyOfTopic[topicId];
    if (body === undefined)
      return refuse('topic-unknown', 'not-found', 'This id names no topic.', `/topicIds/${index}`);
    if (body !== bodyId) {
      return refuse(
        'topic-of-other-body',
        'invalid',
        'The topic was raised before another body.',
        `/topicIds/${index}`,
      );
    }
  }
  return accept({ type: 'meeting-convened', effectiveOn, data: dataOf(command) });
}

/** A decision takes effect on the day of its meeting. */
function takeDecision({ meeting }: MeetingState, command: TakeDecision, facts: Today): Decision<MeetingEvent> {
  if (!meeting) return refuse('meeting-unknown', 'not-found', 'This id names no meeting.');
  if (facts.today < meeting.heldOn)
    return refuse('meeting-not-held-yet', 'conflict', 'The meeting has not taken place yet.');
  const { decisionId, topicId, text } = command;
  if (!meeting.topicIds.includes(topicId)) {
    return refuse('topic-not-on-agenda', 'invalid', 'A meeting decides on the topics of its agenda alone.', '/topicId');
  }
  return accept({
    type: 'decision-taken',
    effectiveOn: meeting.heldOn,
    data: { meetingId: meeting.meetingId, decisionId, topicId, text },
  });
}
