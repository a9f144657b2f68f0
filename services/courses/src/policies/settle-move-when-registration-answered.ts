import { ChangeMergeQuestionCommand } from '../commands/change-merge-question/change-merge-question.command.js';
import { movedRegistrationIdOf } from '../commands/derived-id.js';
import { WithdrawRegistrationCommand } from '../commands/withdraw-registration/withdraw-registration.command.js';
import type { Found } from '../kept-entries.js';
import type { Policy, PolicyParts, Wanted } from './policy.js';
import type { QuestionEntry } from './roster-entries.js';

/**
 * With a seat in the kept run the old one is released; without one it stays hers. So nobody is without a seat in between,
 * and nobody holds two in the end.
 */
export const settleMoveWhenRegistrationAnswered: Policy = {
  name: 'settle-move-when-registration-answered',
  react: async (event, parts) => {
    if (event.type !== 'registration-confirmed' && event.type !== 'registration-refused') return [];
    const { registrationId } = event.data;
    const questions = await parts.roster.questionsOfRegistration(registrationId);
    const question = questions.find(({ id }) => movedRegistrationIdOf(id) === registrationId);
    if (!question) return [];
    if (event.type === 'registration-confirmed') return moved(question, event.effectiveOn, parts);
    return question.phase === 'moving' ? [settled(question.id, 'seat-kept', event.effectiveOn)] : [];
  },
};

async function moved(
  { id, personRef, registrationId, phase, outcome }: Found<QuestionEntry>,
  on: string,
  { courses }: PolicyParts,
): Promise<readonly Wanted[]> {
  const old = await courses.registration(personRef, registrationId);
  // The old run began in the meantime, or the merge was given up: she stays where she is.
  if (old?.phase === 'taking-part' || (phase === 'settled' && outcome !== 'moved')) {
    const back = withdrawn(personRef, movedRegistrationIdOf(id), on);
    return phase === 'moving' ? [back, settled(id, 'seat-kept', on)] : [back];
  }
  const release =
    old?.phase === 'confirmed' || old?.phase === 'requested' ? [withdrawn(personRef, registrationId, on)] : [];
  return phase === 'moving' ? [...release, settled(id, 'moved', on)] : release;
}

const withdrawn = (personRef: string, registrationId: string, effectiveOn: string): Wanted => ({
  about: `${registrationId}/withdraw`,
  command: (meta) =>
    new WithdrawRegistrationCommand(personRef, { kind: 'withdraw', registrationId, effectiveOn }, meta),
});

const settled = (questionId: string, outcome: 'moved' | 'seat-kept', effectiveOn: string): Wanted => ({
  about: `${questionId}/settle`,
  command: (meta) => new ChangeMergeQuestionCommand(questionId, { kind: 'settle', outcome, effectiveOn }, meta),
});
