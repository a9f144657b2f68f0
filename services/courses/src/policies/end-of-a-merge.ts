import type { Wanted } from '#service-kit';
import { ChangeMergeQuestionCommand } from '../commands/change-merge-question/change-merge-question.command.js';
import { ChangeRunMergeCommand } from '../commands/change-run-merge/change-run-merge.command.js';
import type { SettleQuestion } from '../domain/run-merge/merge-question.js';

/** Whose seat a merge asks about. */
interface AskedSeat {
  readonly mergeId: string;
  readonly registrationId: string;
}

/** For the holder of a registration nothing is open any more in the merge. */
export const settledInMerge = ({ mergeId, registrationId }: AskedSeat, effectiveOn?: string): Wanted => ({
  about: `${mergeId}/${registrationId}`,
  command: (meta) =>
    new ChangeRunMergeCommand(
      mergeId,
      { kind: 'settle', registrationId, ...(effectiveOn === undefined ? {} : { effectiveOn }) },
      meta,
    ),
});

/** A person's part in a merge has come to its end. The merge does not wait for one who was erased. */
export const settledQuestion = (
  question: AskedSeat & { readonly id: string },
  outcome: SettleQuestion['outcome'],
  effectiveOn: string,
): Wanted => ({
  about: `${question.id}/settle`,
  command: (meta) => new ChangeMergeQuestionCommand(question.id, { kind: 'settle', outcome, effectiveOn }, meta),
  ifRefused: endedByErasure(question, effectiveOn),
});

/** What a merge waits for comes no more where the person was erased; other refusals have an end of their own. */
export const endedByErasure =
  (asked: AskedSeat, effectiveOn?: string) =>
  (code: string): readonly Wanted[] =>
    code === 'person-erased' ? [settledInMerge(asked, effectiveOn)] : [];
