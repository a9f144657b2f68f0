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
      const { kind, dueOn, steps = [] } = entry.data;
      return { ...withSteps(known, kind, on, steps), startedOn: on, ...(dueOn === undefined ? {} : { dueOn }) };
    }
    case 'youth-transition-steps-planned':
    case 'health-transition-steps-planned':
      return withSteps(known, entry.data.kind, on, entry.data.steps);
    case 'transition-step-done':
    case 'youth-transition-step-done':
    case 'health-transition-step-done':
      return closed(known, entry.data.step, 'done', on);
    case 'transition-step-skipped':
    case 'youth-transition-step-skipped':
    case 'health-transition-step-skipped':
      return closed(known, entry.data.step, 'skipped', on);
    case 'transition-completed':
      return known && { ...known, state: 'completed' };
    case 'transition-broken-off':
      return known && { ...known, state: 'broken-off' };
    default:
      return entry satisfies never;
  }
}

/** The plans of the spheres come from several streams, in any order. */
function withSteps(
  known: TransitionState | undefined,
  kind: TransitionKind,
  startedOn: string,
  steps: readonly Omit<StepState, 'state'>[],
): TransitionState {
  const opened = steps.map((step) => ({ ...step, state: 'open' as const }));
  return known
    ? { ...known, steps: [...known.steps, ...opened] }
    : { kind, state: 'started', startedOn, steps: opened };
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
