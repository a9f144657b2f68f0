import type { CourseRunPlanned } from '../../domain/course-run/course-run.events.js';
import type { CoursesEvent } from '../../contract-events.js';

/** A run as lists show it, folded from its own stream alone. */
export interface RunRow {
  readonly plan: CourseRunPlanned['data'];
  readonly phase: 'planned' | 'running' | 'ended' | 'cancelled';
  readonly startedOn?: string;
  readonly endedOn?: string;
  /** Registrations that hold a seat; counted on read, never incremented. */
  readonly seats: readonly string[];
}

/** The row with the event; undefined where the plan is not there. */
export function runRowAfter(before: RunRow | undefined, event: CoursesEvent): RunRow | undefined {
  if (event.type === 'course-run-planned') return { plan: event.data, phase: 'planned', seats: [] };
  if (!before) return undefined;
  switch (event.type) {
    case 'course-run-started':
      return { ...before, phase: 'running', startedOn: event.effectiveOn };
    case 'course-run-ended':
      return { ...before, phase: 'ended', endedOn: event.effectiveOn };
    case 'course-run-cancelled':
      return { ...before, phase: 'cancelled' };
    case 'seat-held':
      return { ...before, seats: [...before.seats, event.data.registrationId] };
    case 'seat-released':
      return { ...before, seats: before.seats.filter((id) => id !== event.data.registrationId) };
    default:
      return before;
  }
}
