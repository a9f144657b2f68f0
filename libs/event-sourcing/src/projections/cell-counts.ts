import { randomUUID } from 'node:crypto';
import { CellTally, type CellSteps, countAt } from './cell-steps.js';
import {
  type DocumentCollection,
  type DocumentStore,
  type DocumentWrite,
  keyPrefix,
  type KeyRange,
} from './document-store.port.js';
import { CELLS_INDEX } from './projection.js';

interface CellDocument {
  readonly steps: CellSteps;
}
interface Intent {
  readonly cells: readonly string[];
}

const PAGE = 1000;
/** So many cells are counted together, before other work gets its turn. */
const CELLS_AT_ONCE = 25;
const CELL_INDEX = 'cell';
const INTENT_INDEX = 'intent';

/**
 * The counts of a model's cells. They are never incremented: a cell that a write touches is named before the write and
 * counted again from the index after it, so that a kill at any step loses no count.
 */
export class CellCounts {
  /** Steps as last read, with the revision they had: as many as there are cells. */
  private readonly known = new Map<string, { readonly revision: string; readonly steps: CellSteps }>();

  private constructor(
    private readonly documents: DocumentCollection<unknown>,
    private readonly cells: DocumentCollection<CellDocument>,
    private readonly intents: DocumentCollection<Intent>,
  ) {}

  /** Opens the counts of a collection, and counts what was left uncounted by a process that died. */
  static async open(store: DocumentStore, name: string, documents: DocumentCollection<unknown>): Promise<CellCounts> {
    const cells = await store.collection<CellDocument>({ name: `${name}.cells`, indexes: [CELL_INDEX] });
    const intents = await store.collection<Intent>({ name: `${name}.recounts`, indexes: [INTENT_INDEX] });
    const counts = new CellCounts(documents, cells, intents);
    await counts.recover();
    return counts;
  }

  static readonly parts = (name: string): readonly string[] => [`${name}.cells`, `${name}.recounts`];

  /** Names the cells that the next write will touch; resolves to the way to count them again afterwards. */
  async touch(cells: ReadonlySet<string>): Promise<() => Promise<void>> {
    if (cells.size === 0) return () => Promise.resolve();
    const id = randomUUID();
    await this.intents.write([{ id, expected: 0, keys: { [INTENT_INDEX]: [id] }, body: { cells: [...cells] } }]);
    return async () => {
      await this.recount(cells);
      await this.intents.remove(id, 1);
    };
  }

  /** Counts these cells, and all that have a count: for documents that were written without naming what they touch. */
  async countAll(cells: ReadonlySet<string>): Promise<void> {
    const all = new Set(cells);
    for await (const rows of pages(this.cells, { index: CELL_INDEX })) for (const { id } of rows) all.add(id);
    await this.recount(all);
  }

  /** Counts by cell on a day, of all cells with a prefix. */
  async at(prefix: string, day: string): Promise<ReadonlyMap<string, number>> {
    const stale: string[] = [];
    const cells: string[] = [];
    for await (const rows of pages(this.cells, keyPrefix(CELL_INDEX, prefix))) {
      for (const { key, id } of rows) {
        const revision = key.slice(id.length + 1);
        cells.push(id);
        if (this.known.get(id)?.revision !== revision) stale.push(id);
      }
    }
    for (let place = 0; place < stale.length; place += PAGE) {
      for (const { id, revision, body } of (await this.cells.getMany(stale.slice(place, place + PAGE))).values()) {
        this.known.set(id, { revision: String(revision), steps: body.steps });
      }
    }
    return new Map(cells.map((id) => [id, countAt(this.known.get(id)?.steps ?? [], day)]));
  }

  private async recover(): Promise<void> {
    for (;;) {
      const { rows } = await this.intents.find({ index: INTENT_INDEX }, { limit: 100 });
      if (rows.length === 0) return;
      for (const { id, revision, body } of rows) {
        await this.recount(new Set(body.cells));
        await this.intents.remove(id, revision);
      }
    }
  }

  private async recount(cells: ReadonlySet<string>): Promise<void> {
    let open = [...cells];
    while (open.length > 0) {
      const lost = await this.countSome(open.slice(0, CELLS_AT_ONCE));
      open = [...lost, ...open.slice(CELLS_AT_ONCE)];
      if (open.length > 0) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** The revisions are read before the index: who counted an older index loses the compare-and-set. */
  private async countSome(cells: readonly string[]): Promise<ReadonlySet<string>> {
    const before = await this.cells.getMany(cells);
    const counted = await Promise.all(cells.map((cell) => this.stepsOf(cell)));
    return this.cells.write(
      cells.map((cell, at) => cellWrite(cell, before.get(cell)?.revision ?? 0, counted[at] ?? [])),
    );
  }

  private async stepsOf(cell: string): Promise<CellSteps> {
    const tally = new CellTally();
    for await (const rows of pages(this.documents, keyPrefix(CELLS_INDEX, `${cell}|`))) {
      for (const { key } of rows) tally.add(key);
    }
    return tally.steps();
  }
}

const cellWrite = (id: string, expected: number, steps: CellSteps): DocumentWrite<CellDocument> => ({
  id,
  expected,
  keys: { [CELL_INDEX]: [`${id}|${expected + 1}`] },
  body: { steps },
});

async function* pages(
  collection: DocumentCollection<unknown>,
  range: KeyRange,
): AsyncIterable<readonly { readonly key: string; readonly id: string }[]> {
  let after: string | undefined;
  do {
    const page = await collection.keys(range, { limit: PAGE, ...(after === undefined ? {} : { after }) });
    yield page.rows;
    after = page.next;
  } while (after !== undefined);
}
