import { startOfDay, type Timer } from '#event-sourcing';
import type { TimedPolicy } from '#service-kit';
import { ChangeMergeQuestionCommand } from '../commands/change-merge-question/change-merge-question.command.js';
import { addDays } from '../domain/days.js';
import type { PutQuestion } from '../domain/run-merge/merge-question.js';
import { endedByErasure } from './end-of-a-merge.js';
import type { Policy } from './policy.js';

export const MERGE_ANSWER_DUE = 'merge-answer-due';
const AGGREGATE = 'merge-question-';

type Put = Pick<PutQuestion['question'], 'questionId' | 'mergeId' | 'registrationId' | 'answerDueOn'>;

const timerIdOf = (questionId: string): string => `${MERGE_ANSWER_DUE}-${questionId}`;

/** Due when the last day of the answer is over in Europe/Berlin. */
export const mergeAnswerTimer = ({ questionId, mergeId, registrationId, answerDueOn }: Put): Timer => ({
  id: timerIdOf(questionId),
  dueAt: startOfDay(addDays(answerDueOn, 1)),
  stream: `${AGGREGATE}${questionId}`,
  kind: MERGE_ANSWER_DUE,
  ruleVersion: answerDueOn,
  payload: { mergeId, registrationId },
});

/** An answer is waited for until its day. */
export const watchMergeAnswerWhenQuestionPut: Policy = {
  name: 'watch-merge-answer-when-question-put',
  react: async (event, { timers }) => {
    if (event.type === 'merge-question-put') await timers.schedule([mergeAnswerTimer(event.data)]);
    if (event.type === 'merge-question-answered') await timers.cancel([timerIdOf(event.data.questionId)]);
    return [];
  },
};

/** That somebody said nothing is recorded, and she keeps her seat: nothing is decided by it. */
export const recordNoAnswerWhenTimerFires: TimedPolicy = {
  name: 'record-no-answer-when-timer-fires',
  command: ({ stream }, meta) =>
    new ChangeMergeQuestionCommand(stream.slice(AGGREGATE.length), { kind: 'answer', answer: 'no-answer' }, meta),
  ifRefused: ({ payload }, code) => {
    const { mergeId, registrationId } = payload ?? {};
    return typeof mergeId === 'string' && typeof registrationId === 'string'
      ? endedByErasure({ mergeId, registrationId })(code)
      : [];
  },
};
