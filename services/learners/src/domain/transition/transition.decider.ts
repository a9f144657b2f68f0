import type { BreakOffReason, ErasedEvent } from '#contracts';
import { accept, refuse, type Decider, type Decision } from '#event-sourcing';
import { dayOf, type Effective, refuseFuture } from '../effective-day.js';
import { decideStep, opened, type StepCommand, type StepFacts, type Steps, stepsAfter } from './steps.js';
import { planOf, type TransitionRules } from './template.js';
import type { TransitionEvent, TransitionStarted } from './transition.events.js';

export type StartTransition = { readonly type: 'start-transition' } & Pick<
  TransitionStarted['data'],
  'personRef' | 'transitionId' | 'kind' | 'dueOn'
> &
  Effective;
export interface CompleteTransition extends Effective {
  readonly type: 'complete-transition';
}
export interface BreakOffTransition extends Effective {
  readonly type: 'break-off-transition';
  readonly reason: BreakOffReason;
}
export type TransitionCommand = StartTransition | CompleteTransition | BreakOffTransition | StepCommand;

export interface StartedTransition {
  readonly phase: 'under-way' | 'completed' | 'broken-off';
  readonly started: TransitionStarted['data'];
  readonly startedOn: string;
  readonly steps: Steps;
}
export type TransitionState = { readonly phase: 'unknown' } | StartedTransition | { readonly phase: 'erased' };

export interface TransitionFacts extends StepFacts {
  /** Read for the start alone. */
  readonly learner: 'enrolled' | 'unknown' | 'erased';
  readonly rules: TransitionRules;
}

/** Guards one way between daycare, school, course and work, with the steps that may be told to the coordination. */
export const transitionDecider: Decider<TransitionState, TransitionCommand, TransitionEvent, TransitionFacts> = {
  aggregate: 'transition',
  initial: { phase: 'unknown' },
  evolve,
  decide: (state, command, facts) => {
    const future = refuseFuture(command, facts);
    if (future) return future;
    if (command.type === 'start-transition') return start(state, command, facts);
    if (state.phase === 'unknown') return refuse('transition-unknown', 'not-found', 'This id names no transition.');
    if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
    const isStep = 'step' in command;
    if (isStep && !mayKnow(state, facts))
      return refuse('transition-unknown', 'not-found', 'This id names no transition.');
    if (state.phase === 'completed')
      return refuse('transition-already-completed', 'conflict', 'The transition is done already.');
    if (state.phase === 'broken-off')
      return refuse('transition-already-broken-off', 'conflict', 'The transition was broken off before.');
    const { personRef, transitionId } = state.started;
    if (isStep) return decideStep({ ...state, personRef, transitionId, sphere: 'coordination' }, command, facts);
    const effectiveOn = dayOf(command, facts);
    if (effectiveOn < state.startedOn) {
      const detail = 'The transition cannot end before it started.';
      return refuse('completed-before-start', 'invalid', detail, '/effectiveOn');
    }
    const data = { personRef, transitionId };
    return command.type === 'complete-transition'
      ? accept({ type: 'transition-completed', effectiveOn, data })
      : accept({ type: 'transition-broken-off', effectiveOn, data: { ...data, reason: command.reason } });
  },
};

/** A department knows of a transition by its own steps alone. */
const mayKnow = ({ steps }: StartedTransition, { actor }: TransitionFacts): boolean =>
  actor === 'policy' || actor.seesAll || steps.some(({ owner }) => actor.owners.includes(owner));

function start(state: TransitionState, command: StartTransition, facts: TransitionFacts): Decision<TransitionEvent> {
  if (state.phase !== 'unknown')
    return refuse('transition-already-started', 'conflict', 'This transition exists already.');
  if (facts.learner === 'unknown')
    return refuse('learner-unknown', 'not-found', 'This reference names no learner.', '/personRef');
  if (facts.learner === 'erased')
    return refuse('person-erased', 'conflict', 'The data of this person was erased.', '/personRef');
  const { personRef, transitionId, kind, dueOn } = command;
  const effectiveOn = dayOf(command, facts);
  if (dueOn !== undefined && dueOn < effectiveOn)
    return refuse('due-before-start', 'invalid', 'The transition is due before it starts.', '/dueOn');
  const plan = planOf(facts.rules, { kind, startedOn: effectiveOn, dueOn });
  const data = { personRef, transitionId, kind, ...(dueOn === undefined ? {} : { dueOn }) };
  if (!plan) return accept({ type: 'transition-started', effectiveOn, data });
  const { templateId, templateVersion, steps } = plan;
  const planned = { templateId, templateVersion, steps: [...steps.coordination] };
  return accept({ type: 'transition-started', effectiveOn, data: { ...data, ...planned } });
}

function evolve(state: TransitionState, event: TransitionEvent | ErasedEvent): TransitionState {
  if (event.type === 'erased') return { phase: 'erased' };
  if (event.type === 'transition-started') {
    const { data, effectiveOn } = event;
    return { phase: 'under-way', started: data, startedOn: effectiveOn, steps: opened(data.steps ?? []) };
  }
  if (state.phase !== 'under-way') return state;
  if (event.type === 'transition-completed') return { ...state, phase: 'completed' };
  if (event.type === 'transition-broken-off') return { ...state, phase: 'broken-off' };
  return { ...state, steps: stepsAfter(state.steps, event) };
}
