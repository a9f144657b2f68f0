import { isCovered, type Reader, seesAllCases, visibleEntries } from '../access/case-visibility.js';
import type { CaseView } from '../projections/case/case.projection.js';
import type { RunView } from '../projections/run/run.state.js';
import type { StatusViews } from './status-views.js';

/** The entries of a case that a reader may see, by what the runs are that it names; empty: the reader knows of no case. */
export async function entriesFor(
  reader: Reader,
  view: CaseView,
  views: Pick<StatusViews, 'runs'>,
): Promise<CaseView['entries']> {
  const runIds = [...new Set(view.entries.flatMap((entry) => ('runId' in entry.data ? [entry.data.runId] : [])))];
  const runs = seesAllCases(reader) ? new Map<string, RunView>() : await views.runs.getMany(runIds);
  const those = (are: (run: RunView) => boolean): ReadonlySet<string> =>
    new Set([...runs.values()].filter(are).map(({ runId }) => runId));
  return visibleEntries(view.entries, reader, {
    own: those((run) => run.providerId === reader.provider),
    covered: those((run) => isCovered(run.courseType)),
  });
}
