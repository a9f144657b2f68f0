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
export type HandoverDatum = (typeof HANDOVER_DATA)[number];
/** Why a hand-over that was accepted came to nothing. */
export const HANDOVER_FAILURES = ['person-declined', 'seat-lost', 'did-not-appear', 'run-cancelled'] as const;
export type HandoverFailure = (typeof HANDOVER_FAILURES)[number];
/** What of a hand-over has a deadline: the answer to the offer, and the start of the follow-up after it. */
export const HANDOVER_STAGES = ['answer', 'start'] as const;
export type HandoverStage = (typeof HANDOVER_STAGES)[number];
const RuleVersion = Type.String({ maxLength: 40 });
const DataPassed = Type.Array(oneOf(HANDOVER_DATA), { maxItems: 5, uniqueItems: true });
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
      ruleVersion: describing(RuleVersion),
      // What the receiver may see; absent in offers that were made before it was stated.
      passes: describing(Type.Optional(DataPassed)),
      // The hand-over of the same registration that came to its end before.
      predecessorId: describing(Type.Optional(Id)),
      // What the two providers promise each other, as it was in force on the day of the offer.
      agreementId: describing(Type.Optional(Id)),
      promisedAnswerOn: describing(Type.Optional(Day)),
      promisedStartDays: describing(Type.Optional(Type.Integer({ minimum: 1, maximum: 366 }))),
      promisedCourseStartDays: describing(Type.Optional(Type.Integer({ minimum: 1, maximum: 366 }))),
      // When the missing answer is warned of, and the last day of the offer.
      warnOn: describing(Type.Optional(Day)),
      expiresOn: describing(Type.Optional(Day)),
      watchRuleId: describing(Type.Optional(Id)),
      watchRuleVersion: describing(Type.Optional(RuleVersion)),
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
      passes: ['level', 'entitlement'],
      predecessorId: 'h_0',
      agreementId: 'ha_1',
      promisedAnswerOn: '2026-11-10',
      promisedStartDays: 28,
      promisedCourseStartDays: 42,
      warnOn: '2026-11-07',
      expiresOn: '2026-12-27',
      watchRuleId: 'handover-watch',
      watchRuleVersion: '2026-01-01',
    },
  ],
});
export const handoverAccepted = defineEvent({
  context,
  type: 'handover-accepted',
  description: 'The receiving provider takes the person over.',
  sphere,
  schema: Type.Object(
    {
      ...handoverOf,
      followUpRunId: describing(Type.Optional(Id)),
      // Until when the follow-up begins: by the dated rule, and by the promise where there is one.
      startDueOn: describing(Type.Optional(Day)),
      startRuleId: describing(Type.Optional(Id)),
      startRuleVersion: describing(Type.Optional(RuleVersion)),
      promisedStartOn: describing(Type.Optional(Day)),
      warnOn: describing(Type.Optional(Day)),
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      ...handoverSample,
      followUpRunId: 'r_2',
      startDueOn: '2026-12-08',
      startRuleId: 'handover-start',
      startRuleVersion: 'bsk-2016',
      promisedStartOn: '2026-12-01',
      warnOn: '2026-11-28',
    },
  ],
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

export const handoverExpired = defineEvent({
  context,
  type: 'handover-expired',
  description:
    'The offer was not answered within the deadline and its grace. Says nothing about the person, who can be offered anew.',
  sphere,
  schema: Type.Object(
    { ...handoverOf, ruleId: describing(Id), ruleVersion: describing(RuleVersion) },
    { additionalProperties: false },
  ),
  samples: [{ ...handoverSample, ruleId: 'handover-watch', ruleVersion: '2026-01-01' }],
});
export const handoverFailed = defineEvent({
  context,
  type: 'handover-failed',
  description: 'The hand-over was accepted, and the follow-up course did not begin with the person.',
  sphere,
  schema: Type.Object(
    { ...handoverOf, reason: describing(oneOf(HANDOVER_FAILURES)), reportedBy: describing(Id) },
    { additionalProperties: false },
  ),
  samples: [{ ...handoverSample, reason: 'seat-lost', reportedBy: 'p-x' }],
});
const deadline = { ...handoverOf, stage: describing(oneOf(HANDOVER_STAGES)), dueOn: describing(Day) };
export const handoverWarned = defineEvent({
  context,
  type: 'handover-warned',
  description: 'A deadline of the hand-over is near: the next one by promise or rule.',
  sphere,
  schema: Type.Object(deadline, { additionalProperties: false }),
  samples: [{ ...handoverSample, stage: 'answer', dueOn: '2026-11-10' }],
});
export const handoverEscalated = defineEvent({
  context,
  type: 'handover-escalated',
  description: 'A deadline of the hand-over has passed: the coordination of the courses is to see to it.',
  sphere,
  schema: Type.Object(deadline, { additionalProperties: false }),
  samples: [{ ...handoverSample, stage: 'answer', dueOn: '2026-11-10' }],
});

export const handoverEvents = [
  handoverOffered,
  handoverAccepted,
  handoverReturned,
  handoverWithdrawn,
  followUpStarted,
  handoverExpired,
  handoverFailed,
  handoverWarned,
  handoverEscalated,
] as const;
