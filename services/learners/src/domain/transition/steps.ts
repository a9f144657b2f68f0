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
export type StepCommand = FinishStep | SkipStep;

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

export type StepState = PlannedStep & { readonly state: 'open' | 'done' | 'skipped' };
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

export const opened = (steps: readonly PlannedStep[]): Steps => steps.map((step) => ({ ...step, state: 'open' }));

export const stepsAfter = (steps: Steps, { data }: StepEvent): Steps =>
  steps.map((step) => (step.step === data.step ? { ...step, state: 'reason' in data ? 'skipped' : 'done' } : step));

/** Decides on one step of one sphere. */
export function decideStep(
  planned: {
    readonly personRef: string;
    readonly transitionId: string;
    readonly sphere: Sphere;
    readonly startedOn: string;
    readonly steps: Steps;
  },
  command: StepCommand,
  facts: StepFacts,
): Decision<StepEvent> {
  const future = refuseFuture(command, facts);
  if (future) return future;
  const found = planned.steps.find(({ step }) => step === command.step);
  const refused = refuseActor(found, facts);
  if (refused) return refused;
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

function refuseActor(step: StepState | undefined, { actor }: StepFacts): Decision<never> | undefined {
  if (actor === 'policy') return step ? undefined : noStep();
  if (step && actor.owners.includes(step.owner)) return undefined;
  return step && actor.seesAll
    ? refuse('not-your-step', 'forbidden', 'Another department owns this step.', '/step')
    : noStep();
}

const noStep = (): Decision<never> => refuse('step-unknown', 'not-found', 'This transition has no such step.', '/step');
