import { type ApiClient, type Query, search } from '../../api/api-client.js';
import type { HandoverRow, Paged } from '../../api/integration-status.js';
import type { HandoverFilter } from './handovers.query.js';

export interface HandoverList extends Paged<HandoverRow> {
  readonly behind: boolean;
}

/** Rows of each list on the page; the rest by its link. */
const SHOWN = 25;
/** A filtered list is gathered from so many rows at once, and from so many calls; what is further away is one link on. */
const AT_ONCE = 200;
const MOST_CALLS = 10;

/**
 * One list of hand-overs; waits for the own write where one is named, and says when it is not contained. The read
 * model knows no filter by partner: a filtered list is gathered from its pages.
 */
export async function listOf(
  client: ApiClient,
  query: Query,
  filter: HandoverFilter,
  seen: string | undefined,
): Promise<HandoverList> {
  const headers: Record<string, string> = seen === undefined ? {} : { 'consistent-with': seen };
  const narrow = Object.values(filter).some((value) => value !== undefined);
  const read = async (after: string | undefined, limit: number): Promise<HandoverList> => {
    const path = `/handovers${search({ ...query, after, limit: String(limit) })}`;
    const answer = await client.call<Paged<HandoverRow>>('integration-status', path, { headers });
    return { ...answer.body, behind: answer.headers.get('consistency') === 'behind' };
  };
  if (!narrow) return read(query['after'], SHOWN);
  const rows: HandoverRow[] = [];
  let behind = false;
  let next = query['after'];
  for (let calls = 0; calls < MOST_CALLS && rows.length < SHOWN; calls++) {
    const page = await read(next, AT_ONCE);
    rows.push(...page.rows.filter((row) => fits(row, filter)));
    behind ||= page.behind;
    next = page.next;
    if (next === undefined) break;
  }
  return { rows, behind, ...(next === undefined ? {} : { next }) };
}

const STATES = { angenommen: ['accepted', 'follow-up-started'], zurueckgegeben: ['returned'] } as const;

/** Whether a hand-over is one of those asked for; how it ended is asked of answered ones alone. */
export function fits(row: HandoverRow, { von, an, ergebnis }: HandoverFilter): boolean {
  if (von !== undefined && row.from.id !== von) return false;
  if (an !== undefined && row.to.id !== an) return false;
  return (
    ergebnis === undefined || row.state === 'offered' || (STATES[ergebnis] as readonly string[]).includes(row.state)
  );
}
