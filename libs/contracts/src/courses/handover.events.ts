import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, Id, Level, oneOf } from '../fields.js';
import { describing } from '../marks.js';

const context = 'courses' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';
/** Code of the catalogue of course types, which is dated data. */
const CourseType = Id;

export const HANDOVER_RETURN_REASONS = [
  'no-free-seat',
  'level-does-not-fit',
  'data-missing',
  'childcare-missing',
  'too-far',
  'time-of-day-does-not-fit',
  'person-declined',
] as const;
export type HandoverReturnReason = (typeof HANDOVER_RETURN_REASONS)[number];
/** Fields a receiver can ask for when data is missing. */
export const HANDOVER_DATA = ['level', 'certificate', 'needs', 'entitlement', 'contact'] as const;
/** § 88a AufenthG covers integration and vocational courses; all others need a consent. */
export const HANDOVER_BASES = ['aufenthg-88a-1', 'aufenthg-88a-3', 'consent'] as const;
export type HandoverBasis = (typeof HANDOVER_BASES)[number];
const handoverOf = { personRef: Id, handoverId: Id, fromProvider: describing(Id), toProvider: describing(Id) };
const handoverSample = { personRef, handoverId: 'h_1', fromProvider: 'vhs', toProvider: 'p-x' };
export const handoverOffered = defineEvent({
  context,
  type: 'handover-offered',
  description:
    'A provider offers a participant to the provider of the follow-up course; possible before the course ends.',
  sphere,
  schema: Type.Object(
    {
      ...handoverOf,
      registrationId: describing(Id),
      endedRunId: describing(Id),
      followUpRunId: describing(Type.Optional(Id)),
      followUpCourseType: describing(CourseType),
      level: describing(Level),
      courseEndsOn: describing(Day),
      answerDueOn: describing(Day),
      basis: describing(oneOf(HANDOVER_BASES)),
      consentRef: describing(Type.Optional(Id)),
      ruleId: describing(Id),
      ruleVersion: describing(Type.String({ maxLength: 40 })),
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      ...handoverSample,
      registrationId: 'g_1',
      endedRunId: 'r_1',
      followUpRunId: 'r_2',
      followUpCourseType: 'BSK_B2',
      level: 'B1',
      courseEndsOn: '2026-11-01',
      answerDueOn: '2026-11-15',
      basis: 'aufenthg-88a-3',
      ruleId: 'handover-answer',
      ruleVersion: '2026-01-01',
    },
  ],
});
export const handoverAccepted = defineEvent({
  context,
  type: 'handover-accepted',
  description: 'The receiving provider takes the person over.',
  sphere,
  schema: Type.Object({ ...handoverOf, followUpRunId: describing(Type.Optional(Id)) }, { additionalProperties: false }),
  samples: [{ ...handoverSample, followUpRunId: 'r_2' }],
});
export const handoverReturned = defineEvent({
  context,
  type: 'handover-returned',
  description: 'The receiving provider gives the hand-over back, with the reason and what is missing.',
  sphere,
  schema: Type.Object(
    {
      ...handoverOf,
      reason: describing(oneOf(HANDOVER_RETURN_REASONS)),
      missing: describing(Type.Array(oneOf(HANDOVER_DATA), { maxItems: 5, uniqueItems: true })),
    },
    { additionalProperties: false },
  ),
  samples: [{ ...handoverSample, reason: 'data-missing', missing: ['certificate'] }],
});
export const handoverWithdrawn = defineEvent({
  context,
  type: 'handover-withdrawn',
  description: 'The offering provider took the offer back.',
  sphere,
  schema: Type.Object(
    { ...handoverOf, reason: describing(oneOf(['consent-revoked', 'person-declined', 'offered-in-error'])) },
    { additionalProperties: false },
  ),
  samples: [{ ...handoverSample, reason: 'person-declined' }],
});
export const followUpStarted = defineEvent({
  context,
  type: 'follow-up-started',
  description: 'The follow-up course began with the person: the hand-over is complete.',
  sphere,
  schema: Type.Object({ ...handoverOf, runId: describing(Id) }, { additionalProperties: false }),
  samples: [{ ...handoverSample, runId: 'r_2' }],
});

export const handoverEvents = [
  handoverOffered,
  handoverAccepted,
  handoverReturned,
  handoverWithdrawn,
  followUpStarted,
] as const;
