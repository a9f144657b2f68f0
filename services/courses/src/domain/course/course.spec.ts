import { it } from '@jest/globals';
import { given } from '#event-sourcing/testing';
import { type CourseEvent, courseDecider } from './course.js';

const today = '2026-11-24';
const courseType = { code: 'IK_ALLG', family: 'integration', standing: 'offered' } as const;
const facts = { today, providerKnown: true, courseType };
const course = {
  courseId: 'k_1',
  providerId: 'vhs',
  title: 'Allgemeiner Integrationskurs',
  courseType: 'IK_ALLG',
  entryLevel: 'A1' as const,
  targetLevel: 'B1' as const,
  modules: [{ name: 'Abschnitt 1', teachingUnits: 100 }],
};
const described: CourseEvent = { type: 'course-described', effectiveOn: today, data: course };
const withdrawn: CourseEvent = {
  type: 'course-withdrawn',
  effectiveOn: today,
  data: { courseId: 'k_1', providerId: 'vhs' },
};
const at = (...history: CourseEvent[]) => given(courseDecider, ...history);

it('is described once, by a provider that takes part, of a type that the catalogue has', () => {
  at().when({ kind: 'describe', course }, facts).then(described);
  at(described).when({ kind: 'describe', course }, facts).thenRefused('course-already-described');
  at().when({ kind: 'describe', course }, { today, courseType }).thenRefused('provider-unknown');
  at().when({ kind: 'describe', course }, { today, providerKnown: true }).thenRefused('course-type-unknown');
  at().when({ kind: 'describe', course, effectiveOn: '2026-11-25' }, facts).thenRefused('day-in-future');
});

it('is changed and withdrawn while it is offered', () => {
  const change = { title: 'Neu', entryLevel: 'A2' as const, targetLevel: 'B1' as const, modules: [] };
  at(described)
    .when({ kind: 'change', course: change }, facts)
    .then({ type: 'course-changed', effectiveOn: today, data: { ...course, ...change } });
  at(described).when({ kind: 'withdraw' }, facts).then(withdrawn);
  at().when({ kind: 'withdraw' }, facts).thenRefused('course-unknown');
  at(described, withdrawn).when({ kind: 'change', course: change }, facts).thenRefused('course-withdrawn');
});
