import type { ErasedEvent } from '#contracts';
import type { CourseRunEvent, CourseRunPlanned } from './course-run.events.js';

export interface CourseRunState {
  readonly phase: 'unknown' | 'planned' | 'running' | 'ended' | 'cancelled';
  /** As it stands now: with what was changed since it was planned. */
  readonly plan?: CourseRunPlanned['data'];
  /** Whether the public may know of it. */
  readonly published: boolean;
  /** Whether people can be registered, as long as the run is planned or under way. */
  readonly registrationOpen: boolean;
  /** Since when a run under way pauses. */
  readonly interruptedOn?: string;
  /** Registrations that hold a seat. */
  readonly seats: ReadonlySet<string>;
  /** Registrations that held a seat when the run was cancelled. */
  readonly concerned: ReadonlySet<string>;
  /** Those of them who were told. */
  readonly told: ReadonlySet<string>;
  /** Registrations that were refused a seat or gave theirs back: asked again, they get no other answer. */
  readonly settled: ReadonlySet<string>;
  readonly startedOn?: string;
  readonly endedOn?: string;
}

export const NO_RUN: CourseRunState = {
  phase: 'unknown',
  published: false,
  registrationOpen: false,
  seats: new Set(),
  concerned: new Set(),
  told: new Set(),
  settled: new Set(),
};

export function evolveRun(state: CourseRunState, event: CourseRunEvent | ErasedEvent): CourseRunState {
  switch (event.type) {
    case 'course-run-planned':
      return { ...state, phase: 'planned', plan: event.data, registrationOpen: event.data.registration !== 'closed' };
    case 'course-run-changed': {
      if (!state.plan) return state;
      const { venueId: _before, ...plan } = state.plan;
      return { ...state, plan: { ...plan, ...event.data } };
    }
    case 'course-run-published':
      return { ...state, published: true };
    case 'course-run-registration-opened':
      return { ...state, registrationOpen: true };
    case 'course-run-registration-closed':
      return { ...state, registrationOpen: false };
    case 'course-run-started':
      return { ...state, phase: 'running', startedOn: event.effectiveOn };
    case 'course-run-interrupted':
      return { ...state, interruptedOn: event.effectiveOn };
    case 'course-run-resumed': {
      const { interruptedOn: _over, ...running } = state;
      const { endsOn } = event.data;
      return { ...running, ...(state.plan && endsOn !== undefined ? { plan: { ...state.plan, endsOn } } : {}) };
    }
    case 'course-run-ended': {
      const { interruptedOn: _over, ...rest } = state;
      return { ...rest, phase: 'ended', endedOn: event.effectiveOn };
    }
    case 'course-run-cancelled':
      return { ...state, phase: 'cancelled', concerned: state.seats };
    case 'course-run-cancellation-told':
      return { ...state, told: new Set([...state.told, event.data.registrationId]) };
    case 'seat-held':
      return { ...state, seats: new Set([...state.seats, event.data.registrationId]) };
    case 'seat-released':
      return {
        ...state,
        seats: new Set([...state.seats].filter((id) => id !== event.data.registrationId)),
        settled: new Set([...state.settled, event.data.registrationId]),
      };
    case 'seat-refused':
      return { ...state, settled: new Set([...state.settled, event.data.registrationId]) };
    case 'erased':
      return state;
  }
}
