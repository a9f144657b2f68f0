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
