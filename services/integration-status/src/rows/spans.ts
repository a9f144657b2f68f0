import type { KeyRange, Page } from '#event-sourcing/projections';

export interface KeyRow {
  readonly key: string;
  readonly id: string;
}
interface KeyReader {
  keys(range: KeyRange, options: { readonly limit: number; readonly after?: string }): Promise<Page<KeyRow>>;
}

const KEYS_AT_ONCE = 500;
/** So often keys are read for one page: then it ends, shorter than asked, and its cursor goes on from there. */
const MOST_READS = 40;

/** Place of a document in the index of cells. */
export function spanOf(key: string): { readonly from: string; readonly to: string } {
  const [, from = '', to = ''] = key.split('|');
  return { from, to };
}

/** Whether a document lies in a cell on a day, by its key there. */
export function liesOn(key: string, day: string): boolean {
  const { from, to } = spanOf(key);
  return from <= day && (to === '' || day < to);
}

/** The spans of one cell that have begun by a day; `since`: none that is of interest begins earlier. */
export const cellRange = (cell: string, day: string, since = ''): KeyRange => ({
  index: 'cells',
  from: `${cell}|${since}`,
  to: `${cell}|${day}|\uffff`,
});

/** A page of the keys of a range that are wanted: the others are passed over, so what was long ago costs reads. */
export async function wantedKeys(
  model: KeyReader,
  range: KeyRange,
  wanted: (key: string) => boolean,
  { limit, after }: { readonly limit: number; readonly after?: string | undefined },
): Promise<Page<KeyRow>> {
  const rows: KeyRow[] = [];
  let cursor = after;
  for (let read = 0; read < MOST_READS; read += 1) {
    const from = cursor === undefined ? {} : { after: cursor };
    const page = await model.keys(range, { limit: KEYS_AT_ONCE, ...from });
    for (const [place, row] of page.rows.entries()) {
      if (!wanted(row.key)) continue;
      rows.push(row);
      if (rows.length < limit) continue;
      // The cursor of a page that ends here.
      const { next } = await model.keys(range, { limit: place + 1, ...from });
      return { rows, ...(next === undefined ? {} : { next }) };
    }
    cursor = page.next;
    if (cursor === undefined) return { rows };
  }
  return { rows, ...(cursor === undefined ? {} : { next: cursor }) };
}
