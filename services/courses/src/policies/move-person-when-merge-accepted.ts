import { movedRegistrationIdOf } from '../commands/derived-id.js';
import { RequestRegistrationCommand } from '../commands/request-registration/request-registration.command.js';
import type { Policy } from './policy.js';

/** The seat in the kept run is asked for first; the old one is held until it is there. */
export const movePersonWhenMergeAccepted: Policy = {
  name: 'move-person-when-merge-accepted',
  react: async (event, { roster, courses }) => {
    if (event.type !== 'merge-question-answered' || event.data.answer !== 'accepts') return [];
    const { personRef, questionId, registrationId: replaces, mergeId } = event.data;
    const { effectiveOn } = event;
    const question = (await roster.questionsOfMerge(mergeId)).find(({ id }) => id === questionId);
    if (!question) return [];
    const { keptRunId: runId } = question;
    const registrationId = movedRegistrationIdOf(questionId);
    // Both runs begin at one level: what was documented for the one holds for the other.
    const levelReason = (await courses.registration(personRef, replaces))?.levelReason;
    const reason = levelReason === undefined ? {} : { levelReason };
    return [
      {
        about: registrationId,
        command: (meta) =>
          new RequestRegistrationCommand(
            { kind: 'request', personRef, registrationId, runId, replaces, effectiveOn, ...reason },
            meta,
          ),
      },
    ];
  },
};
