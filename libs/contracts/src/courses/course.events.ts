import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Id, Level, Title } from '../fields.js';

const context = 'courses' as const;
const closed = { additionalProperties: false };

/** A section of a course: its units of 45 minutes, and the level that it leads to where it leads to one. */
const CourseModule = Type.Object(
  {
    name: Title,
    teachingUnits: Type.Integer({ minimum: 1, maximum: 1200 }),
    level: Type.Optional(Level),
  },
  closed,
);

const course = Type.Object(
  {
    courseId: Id,
    providerId: Id,
    title: Title,
    /** Code of the catalogue of course types, which is dated data. */
    courseType: Id,
    entryLevel: Level,
    targetLevel: Level,
    modules: Type.Array(CourseModule, { maxItems: 20 }),
  },
  closed,
);
const courseSample = {
  courseId: 'k_1',
  providerId: 'vhs',
  title: 'Allgemeiner Integrationskurs',
  courseType: 'IK_ALLG',
  entryLevel: 'A1',
  targetLevel: 'B1',
  modules: [
    { name: 'Basissprachkurs, Abschnitt 1', teachingUnits: 100, level: 'A1' },
    { name: 'Orientierungskurs', teachingUnits: 100 },
  ],
};

export const courseDescribed = defineEvent({
  context,
  type: 'course-described',
  description: 'A provider has this course in its catalogue; runs of it can be planned.',
  schema: course,
  samples: [courseSample],
});
export const courseChanged = defineEvent({
  context,
  type: 'course-changed',
  description: 'The course is described anew; the event holds all of it. Runs planned before stay as they are.',
  schema: course,
  samples: [courseSample],
});
export const courseWithdrawn = defineEvent({
  context,
  type: 'course-withdrawn',
  description: 'No run of the course is planned any more.',
  schema: Type.Object({ courseId: Id, providerId: Id }, closed),
  samples: [{ courseId: 'k_1', providerId: 'vhs' }],
});

export const courseEvents = [courseDescribed, courseChanged, courseWithdrawn] as const;
