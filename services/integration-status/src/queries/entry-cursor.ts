import { CursorUnknown } from '#event-sourcing/projections';

const CURSOR = /^(\d{1,7})\|([A-Za-z0-9_-]{1,100})$/;

/**
 * A page of a list that is kept in memory and may change in between: it goes on behind the entry that the page before
 * ended with, or at the place of that entry where it is gone. The cursor says nothing else about the entry.
 */
export function pageAfter<Entry extends { readonly entryId: string }>(
  entries: readonly Entry[],
  after: string | undefined,
  limit: number,
): { readonly page: readonly Entry[]; readonly next?: string } {
  const start = after === undefined ? 0 : startOf(entries, after);
  const page = entries.slice(start, start + limit);
  const last = page.at(-1);
  const end = start + page.length;
  return last === undefined || end >= entries.length
    ? { page }
    : { page, next: Buffer.from(`${end}|${last.entryId}`).toString('base64url') };
}

function startOf(entries: readonly { readonly entryId: string }[], after: string): number {
  const [, end, entryId] = CURSOR.exec(Buffer.from(after, 'base64url').toString()) ?? [];
  if (end === undefined) throw new CursorUnknown();
  const at = entries.findIndex((entry) => entry.entryId === entryId);
  // What came behind it has moved up by one.
  return at >= 0 ? at + 1 : Math.max(0, Number(end) - 1);
}
