import { accept, type Decision, refuse } from '#event-sourcing';
import type {
  BreakOffRun,
  CancelRun,
  ChangeRun,
  ConfirmTold,
  CourseRunFacts,
  LifecycleCommand,
  ResumeRun,
} from './course-run.commands.js';
import type { CourseRunCancelled, CourseRunEvent, CourseRunPlanned } from './course-run.events.js';
import type { CourseRunState } from './course-run.state.js';
import { refusePlan } from './plan.js';

type Planned = CourseRunState & { readonly plan: CourseRunPlanned['data'] };

/** The way of a run from its plan to its end; each step in its phase and in the order of days. */
export function decideLifecycle(
  state: Planned,
  command: LifecycleCommand,
  facts: CourseRunFacts,
  effectiveOn: string,
): Decision<CourseRunEvent> {
  const { runId } = state.plan;
  switch (command.kind) {
    case 'change':
      return change(state, command, facts, effectiveOn);
    case 'publish':
      if (isOver(state)) return refuseInPhase(state);
      if (state.published) return refuse('run-already-published', 'conflict', 'The run is published already.');
      return accept<CourseRunEvent>({ type: 'course-run-published', effectiveOn, data: { runId } });
    case 'open-registration':
      if (isOver(state)) return refuseInPhase(state);
      if (state.registrationOpen)
        return refuse('run-registration-open', 'conflict', 'People can be registered for the run already.');
      return accept<CourseRunEvent>({ type: 'course-run-registration-opened', effectiveOn, data: { runId } });
    case 'close-registration':
      if (isOver(state)) return refuseInPhase(state);
      if (!state.registrationOpen)
        return refuse('run-registration-closed', 'conflict', 'The registration for the run is closed already.');
      return accept<CourseRunEvent>({ type: 'course-run-registration-closed', effectiveOn, data: { runId } });
    case 'start':
      if (state.phase !== 'planned') return refuseInPhase(state);
      return accept<CourseRunEvent>({ type: 'course-run-started', effectiveOn, data: { runId } });
    case 'interrupt':
      if (state.phase !== 'running') return refuseInPhase(state);
      if (state.interruptedOn !== undefined)
        return refuse('run-interrupted', 'conflict', 'The run is interrupted already.');
      if (liesBefore(effectiveOn, state.startedOn))
        return refuse('before-run-start', 'invalid', 'The day lies before the start of the run.', '/effectiveOn');
      return accept<CourseRunEvent>({
        type: 'course-run-interrupted',
        effectiveOn,
        data: { runId, reason: command.reason },
      });
    case 'resume':
      return resume(state, command, effectiveOn);
    case 'end':
      if (state.phase !== 'running') return refuseInPhase(state);
      if (liesBefore(effectiveOn, state.startedOn))
        return refuse('end-before-start', 'invalid', 'A run does not end before it began.', '/effectiveOn');
      return accept<CourseRunEvent>({ type: 'course-run-ended', effectiveOn, data: { runId } });
    case 'confirm-told':
      return confirmTold(state, command, effectiveOn);
    case 'cancel':
      return cancel(state, command, facts, effectiveOn);
    case 'break-off':
      return breakOff(state, command, facts, effectiveOn);
  }
}

function change(
  state: Planned,
  { change: changed, historic = false }: ChangeRun,
  facts: CourseRunFacts,
  effectiveOn: string,
): Decision<CourseRunEvent> {
  if (state.phase !== 'planned') return refuseInPhase(state);
  const wrong = refusePlan(changed, facts, historic || changed.startsOn === state.plan.startsOn);
  if (wrong) return wrong;
  if (changed.seats < state.seats.size && !historic) {
    return refuse('seats-below-held', 'conflict', `${state.seats.size} seats are held already.`, '/seats');
  }
  return accept<CourseRunEvent>({
    type: 'course-run-changed',
    effectiveOn,
    data: { runId: state.plan.runId, ...changed },
  });
}

