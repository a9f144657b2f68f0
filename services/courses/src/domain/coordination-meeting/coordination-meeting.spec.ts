import { describe, it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { coordinationMeetingDecider, type CoordinationMeetingEvent } from './coordination-meeting.js';

const today = '2026-12-01';
const facts = { today, subjectKnown: true, ownerKnown: true };
const convened = {
  type: 'coordination-meeting-convened',
  effectiveOn: today,
  data: { meetingId: 'cm_1', heldOn: today },
} satisfies CoordinationMeetingEvent;
const item = {
  itemId: 'ci_1',
  subject: 'course-run',
  subjectId: 'r_1',
  agreed: 'offer-handovers',
  owner: 'vhs',
  dueOn: '2026-12-15',
} as const;
const agreed = {
  type: 'coordination-item-agreed',
  effectiveOn: today,
  data: { meetingId: 'cm_1', ...item },
} satisfies CoordinationMeetingEvent;
const meeting = (...history: CoordinationMeetingEvent[]) => given(coordinationMeetingDecider, ...history);

describe('the meeting of the providers', () => {
  it('is held once on a day', () => {
    const convene = { kind: 'convene', meetingId: 'cm_1', heldOn: today } as const;
    meeting().when(convene, facts).then(convened);
    meeting(convened).when(convene, facts).thenRefused('meeting-already-convened');
  });

  it('agrees who does what until when, about something known', () => {
    meeting(convened).when({ kind: 'agree', item }, facts).then(agreed);
    meeting().when({ kind: 'agree', item }, facts).thenRefused('meeting-unknown');
    meeting(convened, agreed).when({ kind: 'agree', item }, facts).thenRefused('item-already-agreed');
    meeting(convened)
      .when({ kind: 'agree', item }, { ...facts, subjectKnown: false })
      .thenRefused('subject-unknown');
    meeting(convened)
      .when({ kind: 'agree', item }, { ...facts, ownerKnown: false })
      .thenRefused('owner-unknown');
    const { subjectId: _none, ...without } = item;
    meeting(convened).when({ kind: 'agree', item: without }, facts).thenRefused('subject-missing');
    meeting(convened)
      .when({ kind: 'agree', item: { ...item, subject: 'all' } }, facts)
      .thenRefused('subject-missing');
    meeting(convened)
      .when({ kind: 'agree', item: { ...item, dueOn: '2026-11-30' } }, facts)
      .thenRefused('due-before-meeting');
    meeting(convened)
      .when({ kind: 'agree', item }, { ...facts, today: '2026-11-30' })
      .thenRefused('meeting-not-held');
  });

  it('hears what came of it, from the coordination or from the owner', () => {
    const came = { kind: 'record-outcome', itemId: 'ci_1', outcome: 'done' } as const;
    const recorded = {
      type: 'coordination-outcome-recorded',
      effectiveOn: today,
      data: { meetingId: 'cm_1', itemId: 'ci_1', outcome: 'done' },
    } as const;
    meeting(convened, agreed).when(came, facts).then(recorded);
    meeting(convened, agreed)
      .when({ ...came, providerId: 'vhs' }, facts)
      .then(recorded);
    meeting(convened, agreed)
      .when({ ...came, providerId: 'p-x' }, facts)
      .thenRefused('not-the-owner');
    meeting(convened).when(came, facts).thenRefused('item-unknown');
  });
});
