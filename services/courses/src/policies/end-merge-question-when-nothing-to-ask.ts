import type { MergeAnswer } from '#contracts';
import type { Wanted } from '#service-kit';
import { ChangeMergeQuestionCommand } from '../commands/change-merge-question/change-merge-question.command.js';
import { movedRegistrationIdOf } from '../commands/derived-id.js';
import { settledQuestion } from './end-of-a-merge.js';
import type { PutQuestion } from '../domain/run-merge/merge-question.js';
import type { Policy, PolicyParts } from './policy.js';

/** Who gave up the seat herself is asked no longer, and nobody is when the merge is given up. */
export const endMergeQuestionWhenNothingToAsk: Policy = {
  name: 'end-merge-question-when-nothing-to-ask',
  react: async (event, parts) => {
    switch (event.type) {
      case 'registration-withdrawn':
      case 'participation-dropped-out': {
        const { registrationId } = event.data;
        const questions = await parts.roster.questionsOfRegistration(registrationId);
        return questions
          .filter((question) => question.phase === 'open' && question.registrationId === registrationId)
          .map(({ id }) => answered(id, 'left', event.effectiveOn));
      }
      case 'merge-question-put':
        return outdated(event.data, event.effectiveOn, parts);
      case 'run-merge-given-up':
        return given(event.data.mergeId, event.effectiveOn, parts);
      default:
        return [];
    }
  },
};

/** The merge may have been given up, or the seat too, before the question came back over the log. */
async function outdated(
  { mergeId, questionId, registrationId }: PutQuestion['question'],
  on: string,
  { roster, courses }: PolicyParts,
): Promise<readonly Wanted[]> {
  if ((await courses.merge(mergeId)).phase !== 'asking') return [answered(questionId, 'given-up', on)];
  const registration = await roster.registration(registrationId);
  return registration?.phase === 'closed' ? [answered(questionId, 'left', on)] : [];
}

async function given(mergeId: string, on: string, { roster, courses }: PolicyParts): Promise<readonly Wanted[]> {
  const wanted: Wanted[] = [];
  for (const question of await roster.questionsOfMerge(mergeId)) {
    const { id, phase, personRef } = question;
    if (phase === 'open') wanted.push(answered(id, 'given-up', on));
    if (phase !== 'moving') continue;
    const moving = await courses.registration(personRef, movedRegistrationIdOf(id));
    if (moving?.phase === 'requested' || moving?.phase === 'confirmed') continue;
    wanted.push(settledQuestion(question, 'seat-kept', on));
  }
  return wanted;
}

const answered = (questionId: string, answer: MergeAnswer, effectiveOn: string): Wanted => ({
  about: `${questionId}/answer`,
  command: (meta) => new ChangeMergeQuestionCommand(questionId, { kind: 'answer', answer, effectiveOn }, meta),
});
