import { type OpenedEvent, retractionOf } from '#contracts';
import { CellCounts } from './cell-counts.js';
import { cellOfKey, touchedCells } from './cell-steps.js';
import type { DocumentCollection, DocumentStore, DocumentWrite } from './document-store.port.js';
import { foldDocument } from './fold-document.js';
import { MergedBatches } from './merged-batches.js';
import { CELLS_INDEX, type Projection, type StoredDocument, STREAM_INDEX } from './projection.js';

/** The documents of one model, filled once from the log: a rebuild fills another generation beside it. */
export class Generation<Section, View> {
  private readonly merged = new MergedBatches((batch) => this.take(batch));
  /** While it is filled: the cells to be counted when it goes live. */
  private uncounted: Set<string> | undefined;

  private constructor(
    readonly label: string,
    private readonly projection: Projection<Section, View>,
    readonly documents: DocumentCollection<StoredDocument<Section, View>>,
    readonly counts: CellCounts,
  ) {}

  static async open<Section, View>(
    store: DocumentStore,
    projection: Projection<Section, View>,
    label: string,
  ): Promise<Generation<Section, View>> {
    const name = nameOf(projection.name, label);
    const documents = await store.collection<StoredDocument<Section, View>>({
      name,
      indexes: [...projection.indexes, CELLS_INDEX, STREAM_INDEX],
    });
    return new Generation(label, projection, documents, await CellCounts.open(store, name, documents));
  }

  /** What lies in the store of a generation. */
  static readonly collections = (model: string, label: string): readonly string[] => {
    const name = nameOf(model, label);
    return [name, ...CellCounts.parts(name)];
  };

  /** Takes events in; each stream in its order, repeats without effect. Safe beside others on the same documents. */
  apply(batch: readonly OpenedEvent[]): Promise<void> {
    return this.merged.add(batch);
  }

  /** Nothing is counted before `goLive`: for a generation that nobody reads yet, and one process alone fills. */
  fillFirst(): void {
    this.uncounted = new Set();
  }

  /** From now on cells are counted with every write; resolves when also all from before are. */
  async goLive(): Promise<void> {
    const uncounted = this.uncounted ?? new Set();
    this.uncounted = undefined;
    // Behind the batch in work, which may still add to it.
    await this.merged.add([]);
    await this.counts.countAll(uncounted);
  }

  /** Counts what a process that died has left uncounted; `leftAfterMs`: after so long it is taken for dead. */
  recover(leftAfterMs?: number): Promise<void> {
    return this.counts.recover(leftAfterMs);
  }

  private async take(batch: readonly OpenedEvent[]): Promise<void> {
    // Of a batch that failed: when it comes again, its documents may have seen it all.
    await this.counts.settle();
    const { uncounted } = this;
    let open = await this.byDocument(batch);
    while (open.size > 0) {
      const before = await this.documents.getMany([...open.keys()]);
      const writes: DocumentWrite<StoredDocument<Section, View>>[] = [];
      const touched = new Set<string>();
      for (const [id, events] of open) {
        const write = foldDocument(this.projection, id, before.get(id), events);
        if (!write) continue;
        writes.push(write);
        const [old, now] = [before.get(id)?.keys[CELLS_INDEX] ?? [], write.keys[CELLS_INDEX] ?? []];
        const cells = uncounted ? [...old, ...now].map(cellOfKey) : touchedCells(old, now);
        for (const cell of cells) touched.add(cell);
      }
      if (writes.length === 0) return;
      const lost = await this.write(writes, touched, uncounted);
      open = new Map([...open].filter(([id]) => lost.has(id)));
    }
  }

  private write(
    writes: readonly DocumentWrite<StoredDocument<Section, View>>[],
    touched: ReadonlySet<string>,
    uncounted: Set<string> | undefined,
  ): Promise<ReadonlySet<string>> {
    if (!uncounted) return this.counts.around(touched, () => this.documents.write(writes));
    for (const cell of touched) uncounted.add(cell);
    return this.documents.write(writes);
  }

  private async byDocument(batch: readonly OpenedEvent[]): Promise<Map<string, OpenedEvent[]>> {
    const byDocument = new Map<string, OpenedEvent[]>();
    const retracted = batch.filter((event) => retractionOf(event) !== undefined);
    const ofStream = new Map(retracted.map(({ stream }) => [stream, new Set<string>()]));
    for (const [stream, ids] of ofStream) for (const id of await this.documentsOf(stream)) ids.add(id);
    for (const event of batch) {
      const written = ofStream.get(event.stream);
      const id = retractionOf(event) ? undefined : this.projection.documentOf(event);
      if (id !== undefined) written?.add(id);
      for (const one of retractionOf(event) ? (written ?? []) : id === undefined ? [] : [id]) {
        const events = byDocument.get(one);
        if (events) events.push(event);
        else byDocument.set(one, [event]);
      }
    }
    return byDocument;
  }

  /** A retraction names no document: it is for all that have a section of its stream. */
  private async documentsOf(stream: string): Promise<readonly string[]> {
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await this.documents.keys(
        { index: STREAM_INDEX, from: stream, to: `${stream}\u0000` },
        { limit: PAGE, ...(after === undefined ? {} : { after }) },
      );
      ids.push(...page.rows.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    return ids;
  }
}

const PAGE = 200;

const nameOf = (model: string, label: string): string => `${model}.${label}`;
