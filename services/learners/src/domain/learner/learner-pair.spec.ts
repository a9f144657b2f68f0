import { describe, expect, it } from '@jest/globals';
import { given } from '../../testing/given.js';
import type { OtherLearner } from './decide-pair.js';
import { type DismissDuplicate, learnerDecider, type MergeLearner, type UndoMerge } from './learner.decider.js';
import type { LearnerMerged, LearnerTakenIn } from './learner.events.js';

const today = '2026-11-24';
const takenIn = (personRef: string, effectiveOn: string): LearnerTakenIn => ({
  type: 'learner-taken-in',
  effectiveOn,
  data: {
    personRef,
    givenName: 'Mina',
    familyName: 'Beispiel',
    birthDate: '1991-04-17',
    municipalityKey: '03251040',
  },
});
const younger = takenIn('p_2', '2026-06-01');
const elder: OtherLearner = { phase: 'enrolled', personRef: 'p_1', enrolledOn: '2026-01-10' };
const knowing = (other?: OtherLearner) => given(learnerDecider, { today, ...(other === undefined ? {} : { other }) });
const merge: MergeLearner = { type: 'merge-learner', personRef: 'p_2', into: 'p_1' };
const merged: LearnerMerged = { type: 'learner-merged', effectiveOn: today, data: { personRef: 'p_2', into: 'p_1' } };
const undo: UndoMerge = { type: 'undo-merge', personRef: 'p_2', reason: 'merged-in-error' };
const undone = {
  type: 'learner-merge-undone',
  effectiveOn: today,
  data: { personRef: 'p_2', from: 'p_1', reason: 'merged-in-error' },
} as const;
const dismiss: DismissDuplicate = { type: 'dismiss-duplicate', personRef: 'p_2', other: 'p_1' };
const dismissed = {
  type: 'duplicate-dismissed',
  effectiveOn: today,
  data: { personRef: 'p_2', other: 'p_1' },
} as const;

describe('merging', () => {
  it('goes into the elder reference, and can be undone', () => {
    knowing(elder)(younger).when(merge).then(merged);
    knowing()(younger, merged).when(undo).then(undone);
    knowing(elder)(younger, merged, undone).when(merge).then(merged);
    expect(knowing()(younger, merged, undone).state()).toMatchObject({ notSameAs: ['p_1'] });
    expect(knowing()(younger, merged, undone).state()).not.toHaveProperty('mergedInto');
  });

  it('of one day goes by the reference', () => {
    const sameDay = { ...elder, enrolledOn: '2026-06-01' };
    knowing(sameDay)(younger).when(merge).accepted();
    knowing({ ...sameDay, personRef: 'p_3' })(younger)
      .when({ ...merge, into: 'p_3' })
      .refused('not-the-elder', '/into');
  });

  it('may revise that they were found to be two', () => {
    knowing(elder)(younger, dismissed).when(merge).accepted();
    expect(knowing(elder)(younger, dismissed, merged).state()).toMatchObject({ mergedInto: 'p_1', notSameAs: [] });
  });

  it('is refused', () => {
    knowing()(younger).when(merge).refused('learner-unknown', '/into');
    knowing({ phase: 'unknown' })(younger).when(merge).refused('learner-unknown', '/into');
    knowing({ phase: 'erased' })(younger).when(merge).refused('person-erased', '/into');
    knowing({ phase: 'enrolled', personRef: 'p_3', enrolledOn: '2026-07-01' })(younger)
      .when({ ...merge, into: 'p_3' })
      .refused('not-the-elder', '/into');
    knowing({ phase: 'enrolled', personRef: 'p_2', enrolledOn: '2026-06-01' })(younger)
      .when({ ...merge, into: 'p_2' })
      .refused('not-the-elder', '/into');
    knowing(elder)(younger, merged).when(merge).refused('already-merged');
    knowing(elder)().when(merge).refused('learner-unknown');
  });

  it('is undone once', () => {
    knowing()(younger).when(undo).refused('not-merged');
    knowing()(younger, merged, undone).when(undo).refused('not-merged');
  });
});

describe('two persons', () => {
  it('are remembered as such', () => {
    knowing(elder)(younger).when(dismiss).then(dismissed);
  });

  it('are refused', () => {
    knowing(elder)(younger, dismissed).when(dismiss).refused('duplicate-already-dismissed');
    knowing(elder)(younger, merged).when(dismiss).refused('already-merged');
    knowing({ phase: 'unknown' })(younger).when(dismiss).refused('learner-unknown', '/other');
    knowing({ phase: 'erased' })(younger).when(dismiss).refused('person-erased', '/other');
  });
});
