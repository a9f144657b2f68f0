import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Id, Level, MunicipalityKey, oneOf, TimeOfDayField } from '../fields.js';
import { describing } from '../marks.js';

const context = 'courses' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';
/** Code of the catalogue of course types, which is dated data. */
const CourseType = Id;

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

export const waitingEntryEvents = [waitingEntryOpened, waitingEntryClosed] as const;
