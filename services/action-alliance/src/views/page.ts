import type { FastifyReply } from 'fastify';
import { CursorUnknown, type KeyRange, type ProjectionReader } from '#event-sourcing/projections';
import { markBehind, Problem, type SeenWrite } from '#service-kit';
import type { AllianceViews } from './alliance-views.js';
import type { PageQuery } from './page.dto.js';

export interface RowsPage<Row> {
  readonly rows: readonly Row[];
  /** Absent on the last page. */
  readonly next?: string;
}

/** One page of a range, as it stands in the index. Throws Problem 400 for a cursor that no page gave. */
export async function pageOf<View>(
  reader: ProjectionReader<View>,
  range: KeyRange,
  { limit, after }: PageQuery,
  order: { readonly reverse?: boolean } = {},
): Promise<RowsPage<View>> {
  try {
    const { rows, next } = await reader.find(range, { limit, ...order, ...(after === undefined ? {} : { after }) });
    return { rows: rows.map(({ view }) => view), ...(next === undefined ? {} : { next }) };
  } catch (error) {
    if (!(error instanceof CursorUnknown)) throw error;
    const detail = 'Not a cursor that a page gave.';
    throw new Problem({
      status: 400,
      code: 'cursor-unknown',
      detail,
      errors: [{ at: 'after', code: 'cursor-unknown', detail }],
    });
  }
}

/** Has a read contain the caller's own write, or says that it does not yet. */
export async function waitFor(views: AllianceViews, write: SeenWrite | undefined, reply: FastifyReply): Promise<void> {
  if (write && !(await views.seen(write))) markBehind(reply);
}
