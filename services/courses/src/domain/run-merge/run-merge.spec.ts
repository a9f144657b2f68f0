import { describe, it } from '@jest/globals';
import type { ErasedEvent } from '#contracts';
import { given } from '#event-sourcing/testing';
import { mergeQuestionDecider } from './merge-question.js';
import type { MergedRun, ProposeMerge, RunMergeFacts } from './run-merge.commands.js';
import type { MergeQuestionEvent, RunMergeEvent } from './run-merge.events.js';
import { runMergeDecider } from './run-merge.js';

const today = '2026-11-24';
const kept: MergedRun = {
  providerId: 'x',
  courseType: 'IK_ALLG',
  entryLevel: 'A2',
  planned: true,
  registrationIds: ['g_9'],
};
const dissolved: MergedRun = { ...kept, providerId: 'y', registrationIds: ['g_1', 'g_2'] };
const answerRule = { ruleId: 'merge-answer', ruleVersion: '2026-11-01', days: 10 };
const facts: RunMergeFacts = { today, answerRule, kept, dissolved };
const propose: ProposeMerge = { kind: 'propose', mergeId: 'm_1', keptRunId: 'r_1', dissolvedRunId: 'r_2' };
const on = { effectiveOn: today } as const;
const runs = { keptRunId: 'r_1', keptProvider: 'x', dissolvedRunId: 'r_2', dissolvedProvider: 'y' } as const;
const proposed: RunMergeEvent = { type: 'run-merge-proposed', ...on, data: { mergeId: 'm_1', ...runs } };
const agreed = (providerId: string): RunMergeEvent => ({
  type: 'run-merge-agreed',
  ...on,
  data: { mergeId: 'm_1', providerId },
});
const refused: RunMergeEvent = {
  type: 'run-merge-refused',
  ...on,
  data: { mergeId: 'm_1', providerId: 'y', reason: 'too-far' },
};
const asking: RunMergeEvent = {
  type: 'run-merge-asking-begun',
  ...on,
  data: { mergeId: 'm_1', answersDueOn: '2026-12-04', ruleId: 'merge-answer', ruleVersion: '2026-11-01' },
};
const asked = (registrationId: string): RunMergeEvent => ({
  type: 'run-merge-person-asked',
  ...on,
  data: { mergeId: 'm_1', registrationId },
});
const settled = (registrationId: string): RunMergeEvent => ({
  type: 'run-merge-person-settled',
  ...on,
  data: { mergeId: 'm_1', registrationId },
});
const completed: RunMergeEvent = { type: 'run-merge-completed', ...on, data: { mergeId: 'm_1' } };
const givenUp: RunMergeEvent = {
  type: 'run-merge-given-up',
  ...on,
  data: { mergeId: 'm_1', reason: 'run-started' },
};
const open = [proposed, agreed('x'), agreed('y'), asking, asked('g_1'), asked('g_2')];
const merge = (...history: RunMergeEvent[]) => given(runMergeDecider, ...history);
const agree = (providerId: string) => ({ kind: 'agree', providerId }) as const;
const settle = (registrationId: string) => ({ kind: 'settle', registrationId }) as const;
const giveUp = { kind: 'give-up', reason: 'run-started' } as const;

