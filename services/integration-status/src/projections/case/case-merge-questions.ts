import type { CaseEntry } from './case-entry.js';

/** What a person is asked when her run is merged, until she has answered. */
export interface MergeQuestionState {
  readonly dissolvedRunId: string;
  readonly answerDueOn: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
}

export type MergeQuestionEntry = Extract<CaseEntry, { readonly type: `merge-question-${string}` }>;
type Questions = Readonly<Record<string, MergeQuestionState | 'over'>>;

/** The questions of a case after one entry more: what ended one may bear an earlier day than the question itself. */
export function evolveMergeQuestions(questions: Questions, entry: MergeQuestionEntry): Questions {
  switch (entry.type) {
    case 'merge-question-put': {
      const { questionId, dissolvedRunId, answerDueOn, ruleId = 'merge-answer', ruleVersion = '' } = entry.data;
      return questionId in questions
        ? questions
        : { ...questions, [questionId]: { dissolvedRunId, answerDueOn, ruleId, ruleVersion } };
    }
    case 'merge-question-answered':
    case 'merge-question-settled':
      return { ...questions, [entry.data.questionId]: 'over' };
    default:
      return entry satisfies never;
  }
}
