import type { OpenedEvent } from '#contracts';
import { CellCounts } from './cell-counts.js';
import { cellOfKey, touchedCells } from './cell-steps.js';
import type { DocumentCollection, DocumentStore, DocumentWrite } from './document-store.port.js';
import { foldDocument } from './fold-document.js';
import { MergedBatches } from './merged-batches.js';
import { CELLS_INDEX, type Projection, type StoredDocument, STREAM_INDEX } from './projection.js';

/** When the cells of a write are counted. */
interface Counting {
  /** Of one document, by its places in the index of cells before and after. */
  readonly cells: (before: readonly string[], after: readonly string[]) => Iterable<string>;
  /** Before the write; resolves to what is to be done after it. */
  readonly touch: (cells: ReadonlySet<string>) => Promise<() => Promise<void>>;
}

/** The documents of one model, filled once from the log: a rebuild fills the next generation beside it. */
export class Generation<Section, View> {
  private readonly merged = new MergedBatches((batch) => this.take(batch, this.atOnce));
  private readonly atOnce: Counting = { cells: touchedCells, touch: (cells) => this.counts.touch(cells) };
  private readonly uncounted = new Set<string>();
  private readonly later: Counting = {
    // Also of a document that has seen all: who wrote it may not have come to counting.
    cells: (before, after) => [...before, ...after].map(cellOfKey),
    touch: (cells) => {
      for (const cell of cells) this.uncounted.add(cell);
      return Promise.resolve(() => Promise.resolve());
    },
  };

  private constructor(
    readonly name: string,
    private readonly projection: Projection<Section, View>,
    readonly documents: DocumentCollection<StoredDocument<Section, View>>,
    readonly counts: CellCounts,
  ) {}

  static async open<Section, View>(
    store: DocumentStore,
    projection: Projection<Section, View>,
    number: number,
  ): Promise<Generation<Section, View>> {
    const name = `${projection.name}.v${projection.version}.g${number}`;
    const documents = await store.collection<StoredDocument<Section, View>>({
      name,
      indexes: [...projection.indexes, CELLS_INDEX, STREAM_INDEX],
    });
    return new Generation(name, projection, documents, await CellCounts.open(store, name, documents));
  }

  /** Takes events in; each stream in its order, repeats without effect. Safe beside others on the same documents. */
  apply(batch: readonly OpenedEvent[]): Promise<void> {
    return this.merged.add(batch);
  }

  /** As `apply`, but nothing is counted before `countAll`: for a generation that nobody reads yet. */
  fill(batch: readonly OpenedEvent[]): Promise<void> {
    return this.take(batch, this.later);
  }

  /** Counts all that `fill` left uncounted, also that of a process which died over it. */
  async countAll(): Promise<void> {
    await this.counts.countAll(this.uncounted);
    this.uncounted.clear();
  }

  private async take(batch: readonly OpenedEvent[], counting: Counting): Promise<void> {
    let open = this.byDocument(batch);
    while (open.size > 0) {
      const before = await this.documents.getMany([...open.keys()]);
      const writes: DocumentWrite<StoredDocument<Section, View>>[] = [];
      const touched = new Set<string>();
      for (const [id, events] of open) {
        const write = foldDocument(this.projection, id, before.get(id), events);
        if (write) writes.push(write);
        const [old, now] = [before.get(id)?.keys[CELLS_INDEX] ?? [], write?.keys[CELLS_INDEX]];
        for (const cell of counting.cells(old, now ?? old)) touched.add(cell);
      }
      const recount = await counting.touch(touched);
      if (writes.length === 0) return;
      const lost = await this.documents.write(writes);
      await recount();
      open = new Map([...open].filter(([id]) => lost.has(id)));
    }
  }

  async drop(store: DocumentStore): Promise<void> {
    for (const name of [this.name, ...CellCounts.parts(this.name)]) await store.drop(name);
  }

  private byDocument(batch: readonly OpenedEvent[]): Map<string, OpenedEvent[]> {
    const byDocument = new Map<string, OpenedEvent[]>();
    for (const event of batch) {
      const id = this.projection.documentOf(event);
      if (id === undefined) continue;
      const events = byDocument.get(id);
      if (events) events.push(event);
      else byDocument.set(id, [event]);
    }
    return byDocument;
  }
}
