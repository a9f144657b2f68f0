import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, FundingField, Id, Level, MunicipalityKey, oneOf, TimeOfDayField, Title } from '../fields.js';

const context = 'courses' as const;
/** Code of the catalogue of course types, which is dated data. */
const CourseType = Id;

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
      /** The entry of the provider's catalogue that it is a run of. */
      courseId: Type.Optional(Id),
      /** The module of the course with which the run begins; absent: the first. */
      entryModule: Type.Optional(Type.Integer({ minimum: 1, maximum: 20 })),
      venueId: Type.Optional(Id),
      teachingUnits: Type.Optional(Type.Integer({ minimum: 1, maximum: 2000 })),
      /** Absent: people can be registered from the plan on. */
      registration: Type.Optional(oneOf(['closed'])),
      /** The rules that were weighed, with their versions. */
      rules: Type.Optional(
        Type.Array(Type.Object({ ruleId: Id, ruleVersion: Title }, { additionalProperties: false }), { maxItems: 20 }),
      ),
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

export const courseRunChanged = defineEvent({
  context,
  type: 'course-run-changed',
  description: 'The plan of a run was changed before its start; the event holds all that can change.',
  schema: Type.Object(
    {
      runId: Id,
      title: Title,
      municipalityKey: MunicipalityKey,
      venueId: Type.Optional(Id),
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
      title: 'Allgemeiner Integrationskurs, Aufbau',
      municipalityKey: '03251040',
      venueId: 'o_1',
      timeOfDay: 'evening',
      childcare: false,
      seats: 20,
      minimumGroup: 10,
      startsOn: '2026-09-15',
      endsOn: '2027-01-15',
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
export const courseRunPublished = defineEvent({
  context,
  type: 'course-run-published',
  description: 'The public may know of the run.',
  schema: runOnly,
  samples: [{ runId: 'r_1' }],
});
export const courseRunRegistrationOpened = defineEvent({
  context,
  type: 'course-run-registration-opened',
  description: 'People can be registered for the run.',
  schema: runOnly,
  samples: [{ runId: 'r_1' }],
});
export const courseRunRegistrationClosed = defineEvent({
  context,
  type: 'course-run-registration-closed',
  description: 'Nobody else is registered for the run; who is registered stays.',
  schema: runOnly,
  samples: [{ runId: 'r_1' }],
});

export const INTERRUPTION_REASONS = ['no-teacher', 'no-room', 'funding-gap', 'closed-house'] as const;
export type InterruptionReason = (typeof INTERRUPTION_REASONS)[number];
export const courseRunInterrupted = defineEvent({
  context,
  type: 'course-run-interrupted',
  description: 'The run pauses; it is still under way, and its participants stay in it.',
  schema: Type.Object({ runId: Id, reason: oneOf(INTERRUPTION_REASONS) }, { additionalProperties: false }),
  samples: [{ runId: 'r_1', reason: 'no-teacher' }],
});
export const courseRunResumed = defineEvent({
  context,
  type: 'course-run-resumed',
  description: 'The run goes on after a pause, to a later end where one is named.',
  schema: Type.Object({ runId: Id, endsOn: Type.Optional(Day) }, { additionalProperties: false }),
  samples: [{ runId: 'r_1', endsOn: '2027-01-29' }],
});

export const CANCELLATION_REASONS = ['too-few-participants', 'no-teacher', 'no-room', 'funding-ended'] as const;
export type CancellationReason = (typeof CANCELLATION_REASONS)[number];
export const courseRunCancelled = defineEvent({
  context,
  type: 'course-run-cancelled',
  description: 'The run does not take place, or is broken off under way.',
  schema: Type.Object(
    {
      runId: Id,
      reason: oneOf(CANCELLATION_REASONS),
      /** It was under way: who took part stops on that day. */
      brokenOff: Type.Optional(Type.Boolean()),
      /** Everybody who was registered waits again with the old date; absent in what was recorded before this was asked. */
      people: Type.Optional(oneOf(['wait-again', 'wait-and-move'])),
      /** The run to which everybody is to be moved. */
      toRunId: Type.Optional(Id),
    },
    { additionalProperties: false },
  ),
  samples: [{ runId: 'r_1', reason: 'too-few-participants', people: 'wait-and-move', toRunId: 'r_2' }],
});

export const cancellationTold = defineEvent({
  context,
  type: 'course-run-cancellation-told',
  description: 'Who was registered was told that the run does not take place.',
  schema: Type.Object({ runId: Id, registrationId: Id }, { additionalProperties: false }),
  samples: [{ runId: 'r_1', registrationId: 'g_1' }],
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

export const courseRunEvents = [
  courseRunPlanned,
  courseRunChanged,
  courseRunPublished,
  courseRunRegistrationOpened,
  courseRunRegistrationClosed,
  courseRunStarted,
  courseRunInterrupted,
  courseRunResumed,
  courseRunEnded,
  courseRunCancelled,
  cancellationTold,
  seatHeld,
  seatRefused,
  seatReleased,
] as const;
