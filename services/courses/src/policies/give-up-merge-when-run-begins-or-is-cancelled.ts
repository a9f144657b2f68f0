import { ChangeRunMergeCommand } from '../commands/change-run-merge/change-run-merge.command.js';
import type { Policy } from './policy.js';

/** A run that has begun, or does not take place, is merged no longer. */
export const giveUpMergeWhenRunBeginsOrIsCancelled: Policy = {
  name: 'give-up-merge-when-run-begins-or-is-cancelled',
  react: async (event, { roster }) => {
    if (event.type !== 'course-run-started' && event.type !== 'course-run-cancelled') return [];
    const reason = event.type === 'course-run-started' ? 'run-started' : 'run-cancelled';
    const { effectiveOn } = event;
    const merges = await roster.mergesOfRun(event.data.runId);
    return merges
      .filter(({ phase }) => phase !== 'closed')
      .map(({ id }) => ({
        about: id,
        command: (meta) => new ChangeRunMergeCommand(id, { kind: 'give-up', reason, effectiveOn }, meta),
      }));
  },
};
