import type { ApiClient } from '../../api/api-client.js';
import type { HandoverRow, Paged } from '../../api/integration-status.js';
import type { Paper } from '../../api/handovers.js';
import type { Names } from '../../api/names.js';
import type { Merge } from '../../api/waiting-list.js';
import { courseTypeWord } from '../../layout/words.js';

/** What can be agreed about beside runs: hand-overs and merges that are open. */
export interface OpenMatters {
  readonly handovers: readonly HandoverRow[];
  readonly merges: readonly Merge[];
}
export const NO_MATTERS: OpenMatters = { handovers: [], merges: [] };

const MOST = '100';

/** Hand-overs that wait for their answer or their follow-up, and merges that are not decided. Throws ApiProblem. */
export async function openMatters(client: ApiClient): Promise<OpenMatters> {
  const handovers = (state: string): Promise<Paged<HandoverRow>> =>
    client.get<Paged<HandoverRow>>('integration-status', '/handovers', { state, limit: MOST });
  const [open, arriving, merges] = await Promise.all([
    handovers('open'),
    handovers('arriving'),
    client.get<Paged<Merge>>('integration-status', '/run-merges', { state: 'open' }),
  ]);
  return {
    handovers: [...open.rows, ...arriving.rows],
    merges: merges.rows,
  };
}

/** The subjects of an item as one list: the kind and the id, joined by a point, with the words to choose by. */
export function subjectChoices(
  paper: Paper,
  { handovers, merges }: OpenMatters,
  names: Names,
): readonly [string, string][] {
  return [
    ...[...paper.ending, ...paper.followUps].map(({ runId, title, provider }): [string, string] => [
      `course-run.${runId}`,
      `Kurs: ${title} (${provider.name})`,
    ]),
    ...handovers.map(({ handoverId, personRef, from, to, followUpCourseType }): [string, string] => [
      `handover.${handoverId}`,
      `Übergabe: ${names.get(personRef) ?? personRef}, ${from.name} an ${to.name}${
        followUpCourseType === undefined ? '' : ` (${courseTypeWord(followUpCourseType)})`
      }`,
    ]),
    ...merges.map(({ mergeId, kept, dissolved }): [string, string] => [
      `merge.${mergeId}`,
      `Zusammenlegung: ${dissolved.title} (${dissolved.provider.name}) mit ${kept.title} (${kept.provider.name})`,
    ]),
  ];
}

/** What the service takes for what was chosen; nothing chosen is about all. */
export function subjectOf(chosen: string): { readonly subject: string; readonly subjectId?: string } {
  const at = chosen.indexOf('.');
  return at < 0 ? { subject: 'all' } : { subject: chosen.slice(0, at), subjectId: chosen.slice(at + 1) };
}