function resume(state: Planned, { endsOn }: ResumeRun, effectiveOn: string): Decision<CourseRunEvent> {
  if (state.phase !== 'running') return refuseInPhase(state);
  if (state.interruptedOn === undefined)
    return refuse('run-not-interrupted', 'conflict', 'The run is not interrupted.');
  if (liesBefore(effectiveOn, state.interruptedOn))
    return refuse('before-interruption', 'invalid', 'The day lies before the interruption.', '/effectiveOn');
  if (liesBefore(endsOn, effectiveOn))
    return refuse('end-before-start', 'invalid', 'The run does not end before it goes on.', '/endsOn');
  return accept<CourseRunEvent>({
    type: 'course-run-resumed',
    effectiveOn,
    data: { runId: state.plan.runId, ...(endsOn === undefined ? {} : { endsOn }) },
  });
}

/** Of history the lists tell themselves what became of the people. */
function cancel(
  state: Planned,
  command: CancelRun,
  facts: CourseRunFacts,
  effectiveOn: string,
): Decision<CourseRunEvent> {
  if (state.phase !== 'planned') return refuseInPhase(state);
  const data = { runId: state.plan.runId, reason: command.reason };
  if (command.historic) return accept<CourseRunEvent>({ type: 'course-run-cancelled', effectiveOn, data });
  return givenUp(state, data, command, facts, effectiveOn);
}

function breakOff(
  state: Planned,
  command: BreakOffRun,
  facts: CourseRunFacts,
  effectiveOn: string,
): Decision<CourseRunEvent> {
  if (state.phase !== 'running') return refuseInPhase(state);
  if (liesBefore(effectiveOn, state.startedOn))
    return refuse('before-run-start', 'invalid', 'The day lies before the start of the run.', '/effectiveOn');
  const data = { runId: state.plan.runId, reason: command.reason, brokenOff: true };
  return givenUp(state, data, command, facts, effectiveOn);
}

/**
 * Nobody is lost: who was registered waits again, and may be moved besides; into a run of another provider by that
 * provider alone, who decides whom it takes (docs/decisions/0143).
 */
function givenUp(
  { plan }: Planned,
  data: Omit<CourseRunCancelled['data'], 'people' | 'toRunId'>,
  { people = 'wait-again', toRunId }: CancelRun | BreakOffRun,
  { moveTo }: CourseRunFacts,
  effectiveOn: string,
): Decision<CourseRunEvent> {
  if (people === 'wait-again')
    return accept<CourseRunEvent>({ type: 'course-run-cancelled', effectiveOn, data: { ...data, people } });
  if (toRunId === undefined)
    return refuse('move-target-missing', 'invalid', 'Name the run that people are moved to.', '/toRunId');
  const takesThem =
    moveTo && !moveTo.closed && moveTo.providerId === plan.providerId && moveTo.courseType === plan.courseType;
  if (toRunId === data.runId || !takesThem)
    return refuse('move-target-unknown', 'invalid', 'Nobody can be moved to this run.', '/toRunId');
  return accept<CourseRunEvent>({
    type: 'course-run-cancelled',
    effectiveOn,
    data: { ...data, people, toRunId },
  });
}

/** Who is told already stays so; one who was not registered when the run was cancelled spoils the whole. */
function confirmTold(state: Planned, { registrationIds }: ConfirmTold, effectiveOn: string): Decision<CourseRunEvent> {
  const { runId } = state.plan;
  if (state.phase !== 'cancelled') return refuse('run-not-cancelled', 'conflict', 'The run was not cancelled.');
  if (registrationIds.some((id) => !state.concerned.has(id)))
    return refuse(
      'registration-not-concerned',
      'invalid',
      'Nobody of this registration is to be told.',
      '/registrationIds',
    );
  const untold = registrationIds.filter((id) => !state.told.has(id));
  if (untold.length === 0) return refuse('already-told', 'conflict', 'All of them were told already.');
  return accept<CourseRunEvent>(
    ...untold.map((registrationId): CourseRunEvent => ({
      type: 'course-run-cancellation-told',
      effectiveOn,
      data: { runId, registrationId },
    })),
  );
}

const isOver = ({ phase }: CourseRunState): boolean => phase === 'ended' || phase === 'cancelled';

const liesBefore = (day: string | undefined, other: string | undefined): boolean =>
  day !== undefined && other !== undefined && day < other;

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
