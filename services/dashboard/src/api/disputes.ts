import { type ApiClient, ApiProblem } from './api-client.js';

/** So many persons the API is asked about in one call. */
const MOST = 200;

/** Which data of the persons of a page are disputed: such data may be shown with the mark alone (§ 84 Abs. 2 SGB X). */
export interface Disputes {
  /** Whether that could be asked. */
  readonly known: boolean;
  readonly of: (personRef: string | undefined) => readonly string[] | undefined;
}

interface DisputedAnswer {
  readonly persons: readonly { readonly personRef: string; readonly disputed: readonly string[] }[];
}

export const NO_DISPUTES: Disputes = { known: true, of: () => undefined };

/** Asks about the persons of a page. A page whose data come from elsewhere stands without, and says so. */
export async function disputesOf(client: ApiClient, personRefs: readonly string[]): Promise<Disputes> {
  const refs = [...new Set(personRefs)];
  const parts = Array.from({ length: Math.ceil(refs.length / MOST) }, (_, at) =>
    refs.slice(at * MOST, (at + 1) * MOST),
  );
  try {
    const answers = await Promise.all(
      parts.map((part) =>
        client.call<DisputedAnswer>('integration-status', '/disputed', { method: 'POST', body: { refs: part } }),
      ),
    );
    const disputed = new Map(
      answers.flatMap(({ body }) => body.persons.map((one) => [one.personRef, one.disputed] as const)),
    );
    return { known: true, of: (ref) => (ref === undefined ? undefined : disputed.get(ref)) };
  } catch (error) {
    if (!(error instanceof ApiProblem) || error.status === 401) throw error;
    // Who may not ask sees no case either.
    return error.status === 403 ? NO_DISPUTES : { known: false, of: () => undefined };
  }
}

/** The rows of a file, each with what its persons dispute. */
export async function* withDisputes<Row extends object>(
  client: ApiClient,
  pages: AsyncIterable<readonly Row[]>,
  refsOf: (rows: readonly Row[]) => readonly string[],
): AsyncGenerator<readonly (Row & { readonly disputes: Disputes })[]> {
  for await (const rows of pages) {
    const disputes = await disputesOf(client, refsOf(rows));
    yield rows.map((row) => ({ ...row, disputes }));
  }
}
