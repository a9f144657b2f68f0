import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, Id, Level, MunicipalityKey, oneOf, TimeOfDayField } from '../fields.js';
import { describing } from '../marks.js';

const context = 'courses' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';
/** Code of the catalogue of course types, which is dated data. */
const CourseType = Id;

/** What a person needs of a course, beside its type. */
const need = {
  level: describing(Level),
  municipalityKey: describing(MunicipalityKey),
  timesOfDay: describing(Type.Array(TimeOfDayField, { maxItems: 4, uniqueItems: true })),
  childcare: describing(Type.Boolean()),
  /** The parts of the day for which children must be looked after; absent: not known, or none. */
  childcareTimes: describing(Type.Optional(Type.Array(TimeOfDayField, { maxItems: 4, uniqueItems: true }))),
  maxDistanceKm: describing(Type.Optional(Type.Integer({ minimum: 0, maximum: 200 }))),
  stepFree: describing(Type.Optional(Type.Boolean())),
};

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
      ...need,
      /** Day from which the waiting counts, where it is earlier than the entry: who lost a seat keeps the old date. */
      since: describing(Type.Optional(Day)),
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
export const waitingEntryChanged = defineEvent({
  context,
  type: 'waiting-entry-changed',
  description: 'The person waits for the same type of course with another need; the waiting date stays.',
  sphere,
  schema: Type.Object({ personRef: Id, entryId: Id, ...need }, { additionalProperties: false }),
  samples: [
    {
      personRef,
      entryId: 'w_1',
      level: 'A2',
      municipalityKey: '03251040',
      timesOfDay: ['evening'],
      childcare: true,
      childcareTimes: ['evening'],
      maxDistanceKm: 20,
      stepFree: false,
    },
  ],
});
export const waitingEntryClosed = defineEvent({
  context,
  type: 'waiting-entry-closed',
  description: 'The need is met or gone.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      entryId: Id,
      reason: describing(oneOf(['registered', 'withdrawn', 'moved-away'])),
      /** The registration that met the need: when its seat is lost, the entry opens again. */
      registrationId: describing(Type.Optional(Id)),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, entryId: 'w_1', reason: 'registered' }],
});

export const WAITING_REOPEN_REASONS = ['run-cancelled', 'seat-lost'] as const;
export const waitingEntryReopened = defineEvent({
  context,
  type: 'waiting-entry-reopened',
  description: 'The seat that met the need was lost: the person waits again, from the old date.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      entryId: Id,
      reason: describing(oneOf(WAITING_REOPEN_REASONS)),
      registrationId: describing(Type.Optional(Id)),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, entryId: 'w_1', reason: 'run-cancelled', registrationId: 'g_1' }],
});

export const waitingEntryEvents = [
  waitingEntryOpened,
  waitingEntryChanged,
  waitingEntryClosed,
  waitingEntryReopened,
] as const;
