import type { ErasedEvent, EventOf, transitionCompleted, transitionStarted } from '#contracts';
import { accept, refuse, type Decider } from '#event-sourcing';
import { dataOf } from '../data-of.js';
import { dayOf, type Effective, refuseFuture, type Today } from '../effective-day.js';

export type TransitionStarted = EventOf<typeof transitionStarted>;
export type TransitionCompleted = EventOf<typeof transitionCompleted>;
export type TransitionEvent = TransitionStarted | TransitionCompleted;

export type StartTransition = { readonly type: 'start-transition' } & TransitionStarted['data'] & Effective;
export interface CompleteTransition extends Effective {
  readonly type: 'complete-transition';
}
export type TransitionCommand = StartTransition | CompleteTransition;

export type TransitionState =
  | { readonly phase: 'unknown' }
  | {
      readonly phase: 'under-way' | 'completed';
      readonly personRef: string;
      readonly transitionId: string;
      readonly startedOn: string;
    }
  | { readonly phase: 'erased' };

export interface TransitionFacts extends Today {
  /** Read for the start alone. */
  readonly learner: 'enrolled' | 'unknown' | 'erased';
}

/** Guards one way between daycare, school, course and work. */
export const transitionDecider: Decider<TransitionState, TransitionCommand, TransitionEvent, TransitionFacts> = {
  aggregate: 'transition',
  initial: { phase: 'unknown' },
  evolve: (state: TransitionState, event: TransitionEvent | ErasedEvent): TransitionState => {
    if (event.type === 'erased') return { phase: 'erased' };
    if (event.type === 'transition-started') {
      const { personRef, transitionId } = event.data;
      return { phase: 'under-way', personRef, transitionId, startedOn: event.effectiveOn };
    }
    return state.phase === 'under-way' ? { ...state, phase: 'completed' } : state;
  },
  decide: (state, command, facts) => {
    const effectiveOn = dayOf(command, facts);
    const future = refuseFuture(command, facts);
    if (future) return future;
    if (command.type === 'start-transition') {
      if (state.phase !== 'unknown')
        return refuse('transition-already-started', 'conflict', 'This transition exists already.');
      if (facts.learner === 'unknown')
        return refuse('learner-unknown', 'not-found', 'This reference names no learner.', '/personRef');
      if (facts.learner === 'erased')
        return refuse('person-erased', 'conflict', 'The data of this person was erased.', '/personRef');
      if (command.dueOn !== undefined && command.dueOn < effectiveOn) {
        return refuse('due-before-start', 'invalid', 'The transition is due before it starts.', '/dueOn');
      }
      return accept({ type: 'transition-started', effectiveOn, data: dataOf(command) });
    }
    if (state.phase === 'unknown') return refuse('transition-unknown', 'not-found', 'This id names no transition.');
    if (state.phase === 'erased') return refuse('person-erased', 'conflict', 'The data of this person was erased.');
    if (state.phase === 'completed')
      return refuse('transition-already-completed', 'conflict', 'The transition is done already.');
    if (effectiveOn < state.startedOn) {
      return refuse(
        'completed-before-start',
        'invalid',
        'The transition cannot end before it started.',
        '/effectiveOn',
      );
    }
    const { personRef, transitionId } = state;
    return accept({ type: 'transition-completed', effectiveOn, data: { personRef, transitionId } });
  },
};
