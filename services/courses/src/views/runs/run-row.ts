import type { CancellationReason } from '#contracts';
import type { CourseRunPlanned } from '../../domain/course-run/course-run.events.js';
import type { CoursesEvent } from '../../contract-events.js';

/** A run as lists show it, folded from its own stream alone. */
export interface RunRow {
  readonly plan: CourseRunPlanned['data'];
  readonly phase: 'planned' | 'running' | 'ended' | 'cancelled';
  readonly registrationOpen: boolean;
  /** Since when the public may know of it; absent: it does not. */
  readonly publishedOn?: string;
  /** Since when a run under way pauses. */
  readonly interruptedOn?: string;
  readonly cancelledOn?: string;
  readonly cancellation?: CancellationReason;
  /** How often what a calendar shows of it was changed; the `SEQUENCE` of its entry. */
  readonly changes: number;
  /** When it was changed last, as a calendar shows it. */
  readonly changedAt: string;
  readonly startedOn?: string;
  readonly endedOn?: string;
  /** Registrations that held a seat when the run was cancelled, and those of them who were told. */
  readonly concerned?: readonly string[];
  readonly told?: readonly string[];
  /** Registrations that hold a seat; counted on read, never incremented. */
  readonly seats: readonly string[];
}

/** The row with the event; undefined where the plan is not there. */
export function runRowAfter(before: RunRow | undefined, event: CoursesEvent): RunRow | undefined {
  if (event.type === 'course-run-planned') {
    const registrationOpen = event.data.registration !== 'closed';
    return { plan: event.data, phase: 'planned', registrationOpen, changes: 0, changedAt: event.recordedAt, seats: [] };
  }
  if (!before) return undefined;
  switch (event.type) {
    case 'course-run-changed': {
      const { venueId: _before, ...plan } = before.plan;
      return { ...before, plan: { ...plan, ...event.data }, ...changed(before, event) };
    }
    case 'course-run-cancellation-told':
      return { ...before, told: [...(before.told ?? []), event.data.registrationId] };
    case 'course-run-published':
      return { ...before, publishedOn: event.effectiveOn };
    case 'course-run-registration-opened':
      return { ...before, registrationOpen: true };
    case 'course-run-registration-closed':
      return { ...before, registrationOpen: false };
    case 'course-run-interrupted':
      return { ...before, interruptedOn: event.effectiveOn, ...changed(before, event) };
    case 'course-run-resumed': {
      const { interruptedOn: _over, ...running } = before;
      const { endsOn } = event.data;
      const plan = endsOn === undefined ? before.plan : { ...before.plan, endsOn };
      return { ...running, plan, ...changed(before, event) };
    }
    case 'course-run-started':
      return { ...before, phase: 'running', startedOn: event.effectiveOn };
    case 'course-run-ended':
      return { ...before, phase: 'ended', endedOn: event.effectiveOn };
    case 'course-run-cancelled':
      return {
        ...before,
        phase: 'cancelled',
        cancelledOn: event.effectiveOn,
        cancellation: event.data.reason,
        concerned: before.seats,
        ...changed(before, event),
      };
    case 'seat-held':
      return { ...before, seats: [...before.seats, event.data.registrationId] };
    case 'seat-released':
      return { ...before, seats: before.seats.filter((id) => id !== event.data.registrationId) };
    default:
      return before;
  }
}

const changed = ({ changes }: RunRow, { recordedAt }: CoursesEvent): Pick<RunRow, 'changes' | 'changedAt'> => ({
  changes: changes + 1,
  changedAt: recordedAt,
});
