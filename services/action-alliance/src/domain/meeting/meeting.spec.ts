import { describe, expect, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import {
  type ConveneMeeting,
  type DecisionTaken,
  type MeetingConvened,
  meetingDecider,
  type MeetingFacts,
  type TakeDecision,
} from './meeting.decider.js';

const facts: MeetingFacts = {
  today: '2026-11-24',
  bodyFounded: true,
  bodyOfTopic: { to_1: 'b_1', to_2: 'b_1', to_3: 'b_2' },
};
const data = { meetingId: 'm_1', bodyId: 'b_1', heldOn: '2026-12-03', place: 'Kreishaus', topicIds: ['to_1', 'to_2'] };
const convene: ConveneMeeting = { type: 'convene-meeting', ...data };
const convened: MeetingConvened = { type: 'meeting-convened', effectiveOn: facts.today, data };

describe('convening a meeting', () => {
  it('with an agenda, or still without one', () => {
    given(meetingDecider).when(convene, facts).then(convened);
    given(meetingDecider)
      .when({ ...convene, topicIds: [] }, facts)
      .then({ ...convened, data: { ...data, topicIds: [] } });
    given(meetingDecider)
      .when({ ...convene, heldOn: facts.today }, facts)
      .then({ ...convened, data: { ...data, heldOn: facts.today } });
  });

  it('is refused', () => {
    const refused = (command: Partial<ConveneMeeting>, code: string, more: Partial<MeetingFacts> = {}) =>
      given(meetingDecider)
        .when({ ...convene, ...command }, { ...facts, ...more })
        .thenRefused(code).at;
    given(meetingDecider, convened).when(convene, facts).thenRefused('meeting-already-convened');
    expect(refused({ effectiveOn: '2026-11-25' }, 'day-in-future')).toBe('/effectiveOn');
    expect(refused({ heldOn: '2026-11-23' }, 'held-before-convened')).toBe('/heldOn');
    expect(refused({}, 'body-unknown', { bodyFounded: false })).toBe('/bodyId');
    expect(refused({ topicIds: ['to_1', 'to_9'] }, 'topic-unknown')).toBe('/topicIds/1');
    expect(refused({ topicIds: ['to_3'] }, 'topic-of-other-body')).toBe('/topicIds/0');
  });
});

describe('taking a decision', () => {
  const take: TakeDecision = { type: 'take-decision', decisionId: 'de_1', topicId: 'to_1', text: 'Ja.' };
  const taken: DecisionTaken = {
    type: 'decision-taken',
    effectiveOn: '2026-12-03',
    data: { meetingId: 'm_1', decisionId: 'de_1', topicId: 'to_1', text: 'Ja.' },
  };
  const held = { ...facts, today: '2026-12-10' };

  it('takes effect on the day of the meeting; several on one topic may be taken', () => {
    given(meetingDecider, convened).when(take, held).then(taken);
    given(meetingDecider, convened, taken)
      .when({ ...take, decisionId: 'de_2' }, held)
      .then({ ...taken, data: { ...taken.data, decisionId: 'de_2' } });
    expect(given(meetingDecider, convened, taken).state.decisionIds).toEqual(['de_1']);
  });

  it('is refused', () => {
    given(meetingDecider).when(take, held).thenRefused('meeting-unknown');
    given(meetingDecider, convened).when(take, facts).thenRefused('meeting-not-held-yet');
    const foreign = given(meetingDecider, convened)
      .when({ ...take, topicId: 'to_3' }, held)
      .thenRefused('topic-not-on-agenda');
    expect(foreign.at).toBe('/topicId');
  });
});
