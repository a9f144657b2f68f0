import type { Wanted } from '#service-kit';
import { ChangeMergeQuestionCommand } from '../commands/change-merge-question/change-merge-question.command.js';
import { ChangeRunMergeCommand } from '../commands/change-run-merge/change-run-merge.command.js';
import { mergeQuestionIdOf } from '../commands/derived-id.js';
import { endedByErasure, settledInMerge } from './end-of-a-merge.js';
import type { Policy, PolicyParts } from './policy.js';

/** Each person who holds a seat in the run that ends is asked; also who gets one while the others are asked. */
export const askPersonsWhenMergeAsks: Policy = {
  name: 'ask-persons-when-merge-asks',
  react: async (event, parts) => {
    switch (event.type) {
      case 'run-merge-person-asked': {
        const { mergeId, registrationId } = event.data;
        return asked(mergeId, registrationId, event.effectiveOn, parts);
      }
      case 'registration-requested':
      case 'registration-confirmed': {
        const { registrationId, runId } = event.data;
        const merges = await parts.roster.mergesOfRun(runId);
        const wanted = merges
          .filter(({ phase, dissolvedRunId }) => phase === 'asking' && dissolvedRunId === runId)
          .map(({ id }) => alsoAsked(id, registrationId, event.effectiveOn, parts));
        return (await Promise.all(wanted)).flat();
      }
      default:
        return [];
    }
  },
};

/** The run's seats know no person: as long as nobody is heard of behind the registration, her request will come. */
async function asked(
  mergeId: string,
  registrationId: string,
  on: string,
  { roster, courses }: PolicyParts,
): Promise<readonly Wanted[]> {
  const { personRef, phase } = (await roster.registration(registrationId)) ?? {};
  const { phase: stage, merge, answersDueOn, answerRule } = await courses.merge(mergeId);
  if (personRef === undefined || stage !== 'asking' || !merge || answersDueOn === undefined) return [];
  if (phase === 'closed') return [settledInMerge({ mergeId, registrationId }, on)];
  const questionId = mergeQuestionIdOf(mergeId, registrationId);
  const { dissolvedRunId, keptRunId } = merge;
  const question = {
    personRef,
    questionId,
    mergeId,
    registrationId,
    dissolvedRunId,
    keptRunId,
    answerDueOn: answersDueOn,
    ...answerRule,
  };
  return [
    {
      about: questionId,
      command: (meta) => new ChangeMergeQuestionCommand(questionId, { kind: 'put', question, effectiveOn: on }, meta),
      ifRefused: endedByErasure({ mergeId, registrationId }, on),
    },
  ];
}

async function alsoAsked(
  mergeId: string,
  registrationId: string,
  on: string,
  parts: PolicyParts,
): Promise<readonly Wanted[]> {
  const state = await parts.courses.merge(mergeId);
  if (state.phase !== 'asking') return [];
  if (state.asked.includes(registrationId)) return asked(mergeId, registrationId, on, parts);
  return [
    {
      about: `${mergeId}/${registrationId}`,
      command: (meta) => new ChangeRunMergeCommand(mergeId, { kind: 'ask', registrationId, effectiveOn: on }, meta),
    },
  ];
}
