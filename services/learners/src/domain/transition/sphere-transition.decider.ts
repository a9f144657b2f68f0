import type { ErasedEvent } from '#contracts';
import { accept, refuse, type Decider } from '#event-sourcing';
import { decideStep, opened, type StepCommand, type StepFacts, type Steps, stepsAfter } from './steps.js';
import type { SphereTransitionEvent, StepsPlanned } from './transition.events.js';

/** The spheres whose steps are kept apart. */
export type ApartSphere = 'youth' | 'health';

/** Sent by a policy when a transition began. */
export type PlanSphereSteps = {
  readonly type: 'plan-sphere-steps';
  readonly sphere: ApartSphere;
  readonly startedOn: string;
} & StepsPlanned['data'];
export type SphereTransitionCommand = PlanSphereSteps | StepCommand;

export interface PlannedSphere {
  readonly phase: 'planned';
  readonly sphere: ApartSphere;
  readonly planned: StepsPlanned['data'];
  readonly startedOn: string;
  readonly steps: Steps;
}
export type SphereTransitionState = { readonly phase: 'unknown' } | PlannedSphere | { readonly phase: 'erased' };

export interface SphereTransitionFacts extends StepFacts {
  /** Whether the transition itself is under way. */
  readonly underWay: boolean;
}

const PLANNED = { youth: 'youth-transition-steps-planned', health: 'health-transition-steps-planned' } as const;

/** Stream id: one stream per transition and sphere, so that no stream mixes keys. */
export const sphereTransitionId = (transitionId: string, sphere: ApartSphere): string => `${transitionId}-${sphere}`;

/** Guards the steps of one transition that are a department's kept apart: nobody else learns of them. */
export const sphereTransitionDecider: Decider<
  SphereTransitionState,
  SphereTransitionCommand,
  SphereTransitionEvent,
  SphereTransitionFacts
> = {
  aggregate: 'sphere-transition',
  initial: { phase: 'unknown' },
  evolve: (state: SphereTransitionState, event: SphereTransitionEvent | ErasedEvent): SphereTransitionState => {
    if (event.type === 'erased') return { phase: 'erased' };
    if (event.type === PLANNED.youth || event.type === PLANNED.health) {
      const sphere = event.type === PLANNED.youth ? 'youth' : 'health';
      const steps = opened(event.data.steps);
      return { phase: 'planned', sphere, planned: event.data, startedOn: event.effectiveOn, steps };
    }
    return state.phase === 'planned' ? { ...state, steps: stepsAfter(state.steps, event) } : state;
  },
  decide: (state, command, facts) => {
    if (command.type === 'plan-sphere-steps') {
      if (state.phase !== 'unknown')
        return refuse('steps-already-planned', 'conflict', 'The steps are planned already.');
      const { type: _type, sphere, startedOn, ...data } = command;
      return accept({ type: PLANNED[sphere], effectiveOn: startedOn, data });
    }
    if (state.phase !== 'planned') return refuse('transition-unknown', 'not-found', 'This id names no transition.');
    if (!facts.underWay) return refuse('transition-over', 'conflict', 'The transition is over.');
    const { personRef, transitionId } = state.planned;
    return decideStep({ ...state, personRef, transitionId }, command, facts);
  },
};
