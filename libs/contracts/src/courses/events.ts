import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, FundingField, Id, Level, MunicipalityKey, oneOf, TimeOfDayField, Title } from '../fields.js';
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
export const DROP_OUT_REASONS = ['moved-away', 'work', 'childcare', 'mobility', 'health', 'unknown'] as const;
export type DropOutReason = (typeof DROP_OUT_REASONS)[number];

export const providerRegistered = defineEvent({
  context,
  type: 'provider-registered',
  description: 'A course provider takes part.',
  schema: Type.Object(
    {
      providerId: Id,
      name: Title,
      kind: oneOf(['adult-education-centre', 'independent', 'municipality', 'volunteers', 'vocational-school']),
      municipalityKey: MunicipalityKey,
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      providerId: 'vhs',
      name: 'Volkshochschule (erfunden)',
      kind: 'adult-education-centre',
      municipalityKey: '03251040',
    },
  ],
});

export const courseRunPlanned = defineEvent({
  context,
  type: 'course-run-planned',
  description: 'A provider plans a run of a course.',
  schema: Type.Object(
    {
      runId: Id,
      providerId: Id,
      title: Title,
      courseType: CourseType,
      entryLevel: Level,
      targetLevel: Level,
      funding: FundingField,
      municipalityKey: MunicipalityKey,
      timeOfDay: TimeOfDayField,
      childcare: Type.Boolean(),
      seats: Type.Integer({ minimum: 1, maximum: 200 }),
      minimumGroup: Type.Integer({ minimum: 1, maximum: 200 }),
      startsOn: Day,
      endsOn: Day,
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      runId: 'r_1',
      providerId: 'vhs',
      title: 'Allgemeiner Integrationskurs, Aufbau',
      courseType: 'IK_ALLG',
      entryLevel: 'A2',
      targetLevel: 'B1',
      funding: 'federal',
      municipalityKey: '03251040',
      timeOfDay: 'morning',
      childcare: true,
      seats: 25,
      minimumGroup: 10,
      startsOn: '2026-09-01',
      endsOn: '2026-12-18',
    },
  ],
});

const runOnly = Type.Object({ runId: Id }, { additionalProperties: false });
export const courseRunStarted = defineEvent({
  context,
  type: 'course-run-started',
  description: 'The run began.',
  schema: runOnly,
  samples: [{ runId: 'r_1' }],
});
export const courseRunEnded = defineEvent({
  context,
  type: 'course-run-ended',
  description: 'The run ended.',
  schema: runOnly,
  samples: [{ runId: 'r_1' }],
});
export const courseRunCancelled = defineEvent({
  context,
  type: 'course-run-cancelled',
  description: 'The run does not take place.',
  schema: Type.Object(
    { runId: Id, reason: oneOf(['too-few-participants', 'no-teacher', 'no-room', 'funding-ended']) },
    { additionalProperties: false },
  ),
  samples: [{ runId: 'r_1', reason: 'too-few-participants' }],
});

/** A seat is held for a registration, whose id is random: the run's stream knows no person. */
const seat = Type.Object({ runId: Id, registrationId: Id }, { additionalProperties: false });
const seatSample = [{ runId: 'r_1', registrationId: 'g_1' }];
export const seatHeld = defineEvent({
  context,
  type: 'seat-held',
  description: 'A seat is held until the registration is confirmed.',
  schema: seat,
  samples: seatSample,
});
export const seatRefused = defineEvent({
  context,
  type: 'seat-refused',
  description: 'No seat could be held.',
  schema: Type.Object(
    { runId: Id, registrationId: Id, reason: oneOf(['run-full', 'run-closed']) },
    { additionalProperties: false },
  ),
  samples: [{ runId: 'r_1', registrationId: 'g_1', reason: 'run-full' }],
});
export const seatReleased = defineEvent({
  context,
  type: 'seat-released',
  description: 'A held or taken seat is free again.',
  schema: seat,
  samples: seatSample,
});

