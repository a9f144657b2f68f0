import type { KeyRange, Page } from '#event-sourcing/projections';
import type { KeyRow } from './spans.js';

interface KeyReader {
  keys(range: KeyRange, options: { readonly limit: number; readonly after?: string }): Promise<Page<KeyRow>>;
}

const KEYS_AT_ONCE = 200;
/** So often keys are read for one page: then it ends, shorter than asked, and its cursor goes on from there. */
const MOST_READS = 20;

/**
 * A page of the rows behind the keys of a range, where some keys have none for the reader. A cursor tells the key after
 * which it stands: for a reader who may not know of every key (`sees: 'own'`) a page ends with a row of its own or not at
 * all.
 */
export async function pageOfRows<Row>(
  model: KeyReader,
  range: KeyRange,
  behind: (keys: readonly KeyRow[]) => Promise<readonly (Row | undefined)[]>,
  { limit, after, sees }: { readonly limit: number; readonly after?: string | undefined; readonly sees: 'all' | 'own' },
): Promise<Page<Row>> {
  const rows: Row[] = [];
  let cursor = after;
  for (let read = 0; sees === 'own' || read < MOST_READS; read += 1) {
    const from = cursor === undefined ? {} : { after: cursor };
    const page = await model.keys(range, { limit: KEYS_AT_ONCE, ...from });
    for (const [place, row] of (await behind(page.rows)).entries()) {
      if (row === undefined) continue;
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
