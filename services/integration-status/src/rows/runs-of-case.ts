import { isCovered, type Reader, type RunsOfCase, seesAllCases } from '../access/case-visibility.js';
import type { CaseView } from '../projections/case/case.projection.js';
import type { RunView } from '../projections/run/run.state.js';
import type { StatusViews } from './status-views.js';

/** What must be known of the runs that a case names, to tell what a reader may see of it. */
export async function runsOfCase(views: StatusViews, view: CaseView, reader: Reader): Promise<RunsOfCase> {
  const runIds = [...new Set(view.entries.flatMap((entry) => ('runId' in entry.data ? [entry.data.runId] : [])))];
  const runs = seesAllCases(reader) ? new Map<string, RunView>() : await views.runs.getMany(runIds);
  const those = (are: (run: RunView) => boolean): ReadonlySet<string> =>
    new Set([...runs.values()].filter(are).map(({ runId }) => runId));
  return {
    own: those((run) => run.providerId === reader.provider),
    covered: those((run) => isCovered(run.courseType)),
  };
}
