import type { ErasedEvent } from '#contracts';
import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import { dayOf, refuseFuture } from '../effective-day.js';
import type { CourseRunCommand, CourseRunFacts, HoldSeat, PlanRun } from './course-run.commands.js';
import type { CourseRunEvent, CourseRunPlanned } from './course-run.events.js';

export interface CourseRunState {
  readonly phase: 'unknown' | 'planned' | 'running' | 'ended' | 'cancelled';
  readonly plan?: CourseRunPlanned['data'];
  /** Registrations that hold a seat. */
  readonly seats: ReadonlySet<string>;
  /** Registrations that were refused a seat or gave theirs back: asked again, they get no other answer. */
  readonly settled: ReadonlySet<string>;
  readonly startedOn?: string;
  readonly endedOn?: string;
}

/** Guards the plan, the order of start and end, and the seats: never more held than there are. */
export const courseRunDecider: Decider<CourseRunState, CourseRunCommand, CourseRunEvent, CourseRunFacts> = {
  aggregate: 'course-run',
  initial: { phase: 'unknown', seats: new Set(), settled: new Set() },
  evolve,
  decide,
};

function evolve(state: CourseRunState, event: CourseRunEvent | ErasedEvent): CourseRunState {
  switch (event.type) {
    case 'course-run-planned':
      return { ...state, phase: 'planned', plan: event.data };
    case 'course-run-started':
      return { ...state, phase: 'running', startedOn: event.effectiveOn };
    case 'course-run-ended':
      return { ...state, phase: 'ended', endedOn: event.effectiveOn };
    case 'course-run-cancelled':
      return { ...state, phase: 'cancelled' };
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

function decide(state: CourseRunState, command: CourseRunCommand, facts: CourseRunFacts): Decision<CourseRunEvent> {
  if (command.kind === 'plan') return plan(state, command, facts);
  if (state.plan === undefined) return refuse('run-unknown', 'not-found', 'There is no such course run.');
  const effectiveOn = dayOf(command, facts);
  const future = refuseFuture(effectiveOn, facts);
  if (future) return future;
  const { runId } = state.plan;
  switch (command.kind) {
    case 'hold-seat':
      return holdSeat(state, state.plan, command, effectiveOn);
    case 'release-seat':
      return state.seats.has(command.registrationId)
        ? accept<CourseRunEvent>({
            type: 'seat-released',
            effectiveOn,
            data: { runId, registrationId: command.registrationId },
          })
        : refuse('seat-not-held', 'conflict', 'The registration holds no seat.');
    case 'start':
      if (state.phase !== 'planned') return refuseInPhase(state);
      return accept<CourseRunEvent>({ type: 'course-run-started', effectiveOn, data: { runId } });
    case 'end':
      if (state.phase !== 'running') return refuseInPhase(state);
      if (state.startedOn !== undefined && effectiveOn < state.startedOn) {
        return refuse('end-before-start', 'invalid', 'A run does not end before it began.', '/effectiveOn');
      }
      return accept<CourseRunEvent>({ type: 'course-run-ended', effectiveOn, data: { runId } });
    case 'cancel':
      if (state.phase !== 'planned') return refuseInPhase(state);
      return accept<CourseRunEvent>({
        type: 'course-run-cancelled',
        effectiveOn,
        data: { runId, reason: command.reason },
      });
  }
}

function plan(state: CourseRunState, command: PlanRun, facts: CourseRunFacts): Decision<CourseRunEvent> {
  const { plan: planned, historic } = command;
  const effectiveOn = dayOf(command, facts);
  const future = refuseFuture(effectiveOn, facts);
  if (future) return future;
  if (state.phase !== 'unknown')
    return refuse('run-already-planned', 'conflict', 'A run with this id is planned already.');
  if (!facts.providerKnown) return refuse('provider-unknown', 'rule', 'No such provider takes part.', '/providerId');
  if (!facts.courseType)
    return refuse('course-type-unknown', 'invalid', 'The catalogue has no such course type.', '/courseType');
  if (facts.courseType.standing === 'ended' && !historic) {
    return refuse('course-type-ended', 'rule', 'By law no such course begins on that day any more.', '/courseType');
  }
  if (planned.endsOn < planned.startsOn)
    return refuse('end-before-start', 'invalid', 'The end lies before the start.', '/endsOn');
  if (planned.minimumGroup > planned.seats) {
    return refuse(
      'minimum-above-seats',
      'invalid',
      'The minimum group is larger than the number of seats.',
      '/minimumGroup',
    );
  }
  return accept<CourseRunEvent>({ type: 'course-run-planned', effectiveOn, data: planned });
}

/** Too little room is an answer, not a failure: it is recorded, so that the registration hears of it. */
function holdSeat(
  state: CourseRunState,
  planned: CourseRunPlanned['data'],
  { registrationId, historic }: HoldSeat,
  effectiveOn: string,
): Decision<CourseRunEvent> {
  const data = { runId: planned.runId, registrationId };
  if (state.seats.has(registrationId))
    return refuse('seat-already-held', 'conflict', 'The registration holds a seat already.');
  if (state.settled.has(registrationId))
    return refuse('seat-already-settled', 'conflict', 'The registration was answered already.');
  if (!historic && (state.phase === 'ended' || state.phase === 'cancelled')) {
    return accept<CourseRunEvent>({ type: 'seat-refused', effectiveOn, data: { ...data, reason: 'run-closed' } });
  }
  if (!historic && state.seats.size >= planned.seats) {
    return accept<CourseRunEvent>({ type: 'seat-refused', effectiveOn, data: { ...data, reason: 'run-full' } });
  }
  return accept<CourseRunEvent>({ type: 'seat-held', effectiveOn, data });
}

function refuseInPhase(state: CourseRunState): Decision<never> {
  switch (state.phase) {
    case 'running':
      return refuse('run-already-running', 'conflict', 'The run is under way.');
    case 'ended':
      return refuse('run-ended', 'conflict', 'The run has ended.');
    case 'cancelled':
      return refuse('run-cancelled', 'conflict', 'The run was cancelled.');
    case 'planned':
    case 'unknown':
      return refuse('run-not-started', 'conflict', 'The run has not begun.');
  }
}
