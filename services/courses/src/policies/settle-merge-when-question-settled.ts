import { ChangeRunMergeCommand } from '../commands/change-run-merge/change-run-merge.command.js';
import type { Policy } from './policy.js';

/** A merge is complete when nothing is open for anybody who was asked. */
export const settleMergeWhenQuestionSettled: Policy = {
  name: 'settle-merge-when-question-settled',
  react: async (event, { courses }) => {
    if (event.type !== 'merge-question-settled') return [];
    const { mergeId, registrationId } = event.data;
    const { effectiveOn } = event;
    if ((await courses.merge(mergeId)).phase !== 'asking') return [];
    return [
      {
        about: `${mergeId}/${registrationId}`,
        command: (meta) => new ChangeRunMergeCommand(mergeId, { kind: 'settle', registrationId, effectiveOn }, meta),
      },
    ];
  },
};
