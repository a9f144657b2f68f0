import type { TransitionKind } from '#contracts';
import type { CaseEntry } from './case-entry.js';
import type { CaseState, StepState, TransitionState } from './case-state.js';

type Transitions = CaseState['transitions'];

/** The entries that change a transition. */
export type TransitionEntry = Extract<CaseEntry, { readonly data: { readonly transitionId: string } }>;

/** One entry more, of whatever sphere: what a reader may not see was left out before. */
export function transitionsAfter(transitions: Transitions, entry: TransitionEntry): Transitions {
  const { transitionId } = entry.data;
  const known = transitions[transitionId];
  const after = transitionAfter(known, entry);
  return after === undefined || after === known ? transitions : { ...transitions, [transitionId]: after };
}

function transitionAfter(known: TransitionState | undefined, entry: TransitionEntry): TransitionState | undefined {
  const on = entry.effectiveOn;
  switch (entry.type) {
    case 'transition-started': {
      const { dueOn } = entry.data;
      return { ...withSteps(known, entry.data, on, {}), startedOn: on, ...(dueOn === undefined ? {} : { dueOn }) };
    }
    case 'youth-transition-steps-planned':
    case 'health-transition-steps-planned':
      return withSteps(known, entry.data, on, { apart: true });
    case 'transition-step-done':
    case 'youth-transition-step-done':
    case 'health-transition-step-done':
      return closed(known, entry.data.step, 'done', on);
    case 'transition-step-skipped':
    case 'youth-transition-step-skipped':
    case 'health-transition-step-skipped':
      return closed(known, entry.data.step, 'skipped', on);
    case 'transition-step-reopened':
    case 'youth-transition-step-reopened':
    case 'health-transition-step-reopened':
      return known && { ...known, steps: known.steps.map((step) => opened(step, entry.data.step)) };
    case 'transition-completed':
      return known && { ...known, state: 'completed' };
    case 'transition-broken-off':
      return known && { ...known, state: 'broken-off' };
    default:
      return entry satisfies never;
  }
}

interface Planned {
  readonly kind: TransitionKind;
  readonly templateId?: string;
  readonly templateVersion?: string;
  readonly steps?: readonly Omit<StepState, 'state'>[];
}

/** The plans of the spheres come from several streams, in any order. */
function withSteps(
  known: TransitionState | undefined,
  { kind, templateId, templateVersion, steps = [] }: Planned,
  startedOn: string,
  sphere: Pick<StepState, 'apart'>,
): TransitionState {
  const planned = steps.map((step) => ({ ...step, ...sphere, state: 'open' as const }));
  return {
    ...(known ?? { kind, state: 'started', startedOn }),
    ...(templateId === undefined ? {} : { templateId }),
    ...(templateVersion === undefined ? {} : { templateVersion }),
    steps: [...(known?.steps ?? []), ...planned],
  };
}

function opened({ closedOn, ...step }: StepState, code: string): StepState {
  if (step.step !== code) return { ...step, ...(closedOn === undefined ? {} : { closedOn }) };
  return { ...step, state: 'open' };
}

const closed = (
  known: TransitionState | undefined,
  code: string,
  state: 'done' | 'skipped',
  closedOn: string,
): TransitionState | undefined =>
  known && {
    ...known,
    steps: known.steps.map((step) => (step.step === code ? { ...step, state, closedOn } : step)),
  };
