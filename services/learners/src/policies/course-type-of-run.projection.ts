import type { Projection } from '#event-sourcing/projections';
import { heard } from '../heard-events.js';

export interface CourseTypeOfRun {
  readonly courseType: string;
}

/** Of which course type a run is. State of the policies' own subscription. */
export const courseTypesOfRuns: Projection<CourseTypeOfRun | null, CourseTypeOfRun> = {
  name: 'policies-course-types',
  version: 1,
  contexts: ['courses'],
  indexes: [],
  documentOf: ({ type, data }) =>
    type === 'course-run-planned' && typeof data['runId'] === 'string' ? data['runId'] : undefined,
  evolve: (section = null, event) => {
    const known = heard(event);
    return known.type === 'course-run-planned' ? { courseType: known.data.courseType } : section;
  },
  view: (_id, sections) => {
    const [run] = Object.values(sections);
    return run ? { view: run, keys: {} } : undefined;
  },
};
