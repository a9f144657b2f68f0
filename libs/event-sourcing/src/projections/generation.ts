import type { OpenedEvent } from '#contracts';
import { CellCounts } from './cell-counts.js';
import { touchedCells } from './cell-steps.js';
import type { DocumentCollection, DocumentStore, DocumentWrite } from './document-store.port.js';
import { foldDocument } from './fold-document.js';
import { CELLS_INDEX, type Projection, type StoredDocument, STREAM_INDEX } from './projection.js';

/** The documents of one model, filled once from the log: a rebuild fills the next generation beside it. */
export class Generation<Section, View> {
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
    return this.take(batch, (touched) => this.counts.touch(touched));
  }

  /** As `apply`, but nothing is counted until `counts.countAll`: for a generation that nobody reads yet. */
  fill(batch: readonly OpenedEvent[]): Promise<void> {
    return this.take(batch, () => Promise.resolve(() => Promise.resolve()));
  }

  private async take(
    batch: readonly OpenedEvent[],
    touch: (cells: ReadonlySet<string>) => Promise<() => Promise<void>>,
  ): Promise<void> {
    let open = this.byDocument(batch);
    while (open.size > 0) {
      const before = await this.documents.getMany([...open.keys()]);
      const writes: DocumentWrite<StoredDocument<Section, View>>[] = [];
      const touched = new Set<string>();
      for (const [id, events] of open) {
        const write = foldDocument(this.projection, id, before.get(id), events);
        if (!write) continue;
        writes.push(write);
        for (const cell of touchedCells(before.get(id)?.keys[CELLS_INDEX] ?? [], write.keys[CELLS_INDEX] ?? []))
          touched.add(cell);
      }
      if (writes.length === 0) return;
      const recount = await touch(touched);
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
