import { randomUUID } from 'node:crypto';
import { CellTally, type CellSteps, countAt } from './cell-steps.js';
import { type DocumentCollection, type DocumentStore, keyPrefix } from './document-store.port.js';
import { CELLS_INDEX } from './projection.js';

interface CellDocument {
  readonly steps: CellSteps;
}
interface Intent {
  readonly cells: readonly string[];
}

const PAGE = 1000;
/** So many cells are counted before other work gets its turn. */
const CELLS_PER_TURN = 25;
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

  /** Counts by cell on a day, of all cells with a prefix. */
  async at(prefix: string, day: string): Promise<ReadonlyMap<string, number>> {
    const stale: string[] = [];
    const cells: string[] = [];
    let after: string | undefined;
    do {
      const page = await this.cells.keys(keyPrefix(CELL_INDEX, prefix), { limit: PAGE, ...(after === undefined ? {} : { after }) });
      for (const { key, id } of page.rows) {
        const revision = key.slice(id.length + 1);
        cells.push(id);
        if (this.known.get(id)?.revision !== revision) stale.push(id);
      }
      after = page.next;
    } while (after !== undefined);
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
    let turn = 0;
    for (const cell of cells) {
      turn += 1;
      if (turn % CELLS_PER_TURN === 0) await new Promise((resolve) => setImmediate(resolve));
      while (!(await this.recountOne(cell)));
    }
  }

  /** The revision is read before the index: who counted an older index loses the compare-and-set. */
  private async recountOne(cell: string): Promise<boolean> {
    const before = await this.cells.get(cell);
    const tally = new CellTally();
    let after: string | undefined;
    do {
      const page = await this.documents.keys(keyPrefix(CELLS_INDEX, `${cell}|`), { limit: PAGE, ...(after === undefined ? {} : { after }) });
      for (const { key } of page.rows) tally.add(key);
      after = page.next;
    } while (after !== undefined);
    const expected = before?.revision ?? 0;
    const lost = await this.cells.write([{ id: cell, expected, keys: { [CELL_INDEX]: [`${cell}|${expected + 1}`] }, body: { steps: tally.steps() } }]);
    return lost.size === 0;
  }
}
