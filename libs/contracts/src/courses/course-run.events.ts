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

export const courseRunEvents = [
  courseRunPlanned,
  courseRunStarted,
  courseRunEnded,
  courseRunCancelled,
  seatHeld,
  seatRefused,
  seatReleased,
] as const;
