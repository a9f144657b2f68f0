import { startOfDay, type Timer } from '#event-sourcing';
import type { TimedPolicy } from '#service-kit';
import { ChangeMergeQuestionCommand } from '../commands/change-merge-question/change-merge-question.command.js';
import { addDays } from '../domain/days.js';
import type { Policy } from './policy.js';

export const MERGE_ANSWER_DUE = 'merge-answer-due';
const AGGREGATE = 'merge-question-';

const timerIdOf = (questionId: string): string => `${MERGE_ANSWER_DUE}-${questionId}`;

/** Due when the last day of the answer is over in Europe/Berlin. */
export const mergeAnswerTimer = (questionId: string, answerDueOn: string): Timer => ({
  id: timerIdOf(questionId),
  dueAt: startOfDay(addDays(answerDueOn, 1)),
  stream: `${AGGREGATE}${questionId}`,
  kind: MERGE_ANSWER_DUE,
  ruleVersion: answerDueOn,
});

/** An answer is waited for until its day. */
export const watchMergeAnswerWhenQuestionPut: Policy = {
  name: 'watch-merge-answer-when-question-put',
  react: async (event, { timers }) => {
    if (event.type === 'merge-question-put')
      await timers.schedule([mergeAnswerTimer(event.data.questionId, event.data.answerDueOn)]);
    if (event.type === 'merge-question-answered') await timers.cancel([timerIdOf(event.data.questionId)]);
    return [];
  },
};

/** That somebody said nothing is recorded, and she keeps her seat: nothing is decided by it. */
export const recordNoAnswerWhenTimerFires: TimedPolicy = {
  name: 'record-no-answer-when-timer-fires',
  command: ({ stream }, meta) =>
    new ChangeMergeQuestionCommand(stream.slice(AGGREGATE.length), { kind: 'answer', answer: 'no-answer' }, meta),
};
