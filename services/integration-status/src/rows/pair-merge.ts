import type { MergeView } from '../projections/merge/merge.state.js';

type RunsOfMerge = Pick<MergeView, 'mergeId' | 'keptRunId' | 'dissolvedRunId'>;

/** What is under way about two runs: a merge of the pair, whichever is kept, or of one of them with another run. */
export function mergeOfPair(
  pair: readonly [string, string],
  open: readonly RunsOfMerge[],
): { readonly mergeId?: string; readonly mergingElsewhere?: true } {
  const about = open.filter(
    ({ keptRunId, dissolvedRunId }) => pair.includes(keptRunId) || pair.includes(dissolvedRunId),
  );
  const own = about.find(({ keptRunId, dissolvedRunId }) => pair.includes(keptRunId) && pair.includes(dissolvedRunId));
  if (own) return { mergeId: own.mergeId };
  return about.length > 0 ? { mergingElsewhere: true } : {};
}
