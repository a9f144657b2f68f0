import { describe, expect, it } from '@jest/globals';
import { given } from '../../testing/given.js';
import { type EnrollLearner, learnerDecider, type RecordNeeds } from './learner.decider.js';
import type { LearnerTakenIn, NeedsRecorded } from './learner.events.js';

const today = '2026-11-24';
const personRef = 'p_1';
const identity = { givenName: 'Mina', familyName: 'Beispiel', birthDate: '1991-04-17' };
const enroll: EnrollLearner = { type: 'enroll-learner', personRef, ...identity, municipalityKey: '03251040' };
const takenIn: LearnerTakenIn = {
  type: 'learner-taken-in',
  effectiveOn: '2026-01-10',
  data: { personRef, ...identity, municipalityKey: '03251040' },
};
const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'learner-taken-in' } } as const;
const learner = given(learnerDecider, { today });

describe('enrolling', () => {
  it('takes a person in today unless another day is named', () => {
    learner()
      .when(enroll)
      .then({ ...takenIn, effectiveOn: today });
    learner()
      .when({ ...enroll, effectiveOn: '2026-01-10' })
      .then(takenIn);
  });

  it('is refused', () => {
    learner(takenIn).when(enroll).refused('learner-already-enrolled');
    learner(erased).when(enroll).refused('person-erased');
    learner()
      .when({ ...enroll, effectiveOn: '2026-11-25' })
      .refused('day-in-future', '/effectiveOn');
    learner()
      .when({ ...enroll, birthDate: '2026-11-25' })
      .refused('birth-date-implausible', '/birthDate');
    learner()
      .when({ ...enroll, birthDate: '1891-04-17' })
      .refused('birth-date-implausible', '/birthDate');
    learner()
      .when({ ...enroll, arrivedOn: '2026-11-25' })
      .refused('arrival-implausible', '/arrivedOn');
    learner()
      .when({ ...enroll, arrivedOn: '1990-01-01' })
      .refused('arrival-implausible', '/arrivedOn');
  });
});

describe('assessing a level', () => {
  const assess = { type: 'assess-level', personRef, level: 'A2', basis: 'placement-test', assessedBy: 'vhs' } as const;

  it('records it', () => {
    learner(takenIn)
      .when(assess)
      .then({
        type: 'language-level-assessed',
        effectiveOn: today,
        data: { personRef, level: 'A2', basis: 'placement-test', assessedBy: 'vhs' },
      });
  });

  it('is refused', () => {
    learner().when(assess).refused('learner-unknown');
    learner(takenIn, erased).when(assess).refused('person-erased');
    learner(takenIn)
      .when({ ...assess, effectiveOn: '2026-11-25' })
      .refused('day-in-future', '/effectiveOn');
    learner(takenIn)
      .when({ ...assess, effectiveOn: '1991-04-16' })
      .refused('effective-before-birth', '/effectiveOn');
  });

  it('keeps the latest by its day, also when history comes late', () => {
    const assessed = (level: 'A1' | 'B1', effectiveOn: string) =>
      ({ type: 'language-level-assessed', effectiveOn, data: { personRef, level, basis: 'certificate' } }) as const;
    const state = learner(takenIn, assessed('B1', '2026-09-01'), assessed('A1', '2025-09-01')).state();
    expect(state).toMatchObject({ level: { level: 'B1', on: '2026-09-01' } });
  });
});

describe('recording needs', () => {
  const record: RecordNeeds = {
    type: 'record-needs',
    personRef,
    childcare: true,
    timesOfDay: ['morning'],
    stepFree: false,
  };

  it('replaces what was recorded before', () => {
    const event: NeedsRecorded = {
      type: 'needs-recorded',
      effectiveOn: today,
      data: { personRef, childcare: true, timesOfDay: ['morning'], stepFree: false },
    };
    learner(takenIn).when(record).then(event);
    const later = { ...event, data: { ...event.data, childcare: false } };
    expect(learner(takenIn, event, later).state()).toMatchObject({ needs: { childcare: false } });
  });

  it('keeps the latest by their day, also when history comes late', () => {
    const recorded = (childcare: boolean, effectiveOn: string): NeedsRecorded => ({
      type: 'needs-recorded',
      effectiveOn,
      data: { personRef, childcare, timesOfDay: [], stepFree: false },
    });
    const state = learner(takenIn, recorded(false, '2026-09-01'), recorded(true, '2025-09-01')).state();
    expect(state).toMatchObject({ needs: { childcare: false, on: '2026-09-01' } });
  });

  it('is refused for whom nobody took in', () => {
    learner().when(record).refused('learner-unknown');
  });
});

describe('disputes', () => {
  const dispute = { type: 'dispute-datum', personRef, disputeId: 'd_1', datum: 'level' } as const;
  const disputed = {
    type: 'datum-disputed',
    effectiveOn: '2026-11-01',
    data: { personRef, disputeId: 'd_1', datum: 'level' },
  } as const;
  const settle = { type: 'settle-dispute', personRef, disputeId: 'd_1', outcome: 'corrected' } as const;
  const settled = {
    type: 'dispute-settled',
    effectiveOn: today,
    data: { personRef, disputeId: 'd_1', outcome: 'corrected' },
  } as const;

  it('are opened once per datum and settled once', () => {
    learner(takenIn)
      .when({ ...dispute, effectiveOn: '2026-11-01' })
      .then(disputed);
    learner(takenIn, disputed).when(settle).then(settled);
    learner(takenIn, disputed, settled)
      .when({ ...dispute, disputeId: 'd_2' })
      .accepted();
    learner(takenIn, disputed)
      .when({ ...dispute, disputeId: 'd_2', datum: 'needs' })
      .accepted();
  });

  it('are refused', () => {
    learner().when(dispute).refused('learner-unknown');
    learner(takenIn, erased).when(settle).refused('person-erased');
    learner(takenIn)
      .when({ ...dispute, effectiveOn: '2026-11-25' })
      .refused('day-in-future', '/effectiveOn');
    learner(takenIn, disputed)
      .when({ ...dispute, disputeId: 'd_2' })
      .refused('datum-already-disputed', '/datum');
    learner(takenIn).when(settle).refused('dispute-unknown');
    for (const disputeId of ['constructor', '__proto__'])
      learner(takenIn, disputed)
        .when({ ...settle, disputeId })
        .refused('dispute-unknown');
    learner(takenIn, disputed, settled).when(settle).refused('dispute-already-settled');
  });
});
