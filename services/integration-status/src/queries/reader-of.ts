import { boundTo, type Principal } from '#service-kit';
import type { Reader } from '../access/case-visibility.js';
import type { CaseView } from '../projections/case/case.projection.js';
import { entriesFor } from '../rows/entries-for.js';
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
export const visibleTo = (
  principal: Principal,
  view: CaseView,
  views: Pick<StatusViews, 'runs'>,
): Promise<CaseView['entries']> => entriesFor(readerOf(principal), view, views);
