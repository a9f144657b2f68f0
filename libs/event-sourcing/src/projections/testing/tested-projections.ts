import type { ActiveProjection } from '../active-projection.js';
import type { DocumentStore } from '../document-store.port.js';
import type { BoxView } from './sample-projection.js';

/** A place of documents in one test. */
export interface TestedProjections {
  store(): DocumentStore;
  /** The same place opened by another process. */
  reopened(): Promise<DocumentStore>;
  fresh(name?: string): Promise<ActiveProjection<BoxView>>;
}

/** How many boxes lie in each cell on a day. */
export const cells = async (active: ActiveProjection<BoxView>, day = '2026-12-31'): Promise<Record<string, number>> =>
  Object.fromEntries([...(await active.reader.cellsAt('', day))].filter(([, count]) => count > 0));

export const all = async (active: ActiveProjection<BoxView>): Promise<readonly { id: string; view: BoxView }[]> =>
  (await active.reader.find({ index: 'total' }, { limit: 1000 })).rows.map(({ id, view }) => ({ id, view }));
