import { describe, expect, it } from '@jest/globals';
import { given } from '../../testing/given.js';
import {
  type AssessLevel,
  type CorrectIdentity,
  type CorrectLevel,
  learnerDecider,
  type MoveLearner,
  type RecordLiteracy,
  type RecordNeeds,
} from './learner.decider.js';
import type { LanguageLevelAssessed, LearnerTakenIn } from './learner.events.js';

const today = '2026-11-24';
const personRef = 'p_1';
const takenIn: LearnerTakenIn = {
  type: 'learner-taken-in',
  effectiveOn: '2026-01-10',
  data: {
    personRef,
    givenName: 'Mina',
    familyName: 'Beispiel',
    birthDate: '1991-04-17',
    arrivedOn: '2025-03-01',
    municipalityKey: '03251040',
  },
};
const learner = given(learnerDecider, { today });
const assessed = (assessmentId: string, level: 'A1' | 'A2' | 'B1', effectiveOn: string): LanguageLevelAssessed => ({
  type: 'language-level-assessed',
  effectiveOn,
  data: { personRef, assessmentId, level, basis: 'certificate' },
});
const dispute = (datum: 'level' | 'needs' | 'municipality' | 'identity', subjectId?: string) =>
  ({
    type: 'datum-disputed',
    effectiveOn: '2026-11-01',
    data: { personRef, disputeId: 'd_1', datum, ...(subjectId === undefined ? {} : { subjectId }) },
  }) as const;
const settled = {
  type: 'dispute-settled',
  effectiveOn: today,
  data: { personRef, disputeId: 'd_1', outcome: 'corrected' },
} as const;

describe('a level recorded wrongly', () => {
  const correct: CorrectLevel = {
    type: 'correct-level',
    personRef,
    assessmentId: 'a_1',
    reason: 'typing-error',
    level: 'A1',
  };
  const { type: _, ...data } = correct;
  const corrected = { type: 'language-level-corrected', effectiveOn: today, data } as const;

  it('reads right from then on, and what it said before stays with the mark', () => {
    const before = learner(takenIn, assessed('a_1', 'B1', '2026-09-01'));
    before.when(correct).then(corrected);
    expect(learner(takenIn, assessed('a_1', 'B1', '2026-09-01'), corrected).state()).toMatchObject({
      level: {
        level: 'A1',
        on: '2026-09-01',
        corrections: [{ on: today, reason: 'typing-error', was: { level: 'B1', on: '2026-09-01' } }],
      },
    });
  });

  it('is taken back when the right one is not known: the one before holds again', () => {
    const { level: _level, ...withdrawal } = data;
    const withdrawn = { ...corrected, data: withdrawal };
    const state = learner(
      takenIn,
      assessed('a_0', 'A2', '2026-02-01'),
      assessed('a_1', 'B1', '2026-09-01'),
      withdrawn,
    ).state();
    expect(state).toMatchObject({ level: { assessmentId: 'a_0' }, levels: [{}, { withdrawn: true, level: 'B1' }] });
    const { level: _gone, ...again } = correct;
    learner(takenIn, assessed('a_1', 'B1', '2026-09-01'), withdrawn)
      .when(again)
      .refused('assessment-already-withdrawn');
  });

  it('settles the dispute that it names', () => {
    learner(takenIn, assessed('a_1', 'B1', '2026-09-01'), dispute('level', 'a_1'))
      .when({ ...correct, settles: 'd_1' })
      .then(corrected, settled);
  });

  it('is told by its place in the stream where it has no id', () => {
    const { assessmentId: _id, ...old } = assessed('a_1', 'B1', '2026-09-01').data;
    learner(takenIn, { ...assessed('a_1', 'B1', '2026-09-01'), data: old })
      .when({ ...correct, assessmentId: `${personRef}-v2` })
      .accepted();
  });

  it('is refused', () => {
    const known = learner(takenIn, assessed('a_1', 'B1', '2026-09-01'));
    known.when({ ...correct, assessmentId: 'a_2' }).refused('assessment-unknown');
    known.when({ ...correct, level: 'B1' }).refused('correction-changes-nothing');
    known.when({ ...correct, effectiveOn: '2026-08-31' }).refused('correction-before-assessment', '/effectiveOn');
    known.when({ ...correct, assessedOn: '2026-11-25' }).refused('correction-before-assessment', '/assessedOn');
    known.when({ ...correct, assessedOn: '1990-01-01' }).refused('effective-before-birth', '/assessedOn');
    known.when({ ...correct, effectiveOn: '2026-11-25' }).refused('day-in-future', '/effectiveOn');
    known.when({ ...correct, settles: 'd_1' }).refused('dispute-unknown', '/settles');
    learner(takenIn, assessed('a_1', 'B1', '2026-09-01'), dispute('level'), settled)
      .when({ ...correct, settles: 'd_1' })
      .refused('dispute-already-settled', '/settles');
  });
});

it('an assessment is recorded once', () => {
  const again: AssessLevel = {
    type: 'assess-level',
    personRef,
    assessmentId: 'a_1',
    level: 'A1',
    basis: 'certificate',
  };
  learner(takenIn, assessed('a_1', 'B1', '2026-09-01'))
    .when(again)
    .refused('assessment-already-recorded');
});

