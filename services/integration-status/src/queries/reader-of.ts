import { boundTo, type Principal } from '#service-kit';
import { isCovered, type Reader, seesAllCases, visibleEntries } from '../access/case-visibility.js';
import type { CaseView } from '../projections/case/case.projection.js';
import type { RunView } from '../projections/run/run.state.js';
import type { StatusViews } from '../rows/status-views.js';

/** Role and scope of the signed-in account, as the rules of visibility know it. */
export function readerOf(principal: Principal): Reader {
  const bound = boundTo(principal);
  const id = bound?.ids[0];
  if (bound === undefined || id === undefined) return { role: principal.role };
  if (bound.kind === 'provider') return { role: principal.role, provider: id };
  return bound.kind === 'department' ? { role: principal.role, department: id } : { role: principal.role };
}

/** The entries of a case that the signed-in account may see; empty when it may not know of the case. */
export async function visibleTo(
  principal: Principal,
  view: CaseView,
  views: Pick<StatusViews, 'runs'>,
): Promise<CaseView['entries']> {
  const reader = readerOf(principal);
  const runIds = [...new Set(view.entries.flatMap((entry) => ('runId' in entry.data ? [entry.data.runId] : [])))];
  const runs = seesAllCases(reader) ? new Map<string, RunView>() : await views.runs.getMany(runIds);
  const those = (are: (run: RunView) => boolean): ReadonlySet<string> =>
    new Set([...runs.values()].filter(are).map(({ runId }) => runId));
  return visibleEntries(view.entries, reader, {
    own: those((run) => run.providerId === reader.provider),
    covered: those((run) => isCovered(run.courseType)),
  });
}
