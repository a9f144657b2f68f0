import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, Id, oneOf } from '../fields.js';

const context = 'courses' as const;

/** What the providers can agree upon in their monthly meeting. */
export const COORDINATION_AGREEMENTS = [
  'offer-handovers',
  'keep-seats',
  'open-further-run',
  'change-start',
  'merge-runs',
  'arrange-childcare',
  'clarify-entitlements',
  'report-back',
] as const;
export type CoordinationAgreement = (typeof COORDINATION_AGREEMENTS)[number];
export const COORDINATION_OUTCOMES = ['done', 'done-in-part', 'not-done', 'no-longer-needed'] as const;
export type CoordinationOutcome = (typeof COORDINATION_OUTCOMES)[number];
/** What an item is about; a hand-over by its opaque id alone. */
export const COORDINATION_SUBJECTS = ['course-run', 'handover', 'merge', 'all'] as const;
export type CoordinationSubject = (typeof COORDINATION_SUBJECTS)[number];

export const coordinationMeetingConvened = defineEvent({
  context,
  type: 'coordination-meeting-convened',
  description: 'The providers meet on a day.',
  schema: Type.Object({ meetingId: Id, heldOn: Day }, { additionalProperties: false }),
  samples: [{ meetingId: 'cm_20261201', heldOn: '2026-12-01' }],
});
export const coordinationItemAgreed = defineEvent({
  context,
  type: 'coordination-item-agreed',
  description: 'In their meeting the providers agreed who does what until when.',
  schema: Type.Object(
    {
      meetingId: Id,
      itemId: Id,
      subject: oneOf(COORDINATION_SUBJECTS),
      subjectId: Type.Optional(Id),
      agreed: oneOf(COORDINATION_AGREEMENTS),
      // A provider; absent: the coordination.
      owner: Type.Optional(Id),
      dueOn: Day,
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      meetingId: 'cm_20261201',
      itemId: 'ci_1',
      subject: 'course-run',
      subjectId: 'r_1',
      agreed: 'offer-handovers',
      owner: 'vhs',
      dueOn: '2026-12-15',
    },
  ],
});
export const coordinationOutcomeRecorded = defineEvent({
  context,
  type: 'coordination-outcome-recorded',
  description: 'What came of something that the providers agreed upon.',
  schema: Type.Object(
    { meetingId: Id, itemId: Id, outcome: oneOf(COORDINATION_OUTCOMES) },
    { additionalProperties: false },
  ),
  samples: [{ meetingId: 'cm_20261201', itemId: 'ci_1', outcome: 'done' }],
});

export const coordinationMeetingEvents = [
  coordinationMeetingConvened,
  coordinationItemAgreed,
  coordinationOutcomeRecorded,
] as const;
