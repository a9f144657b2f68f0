import type { ApiClient, Query } from './api-client.js';
import type { Paged } from './integration-status.js';

/** Rows asked for at once. */
const AT_ONCE = '200';

/** The pages of one or several lists of the read models, each by its cursor to its end. */
export async function* allPages<Row>(
  client: ApiClient,
  path: string,
  queries: readonly Query[],
): AsyncGenerator<readonly Row[]> {
  for (const query of queries) {
    let cursor: string | undefined;
    do {
      const page: Paged<Row> = await client.get<Paged<Row>>('integration-status', path, {
        ...query,
        limit: AT_ONCE,
        after: cursor,
      });
      yield page.rows;
      cursor = page.next;
    } while (cursor !== undefined);
  }
}

/** So many pages are read for one list; no list of one desk or one file comes near. */
const MOST_PAGES = 100;

/** The rows of a list that is read page by page, by its cursor to its end. */
export async function* toTheEnd<Row>(
  read: (after: string | undefined) => Promise<Pick<Paged<Row>, 'rows' | 'next'>>,
): AsyncGenerator<readonly Row[]> {
  let after: string | undefined;
  for (let at = 0; at < MOST_PAGES; at++) {
    const page = await read(after);
    yield page.rows;
    if (page.next === undefined) return;
    after = page.next;
  }
}
