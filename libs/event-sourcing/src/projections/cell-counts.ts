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
import { until } from './until.js';

interface CellDocument {
  readonly steps: CellSteps;
}
interface Intent {
  /** The process that will count them. */
  readonly owner: string;
  readonly cells: readonly string[];
}

const PAGE = 1000;
/** So many cells are counted together, before other work gets its turn. */
const CELLS_AT_ONCE = 25;
const NOTES_AT_ONCE = 100;
const CELL_INDEX = 'cell';
const INTENT_INDEX = 'intent';

/** So long a note of another process must lie before it is taken for that of a dead one. */
const LEFT_AFTER_MS = 30_000;

/**
 * The counts of a model's cells. They are never incremented: a cell that a write touches is named before the write and
 * counted again from the index after it, so that a kill at any step loses no count.
 */
export class CellCounts {
  /** Steps as last read, with the revision they had: as many as there are cells. */
  private readonly known = new Map<string, { readonly revision: string; readonly steps: CellSteps }>();
  /** Notes of writes that failed in this process: their cells are still to be counted. */
  private readonly owed = new Map<string, ReadonlySet<string>>();
  /** Notes of others that were there at the last look, and since when, by the clock of this process alone. */
  private seen = new Map<string, number>();
  private readonly owner = randomUUID();

  private constructor(
    private readonly documents: DocumentCollection<unknown>,
    private readonly cells: DocumentCollection<CellDocument>,
    private readonly intents: DocumentCollection<Intent>,
  ) {}

  /** Opens the counts of a collection, and counts what a process that died has left uncounted. */
  static async open(store: DocumentStore, name: string, documents: DocumentCollection<unknown>): Promise<CellCounts> {
    const cells = await store.collection<CellDocument>({ name: `${name}.cells`, indexes: [CELL_INDEX] });
    const intents = await store.collection<Intent>({ name: `${name}.recounts`, indexes: [INTENT_INDEX] });
    const counts = new CellCounts(documents, cells, intents);
    await counts.countLeft();
    return counts;
  }

  static readonly parts = (name: string): readonly string[] => [`${name}.cells`, `${name}.recounts`];

  /** Names the cells that the write touches before it, and counts them again after it. */
  async around<T>(cells: ReadonlySet<string>, write: () => Promise<T>): Promise<T> {
    if (cells.size === 0) return write();
    const id = randomUUID();
    try {
      await this.intents.write([
        { id, expected: 0, keys: { [INTENT_INDEX]: [id] }, body: { owner: this.owner, cells: [...cells] } },
      ]);
      const result = await write();
      await this.countNoted(id, cells);
      return result;
    } catch (error) {
      // The write may have come to pass all the same.
      this.owed.set(id, cells);
      throw error;
    }
  }

  /** Counts the cells of writes that failed here. */
  async settle(): Promise<void> {
    for (const [id, cells] of this.owed) {
      await this.countNoted(id, cells);
      this.owed.delete(id);
    }
  }

  /** Counts the cells of writes that failed here, and of notes that others have left for so long that nobody will. */
  async recover(leftAfterMs = LEFT_AFTER_MS): Promise<void> {
    await this.settle();
    const now = performance.now();
    const seen = new Map<string, number>();
    for await (const { id, body } of this.notes()) {
      if (body.owner === this.owner) continue;
      const since = this.seen.get(id) ?? now;
      if (now - since < leftAfterMs) seen.set(id, since);
      else await this.countNoted(id, new Set(body.cells));
    }
    this.seen = seen;
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

  /**
   * Waits until the writes that are under way now are counted, in whichever process, or `end` (an instant of
   * `performance.now()`) is near; whether they are.
   */
  async counted(end: number): Promise<boolean> {
    let open: string[] = [];
    for await (const { id } of this.notes()) open.push(id);
    return until(async () => {
      if (open.length > 0) open = [...(await this.intents.getMany(open)).keys()];
      return open.length === 0;
    }, end);
  }

  /** Leaves the notes: some are of processes at work, whose write is still to come. */
  private async countLeft(): Promise<void> {
    const cells = new Set<string>();
    for await (const { body } of this.notes()) for (const cell of body.cells) cells.add(cell);
    await this.recount(cells);
  }

  private async *notes(): AsyncIterable<{ readonly id: string; readonly body: Intent }> {
    let after: string | undefined;
    do {
      const page = await this.intents.find(
        { index: INTENT_INDEX },
        { limit: NOTES_AT_ONCE, ...(after === undefined ? {} : { after }) },
      );
      yield* page.rows;
      after = page.next;
    } while (after !== undefined);
  }

  private async countNoted(id: string, cells: ReadonlySet<string>): Promise<void> {
    await this.recount(cells);
    await this.intents.remove(id, 1);
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
