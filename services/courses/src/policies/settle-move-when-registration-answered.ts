import type { Wanted } from '#service-kit';
import { movedRegistrationIdOf } from '../commands/derived-id.js';
import { WithdrawRegistrationCommand } from '../commands/withdraw-registration/withdraw-registration.command.js';
import type { Found } from '../kept-entries.js';
import { settledQuestion } from './end-of-a-merge.js';
import { HAS_SEAT } from './old-seat.js';
import type { Policy, PolicyParts } from './policy.js';
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
    return question.phase === 'moving' ? [settledQuestion(question, 'seat-kept', event.effectiveOn)] : [];
  },
};

async function moved(question: Found<QuestionEntry>, on: string, { courses }: PolicyParts): Promise<readonly Wanted[]> {
  const { id, personRef, registrationId, phase, outcome } = question;
  const old = await courses.registration(personRef, registrationId);
  // The old run began in the meantime, or the merge was given up: she stays where she is.
  if (old?.phase === 'taking-part' || (phase === 'settled' && outcome !== 'moved')) {
    const back = withdrawn(personRef, movedRegistrationIdOf(id), on);
    return phase === 'moving' ? [back, settledQuestion(question, 'seat-kept', on)] : [back];
  }
  const release =
    old && HAS_SEAT.has(old.phase)
      ? [
          {
            ...withdrawn(personRef, registrationId, on),
            // It began between the look and the command: settled so, what follows is refused.
            ifRefused: (code: string) =>
              code === 'participation-already-started'
                ? [withdrawn(personRef, movedRegistrationIdOf(id), on), settledQuestion(question, 'seat-kept', on)]
                : [],
          },
        ]
      : [];
  return phase === 'moving' ? [...release, settledQuestion(question, 'moved', on)] : release;
}

const withdrawn = (personRef: string, registrationId: string, effectiveOn: string): Wanted => ({
  about: `${registrationId}/withdraw`,
  command: (meta) =>
    new WithdrawRegistrationCommand(personRef, { kind: 'withdraw', registrationId, effectiveOn }, meta),
});
