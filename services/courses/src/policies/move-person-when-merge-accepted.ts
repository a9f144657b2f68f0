import { movedRegistrationIdOf } from '../commands/derived-id.js';
import { RequestRegistrationCommand } from '../commands/request-registration/request-registration.command.js';
import { settledQuestion } from './end-of-a-merge.js';
import type { Policy } from './policy.js';

/**
 * The seat in the kept run is asked for first; the old one is held until it is there. The runs are of one level: why it is
 * not hers was said with the old seat. What cannot be asked for any more leaves her where she is.
 */
export const movePersonWhenMergeAccepted: Policy = {
  name: 'move-person-when-merge-accepted',
  react: async (event, { roster, courses }) => {
    if (event.type !== 'merge-question-answered' || event.data.answer !== 'accepts') return [];
    const { personRef, questionId, registrationId: replaces, mergeId } = event.data;
    const { effectiveOn } = event;
    const question = (await roster.questionsOfMerge(mergeId)).find(({ id }) => id === questionId);
    if (!question) return [];
    const { keptRunId: runId } = question;
    const { levelReason } = (await courses.registration(personRef, replaces)) ?? {};
    const registrationId = movedRegistrationIdOf(questionId);
    const request = {
      kind: 'request',
      personRef,
      registrationId,
      runId,
      replaces,
      effectiveOn,
      ...(levelReason === undefined ? {} : { levelReason }),
    } as const;
    return [
      {
        about: registrationId,
        command: (meta) => new RequestRegistrationCommand(request, meta),
        ifRefused: () => [settledQuestion(question, 'seat-kept', effectiveOn)],
      },
    ];
  },
};