describe('a merge of two runs', () => {
  it('is proposed, agreed by both, and asks everybody who is registered', () => {
    merge().when(propose, facts).then(proposed);
    merge()
      .when({ ...propose, proposedBy: 'y' }, facts)
      .then({ ...proposed, data: { ...proposed.data, proposedBy: 'y' } }, agreed('y'));
    merge(proposed).when(agree('x'), facts).then(agreed('x'));
    merge(proposed, agreed('x')).when(agree('y'), facts).then(agreed('y'), asking, asked('g_1'), asked('g_2'));
    merge(...open)
      .when({ kind: 'ask', registrationId: 'g_3' }, facts)
      .then(asked('g_3'));
  });

  it('is complete when nothing is open for anybody, at once where nobody is registered', () => {
    merge(...open)
      .when(settle('g_1'), facts)
      .then(settled('g_1'));
    merge(...open, settled('g_1'))
      .when(settle('g_2'), facts)
      .then(settled('g_2'), completed);
    merge(proposed, agreed('x'))
      .when(agree('y'), { ...facts, dissolved: { ...dissolved, registrationIds: [] } })
      .then(agreed('y'), asking, completed);
  });

  it('is refused by a provider, or given up', () => {
    merge(proposed).when({ kind: 'refuse', providerId: 'y', reason: 'too-far' }, facts).then(refused);
    merge(proposed).when(giveUp, facts).then(givenUp);
    merge(...open)
      .when(giveUp, facts)
      .then(givenUp);
  });

  it('of one provider with itself needs its agreement alone', () => {
    const own = { ...facts, dissolved: { ...dissolved, providerId: 'x', registrationIds: [] } };
    const both = { ...proposed, data: { ...proposed.data, dissolvedProvider: 'x', proposedBy: 'x' } };
    merge()
      .when({ ...propose, proposedBy: 'x' }, own)
      .then(both, agreed('x'), asking, completed);
  });

  it('is not possible', () => {
    merge()
      .when({ ...propose, effectiveOn: '2026-11-25' }, facts)
      .thenRefused('day-in-future');
    merge(proposed).when(propose, facts).thenRefused('merge-open');
    merge(proposed, refused).when(propose, facts).thenRefused('merge-already-proposed');
    merge().when(propose, { today, answerRule, kept }).thenRefused('run-unknown');
    merge().when(propose, { today, answerRule, dissolved }).thenRefused('run-unknown');
    merge()
      .when({ ...propose, dissolvedRunId: 'r_1' }, facts)
      .thenRefused('merge-with-itself');
    merge()
      .when(propose, { ...facts, kept: { ...kept, entryLevel: 'B1' } })
      .thenRefused('merge-runs-differ');
    for (const closed of [{ kept: { ...kept, planned: false } }, { dissolved: { ...dissolved, planned: false } }]) {
      merge()
        .when(propose, { ...facts, ...closed })
        .thenRefused('merge-run-not-planned');
      merge(proposed, agreed('x'))
        .when(agree('y'), { ...facts, ...closed })
        .thenRefused('merge-run-not-planned');
    }
    merge()
      .when({ ...propose, proposedBy: 'z' }, facts)
      .thenRefused('not-part-of-merge');
  });

  it('refuses steps that do not belong to it', () => {
    merge().when(agree('x'), facts).thenRefused('merge-unknown');
    merge(proposed).when(agree('z'), facts).thenRefused('not-part-of-merge');
    merge(proposed, agreed('x')).when(agree('x'), facts).thenRefused('merge-already-agreed');
    merge(...open)
      .when(agree('x'), facts)
      .thenRefused('merge-asking');
    merge(proposed).when(settle('g_1'), facts).thenRefused('merge-not-agreed');
    merge(proposed, refused).when(agree('x'), facts).thenRefused('merge-closed');
    merge(proposed, givenUp).when(giveUp, facts).thenRefused('merge-closed');
    merge(...open)
      .when({ kind: 'ask', registrationId: 'g_1' }, facts)
      .thenRefused('already-asked');
    merge(...open)
      .when(settle('g_9'), facts)
      .thenRefused('not-asked');
    merge(...open, settled('g_1'))
      .when(settle('g_1'), facts)
      .thenRefused('already-settled');
  });
});

const of = { personRef: 'p_1', questionId: 'q_1', mergeId: 'm_1', registrationId: 'g_1' };
const content = { ...of, dissolvedRunId: 'r_2', keptRunId: 'r_1', answerDueOn: '2026-12-04' };
const put: MergeQuestionEvent = { type: 'merge-question-put', ...on, data: content };
const answered = (answer: 'accepts' | 'declines' | 'left'): MergeQuestionEvent => ({
  type: 'merge-question-answered',
  ...on,
  data: { ...of, answer },
});
const outcome = (what: 'moved' | 'seat-kept' | 'left'): MergeQuestionEvent => ({
  type: 'merge-question-settled',
  ...on,
  data: { ...of, outcome: what },
});
const erased = { type: 'erased', ...on, data: { erasedType: 'merge-question-put' } } as const;
const question = (...history: (MergeQuestionEvent | ErasedEvent)[]) => given(mergeQuestionDecider, ...history);
const says = (answer: 'accepts' | 'declines' | 'left') => ({ kind: 'answer', answer }) as const;
const movable = { today, movable: 'yes' } as const;

describe('what a person is asked in a merge', () => {
  it('is answered once, and she moves or keeps her seat', () => {
    question().when({ kind: 'put', question: content }, { today }).then(put);
    question(put).when(says('accepts'), movable).then(answered('accepts'));
    question(put).when(says('declines'), { today }).then(answered('declines'), outcome('seat-kept'));
    question(put).when(says('left'), { today }).then(answered('left'), outcome('left'));
    question(put, answered('accepts')).when({ kind: 'settle', outcome: 'moved' }, { today }).then(outcome('moved'));
  });

  it('is refused', () => {
    question(put).when({ kind: 'put', question: content }, { today }).thenRefused('already-asked');
    question().when(says('accepts'), movable).thenRefused('not-asked');
    question(put).when(says('accepts'), { today, movable: 'overlaps' }).thenRefused('overlapping-registration');
    question(put).when(says('accepts'), { today, movable: 'runs-closed' }).thenRefused('merge-run-not-planned');
    question(put, answered('accepts')).when(says('declines'), movable).thenRefused('already-answered');
    question(put).when({ kind: 'settle', outcome: 'moved' }, { today }).thenRefused('not-answered');
    question(put, answered('declines'), outcome('seat-kept'))
      .when({ kind: 'settle', outcome: 'moved' }, { today })
      .thenRefused('already-settled');
    question(erased).when(says('accepts'), movable).thenRefused('person-erased');
    question(put)
      .when({ ...says('declines'), effectiveOn: '2026-11-25' }, { today })
      .thenRefused('day-in-future');
  });
});
