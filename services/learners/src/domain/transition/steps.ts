import type { Sphere, StepSkipReason } from '#contracts';
import { accept, refuse, type Decision } from '#event-sourcing';
import { dayOf, type Effective, refuseFuture, type Today } from '../effective-day.js';
import type { PlannedStep } from './template.js';
import type { StepEvent } from './transition.events.js';

export interface FinishStep extends Effective {
  readonly type: 'finish-step';
  readonly step: string;
  /** The kind of event that did it; absent where a person says so. */
  readonly by?: string;
}
export interface SkipStep extends Effective {
  readonly type: 'skip-step';
  readonly step: string;
  readonly reason: StepSkipReason;
}
/** What was done or left out is open again: its owner says so, or what had done it was taken back. */
export interface ReopenStep extends Effective {
  readonly type: 'reopen-step';
  readonly step: string;
  /** The kind of event that took it back; absent where a person says so. */
  readonly by?: string;
}
export type StepCommand = FinishStep | SkipStep | ReopenStep;

/** Who acts on steps. */
export interface StepActor {
  /** Departments in whose name is acted. */
  readonly owners: readonly string[];
  /** Whether all steps of the stream may be known: else another's step does not exist. */
  readonly seesAll: boolean;
}

export interface StepFacts extends Today {
  /** A policy acts in nobody's name: what a template says has happened. */
  readonly actor: StepActor | 'policy';
}

export type StepState = PlannedStep & {
  readonly state: 'open' | 'done' | 'skipped';
  /** Of a closed one: since when, and what did it where no person said so. */
  readonly closedOn?: string;
  readonly by?: string;
};
export type Steps = readonly StepState[];

const DONE = {
  coordination: 'transition-step-done',
  youth: 'youth-transition-step-done',
  health: 'health-transition-step-done',
} as const;
const SKIPPED = {
  coordination: 'transition-step-skipped',
  youth: 'youth-transition-step-skipped',
  health: 'health-transition-step-skipped',
} as const;

const REOPENED = {
  coordination: 'transition-step-reopened',
  youth: 'youth-transition-step-reopened',
  health: 'health-transition-step-reopened',
} as const;

export const opened = (steps: readonly PlannedStep[]): Steps => steps.map((step) => ({ ...step, state: 'open' }));

export const stepsAfter = (steps: Steps, event: StepEvent): Steps =>
  steps.map((step) => (step.step === event.data.step ? stepAfter(step, event) : step));

function stepAfter({ closedOn: _on, by: _by, ...step }: StepState, event: StepEvent): StepState {
  switch (event.type) {
    case 'transition-step-reopened':
    case 'youth-transition-step-reopened':
    case 'health-transition-step-reopened':
      return { ...step, state: 'open' };
    default: {
      const { data, effectiveOn } = event;
      if ('reason' in data) return { ...step, state: 'skipped', closedOn: effectiveOn };
      return { ...step, state: 'done', closedOn: effectiveOn, ...(data.by === undefined ? {} : { by: data.by }) };
    }
  }
}

/** The steps of one sphere of a transition. */
interface PlannedSteps {
  readonly personRef: string;
  readonly transitionId: string;
  readonly sphere: Sphere;
  readonly startedOn: string;
  readonly steps: Steps;
}

/** Decides on one step of one sphere. */
export function decideStep(planned: PlannedSteps, command: StepCommand, facts: StepFacts): Decision<StepEvent> {
  const future = refuseFuture(command, facts);
  if (future) return future;
  const found = planned.steps.find(({ step }) => step === command.step);
  const refused = refuseActor(found, facts);
  if (refused) return refused;
  if (command.type === 'reopen-step') return reopen(planned, command, facts, found);
  if (!found || found.state !== 'open')
    return refuse('step-already-closed', 'conflict', 'The step is done or was left out.', '/step');
  const effectiveOn = dayOf(command, facts);
  if (effectiveOn < planned.startedOn)
    return refuse('step-before-start', 'invalid', 'The transition began later.', '/effectiveOn');
  const { personRef, transitionId, sphere } = planned;
  const data = { personRef, transitionId, step: found.step, owner: found.owner };
  if (command.type === 'skip-step')
    return accept({ type: SKIPPED[sphere], effectiveOn, data: { ...data, reason: command.reason } });
  const by = command.by === undefined ? {} : { by: command.by };
  return accept({ type: DONE[sphere], effectiveOn, data: { ...data, ...by } });
}

/** By itself a step opens again only where no person had closed it. */
function reopen(
  { personRef, transitionId, sphere }: PlannedSteps,
  command: ReopenStep,
  facts: StepFacts,
  found: StepState | undefined,
): Decision<StepEvent> {
  if (!found || found.state === 'open') return refuse('step-not-closed', 'conflict', 'The step is open.', '/step');
  if (facts.actor === 'policy' && found.by === undefined)
    return refuse('step-closed-by-person', 'conflict', 'A person closed the step, and a person opens it.', '/step');
  const effectiveOn = dayOf(command, facts);
  if (found.closedOn !== undefined && effectiveOn < found.closedOn)
    return refuse('step-closed-later', 'invalid', 'The step was closed later.', '/effectiveOn');
  const by = command.by === undefined ? {} : { by: command.by };
  const data = { personRef, transitionId, step: found.step, owner: found.owner, ...by };
  return accept({ type: REOPENED[sphere], effectiveOn, data });
}

function refuseActor(step: StepState | undefined, { actor }: StepFacts): Decision<never> | undefined {
  if (actor === 'policy') return step ? undefined : noStep();
  if (step && actor.owners.includes(step.owner)) return undefined;
  return step && actor.seesAll
    ? refuse('not-your-step', 'forbidden', 'Another department owns this step.', '/step')
    : noStep();
}

const noStep = (): Decision<never> => refuse('step-unknown', 'not-found', 'This transition has no such step.', '/step');
