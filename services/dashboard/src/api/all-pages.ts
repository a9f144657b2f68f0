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
  for (const query of queries)
    yield* toTheEnd((after) => client.get<Paged<Row>>('integration-status', path, { ...query, limit: AT_ONCE, after }));
}

/** The rows of a list that is read page by page, by its cursor to its end. */
export async function* toTheEnd<Row>(
  read: (after: string | undefined) => Promise<Pick<Paged<Row>, 'rows' | 'next'>>,
): AsyncGenerator<readonly Row[]> {
  let after: string | undefined;
  do {
    const { rows, next } = await read(after);
    yield rows;
    after = next;
  } while (after !== undefined);
}
