import type { CoursesEvent } from '../../contract-events.js';
import type { CourseData, CourseEvent } from '../../domain/course/course.js';

/** A course of a provider's catalogue, folded from its own stream alone. */
export interface CourseRow {
  readonly course: CourseData;
  readonly withdrawn: boolean;
}

const TYPES: readonly string[] = ['course-described', 'course-changed', 'course-withdrawn'];
export const isOfCourse = (event: CoursesEvent): event is CoursesEvent & CourseEvent => TYPES.includes(event.type);

/** The row with the event; undefined where the course is not there. */
export function courseRowAfter(
  before: CourseRow | undefined,
  event: CoursesEvent & CourseEvent,
): CourseRow | undefined {
  switch (event.type) {
    case 'course-described':
    case 'course-changed':
      return { course: event.data, withdrawn: false };
    case 'course-withdrawn':
      return before && { ...before, withdrawn: true };
  }
}