const registrationOf = { personRef: Id, registrationId: Id, runId: describing(Id) };
const registration = Type.Object(registrationOf, { additionalProperties: false });
const registrationSample = { personRef, registrationId: 'g_1', runId: 'r_1' };
export const registrationRequested = defineEvent({
  context,
  type: 'registration-requested',
  description: 'A person asks for a seat in a run.',
  sphere,
  schema: registration,
  samples: [registrationSample],
});
export const registrationConfirmed = defineEvent({
  context,
  type: 'registration-confirmed',
  description: 'The person is registered: the seat is hers.',
  sphere,
  schema: registration,
  samples: [registrationSample],
});
export const registrationRefused = defineEvent({
  context,
  type: 'registration-refused',
  description: 'The registration failed for want of a seat.',
  sphere,
  schema: Type.Object(
    { ...registrationOf, reason: describing(oneOf(['run-full', 'run-closed'])) },
    { additionalProperties: false },
  ),
  samples: [{ ...registrationSample, reason: 'run-full' }],
});
export const registrationWithdrawn = defineEvent({
  context,
  type: 'registration-withdrawn',
  description: 'The registration was taken back before the start.',
  sphere,
  schema: registration,
  samples: [registrationSample],
});
export const participationStarted = defineEvent({
  context,
  type: 'participation-started',
  description: 'The person takes part: the run began with her.',
  sphere,
  schema: registration,
  samples: [registrationSample],
});
export const participationEnded = defineEvent({
  context,
  type: 'participation-ended',
  description: 'The run ended for this participant.',
  sphere,
  schema: registration,
  samples: [registrationSample],
});
export const participationDroppedOut = defineEvent({
  context,
  type: 'participation-dropped-out',
  description: 'The participant left the run before its end.',
  sphere,
  schema: Type.Object(
    { ...registrationOf, reason: describing(oneOf(DROP_OUT_REASONS)) },
    { additionalProperties: false },
  ),
  samples: [{ ...registrationSample, reason: 'work' }],
});
export const testResultRecorded = defineEvent({
  context,
  type: 'test-result-recorded',
  description: 'The final test of a run gave a level.',
  sphere,
  schema: Type.Object(
    { ...registrationOf, level: describing(Level), passed: describing(Type.Boolean()) },
    { additionalProperties: false },
  ),
  samples: [{ ...registrationSample, level: 'B1', passed: true }],
});

export const waitingEntryOpened = defineEvent({
  context,
  type: 'waiting-entry-opened',
  description: 'A person waits for a course.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      entryId: Id,
      courseType: describing(CourseType),
      level: describing(Level),
      municipalityKey: describing(MunicipalityKey),
      timesOfDay: describing(Type.Array(TimeOfDayField, { maxItems: 4, uniqueItems: true })),
      childcare: describing(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      personRef,
      entryId: 'w_1',
      courseType: 'IK_ALLG',
      level: 'A2',
      municipalityKey: '03251040',
      timesOfDay: ['morning'],
      childcare: true,
    },
  ],
});
export const waitingEntryClosed = defineEvent({
  context,
  type: 'waiting-entry-closed',
  description: 'The need is met or gone.',
  sphere,
  schema: Type.Object(
    { personRef: Id, entryId: Id, reason: describing(oneOf(['registered', 'withdrawn', 'moved-away'])) },
    { additionalProperties: false },
  ),
  samples: [{ personRef, entryId: 'w_1', reason: 'registered' }],
});

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

export const coursesEvents = [
  providerRegistered,
  courseRunPlanned,
  courseRunStarted,
  courseRunEnded,
  courseRunCancelled,
  seatHeld,
  seatRefused,
  seatReleased,
  registrationRequested,
  registrationConfirmed,
  registrationRefused,
  registrationWithdrawn,
  participationStarted,
  participationEnded,
  participationDroppedOut,
  testResultRecorded,
  waitingEntryOpened,
  waitingEntryClosed,
  handoverOffered,
  handoverAccepted,
  handoverReturned,
  handoverWithdrawn,
  followUpStarted,
] as const;
