import { settledInMerge } from './end-of-a-merge.js';
import type { Policy } from './policy.js';

/** A merge is complete when nothing is open for anybody who was asked. */
export const settleMergeWhenQuestionSettled: Policy = {
  name: 'settle-merge-when-question-settled',
  react: async (event, { courses }) => {
    if (event.type !== 'merge-question-settled') return [];
    if ((await courses.merge(event.data.mergeId)).phase !== 'asking') return [];
    return [settledInMerge(event.data, event.effectiveOn)];
  },
};