describe('literacy', () => {
  const record: RecordLiteracy = { type: 'record-literacy', personRef, literacy: 'other-script' };
  it('is a datum of its own, the latest by its day', () => {
    const event = {
      type: 'literacy-recorded',
      effectiveOn: today,
      data: { personRef, literacy: 'other-script' },
    } as const;
    learner(takenIn).when(record).then(event);
    const late = { ...event, effectiveOn: '2026-02-01', data: { personRef, literacy: 'none' } } as const;
    expect(learner(takenIn, event, late).state()).toMatchObject({ literacy: { literacy: 'other-script', on: today } });
  });
});

describe('needs', () => {
  const needs: RecordNeeds = {
    type: 'record-needs',
    personRef,
    childcare: true,
    childcareAt: ['morning'],
    timesOfDay: ['morning'],
    stepFree: false,
    maxTravelMinutes: 45,
  };
  const recorded = (extra: object) => ({
    type: 'needs-recorded' as const,
    effectiveOn: today,
    data: {
      personRef,
      childcare: true,
      childcareAt: ['morning' as const],
      timesOfDay: ['morning' as const],
      maxTravelMinutes: 45,
      stepFree: true,
      ...extra,
    },
  });

  it('tell step-free access in both ways, whichever was said', () => {
    const both = recorded({ requirements: ['step-free', 'induction-loop'] });
    learner(takenIn)
      .when({ ...needs, requirements: ['step-free', 'induction-loop'] })
      .then(both);
    learner(takenIn)
      .when({ ...needs, stepFree: true, requirements: ['induction-loop'] })
      .then(both);
    learner(takenIn)
      .when({ ...needs, stepFree: true })
      .then(recorded({}));
  });
});

describe('moving', () => {
  const move: MoveLearner = { type: 'move-learner', personRef, municipalityKey: '03251041', reason: 'moved' };
  const moved = (municipalityKey: string, effectiveOn: string) =>
    ({ type: 'learner-moved', effectiveOn, data: { personRef, municipalityKey, reason: 'moved' } }) as const;

  it('holds from its day on, also when it is recorded late', () => {
    learner(takenIn).when(move).then(moved('03251041', today));
    const state = learner(takenIn, moved('03251041', '2026-09-01'), moved('03251042', '2026-05-01')).state();
    expect(state).toMatchObject({ municipalityKey: '03251041' });
  });

  it('is refused', () => {
    learner(takenIn)
      .when({ ...move, municipalityKey: '03251040' })
      .refused('municipality-unchanged', '/municipalityKey');
    learner(takenIn)
      .when({ ...move, effectiveOn: '2026-01-09' })
      .refused('effective-before-enrolment', '/effectiveOn');
    learner(takenIn)
      .when({ ...move, effectiveOn: '2026-11-25' })
      .refused('day-in-future', '/effectiveOn');
    learner(takenIn, moved('03251041', '2026-09-01'))
      .when({ ...move, municipalityKey: '03251040' })
      .accepted();
  });
});

describe('an identity', () => {
  const correct: CorrectIdentity = { type: 'correct-identity', personRef, familyName: 'Beyspiel' };
  const corrected = {
    type: 'learner-identity-corrected',
    effectiveOn: today,
    data: { personRef, familyName: 'Beyspiel' },
  } as const;

  it('is put right in what is named; the rest stays', () => {
    learner(takenIn).when(correct).then(corrected);
    expect(learner(takenIn, corrected).state()).toMatchObject({
      identity: { givenName: 'Mina', familyName: 'Beyspiel', birthDate: '1991-04-17' },
    });
    learner(takenIn, dispute('identity'))
      .when({ ...correct, settles: 'd_1' })
      .then(corrected, settled);
  });

  it('keeps the way to the person that is not named', () => {
    const reached = { ...corrected, data: { personRef, contact: { phone: '0151 000' } } };
    learner(takenIn, reached)
      .when({ type: 'correct-identity', personRef, contact: { email: 'mina@example.org' } })
      .then({ ...corrected, data: { personRef, contact: { phone: '0151 000', email: 'mina@example.org' } } });
    const both = { ...corrected, data: { personRef, contact: { phone: '0151 000', email: 'mina@example.org' } } };
    learner(takenIn, both)
      .when({ type: 'correct-identity', personRef, contact: { email: '' } })
      .then({ ...corrected, data: { personRef, contact: { phone: '0151 000' } } });
  });

  it('is refused', () => {
    const known = learner(takenIn);
    known.when({ ...correct, familyName: 'Beispiel' }).refused('identity-unchanged');
    known.when({ type: 'correct-identity', personRef }).refused('identity-unchanged');
    known.when({ ...correct, birthDate: '2026-02-01' }).refused('birth-date-implausible', '/birthDate');
    known.when({ ...correct, birthDate: '2025-06-01' }).refused('arrival-implausible', '/arrivedOn');
    learner().when(correct).refused('learner-unknown');
  });
});
