import { accept, type Decider, type Decision, refuse } from '#event-sourcing';
import { dayOf, refuseFuture } from '../effective-day.js';
import type { CourseRunCommand, CourseRunFacts, HoldSeat } from './course-run.commands.js';
import type { CourseRunEvent, CourseRunPlanned } from './course-run.events.js';
import { type CourseRunState, evolveRun, NO_RUN } from './course-run.state.js';
import { decideLifecycle } from './lifecycle.js';
import { decidePlan } from './plan.js';

export type { CourseRunState } from './course-run.state.js';

/** Guards the plan, the order of its phases, and the seats: never more held than there are. */
export const courseRunDecider: Decider<CourseRunState, CourseRunCommand, CourseRunEvent, CourseRunFacts> = {
  aggregate: 'course-run',
  initial: NO_RUN,
  evolve: evolveRun,
  decide,
};

function decide(state: CourseRunState, command: CourseRunCommand, facts: CourseRunFacts): Decision<CourseRunEvent> {
  if (command.kind === 'plan') return decidePlan(state, command, facts);
  const { plan } = state;
  if (plan === undefined) return refuse('run-unknown', 'not-found', 'There is no such course run.');
  const effectiveOn = dayOf(command, facts);
  const future = refuseFuture(effectiveOn, facts);
  if (future) return future;
  switch (command.kind) {
    case 'hold-seat':
      return holdSeat(state, plan, command, effectiveOn);
    case 'release-seat':
      return state.seats.has(command.registrationId)
        ? accept<CourseRunEvent>({
            type: 'seat-released',
            effectiveOn,
            data: { runId: plan.runId, registrationId: command.registrationId },
          })
        : refuse('seat-not-held', 'conflict', 'The registration holds no seat.');
    default:
      return decideLifecycle({ ...state, plan }, command, facts, effectiveOn);
  }
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
  const closed = state.phase === 'ended' || state.phase === 'cancelled' || !state.registrationOpen;
  if (!historic && closed) {
    return accept<CourseRunEvent>({ type: 'seat-refused', effectiveOn, data: { ...data, reason: 'run-closed' } });
  }
  if (!historic && state.seats.size >= planned.seats) {
    return accept<CourseRunEvent>({ type: 'seat-refused', effectiveOn, data: { ...data, reason: 'run-full' } });
  }
  return accept<CourseRunEvent>({ type: 'seat-held', effectiveOn, data });
}
