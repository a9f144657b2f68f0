import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type LearnerCommand, learnerDecider } from './learner.decider.js';
import type { LearnerState } from './learner.state.js';

const today = '2026-11-24';
const REFS = ['p_1', 'p_2', 'p_3', 'p_4'] as const;
const ref = fc.constantFrom(...REFS);
/** Two of them were taken in on one day: then the reference decides which is the elder. */
const DAYS = { p_1: '2026-03-01', p_2: '2026-01-01', p_3: '2026-03-01', p_4: '2026-06-01' } as const;
const command = fc.oneof(
  fc.tuple(ref, ref).map(([personRef, into]) => ({ type: 'merge-learner' as const, personRef, into })),
  fc.tuple(ref, ref).map(([personRef, other]) => ({ type: 'dismiss-duplicate' as const, personRef, other })),
  ref.map((personRef) => ({ type: 'undo-merge' as const, personRef, reason: 'merged-in-error' as const })),
);

function takenIn(): Map<string, LearnerState> {
  return new Map(
    REFS.map((personRef) => {
      const identity = { givenName: 'Mina', familyName: 'Beispiel', birthDate: '1991-04-17' };
      const enroll = { type: 'enroll-learner', personRef, ...identity, municipalityKey: '03251040' } as const;
      return [personRef, after(learnerDecider.initial, { ...enroll, effectiveOn: DAYS[personRef] })] as const;
    }),
  );
}

function after(state: LearnerState, one: LearnerCommand, other?: LearnerState): LearnerState {
  const facts = { today, ...(other?.phase === 'enrolled' ? { other } : {}) };
  const decision = learnerDecider.decide(state, one, facts);
  return decision.ok ? decision.events.reduce(learnerDecider.evolve, state) : state;
}

const intoOf = (state: LearnerState | undefined): string | undefined =>
  state?.phase === 'enrolled' ? state.mergedInto : undefined;

it('whatever is merged, undone and told apart: every reference leads to one of its own, and never round in a circle', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const states = takenIn();
      for (const one of commands) {
        const state = states.get(one.personRef);
        if (!state) throw new Error('taken in before');
        const named = 'into' in one ? one.into : 'other' in one ? one.other : undefined;
        states.set(one.personRef, after(state, one, named === undefined ? undefined : states.get(named)));
        for (const start of REFS) {
          const way = [start as string];
          for (let next = intoOf(states.get(start)); next !== undefined; next = intoOf(states.get(next))) {
            expect(way).not.toContain(next);
            way.push(next);
          }
        }
      }
    }),
  );
});

it('whatever was merged and undone: undoing all leaves each reference her own, and a merge can be made again', () => {
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const states = takenIn();
      const step = (one: (typeof commands)[number]): void => {
        const named = 'into' in one ? one.into : 'other' in one ? one.other : undefined;
        const state = states.get(one.personRef) ?? learnerDecider.initial;
        states.set(one.personRef, after(state, one, named === undefined ? undefined : states.get(named)));
      };
      commands.forEach(step);
      for (const personRef of REFS) step({ type: 'undo-merge', personRef, reason: 'merged-in-error' });
      for (const state of states.values()) expect(intoOf(state)).toBeUndefined();
      step({ type: 'merge-learner', personRef: 'p_4', into: 'p_2' });
      expect(intoOf(states.get('p_4'))).toBe('p_2');
    }),
  );
});
