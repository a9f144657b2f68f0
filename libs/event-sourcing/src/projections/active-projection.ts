import type { Context, OpenedEvent } from '#contracts';
import type { DocumentCollection, DocumentStore } from './document-store.port.js';
import { Generation } from './generation.js';
import type { Projection } from './projection.js';
import { ProjectionReader } from './projection-reader.js';

interface InUse {
  readonly version: number;
  readonly generation: number;
}

export interface RebuildOptions {
  /** All events of the log up to now, in order per stream, opened. */
  readonly events: AsyncIterable<readonly OpenedEvent[]>;
  readonly onProgress?: (events: number) => void;
  /** Leaves the generation in use as it is. */
  readonly signal?: AbortSignal;
}

export class RebuildCancelled extends Error {
  constructor() {
    super('the rebuild was cancelled');
    this.name = 'RebuildCancelled';
  }
}

/** A model at work: its generation in use, its readers, and the way to build it anew. */
export interface ActiveProjection<View> {
  readonly name: string;
  readonly contexts: readonly Context[];
  /** Subscription group of the generation in use: a new generation reads the log from its beginning. */
  readonly group: string;
  readonly reader: ProjectionReader<View>;
  apply(batch: readonly OpenedEvent[]): Promise<void>;
  /**
   * Fills a new generation beside the one in use and switches to it by one compare-and-set; `group` changes then, and
   * what was recorded meanwhile comes by the new group. Rejects with RebuildCancelled, leaving the old one in use.
   */
  rebuild(options: RebuildOptions): Promise<void>;
}

/** Opens the generation in use of a model; the first one where there is none, or where its version was raised. */
export async function openProjection<Section, View>(
  projection: Projection<Section, View>,
  store: DocumentStore,
): Promise<ActiveProjection<View>> {
  const meta = await store.collection<InUse>({ name: 'projections', indexes: [] });
  const active = new Active(projection, store, meta, await inUse(meta, projection));
  await active.open();
  return active;
}

async function inUse(
  meta: DocumentCollection<InUse>,
  { name, version }: { readonly name: string; readonly version: number },
): Promise<number> {
  for (;;) {
    const known = await meta.get(name);
    if (known?.body.version === version) return known.body.generation;
    const generation = (known?.body.generation ?? 0) + 1;
    const lost = await meta.write([
      { id: name, expected: known?.revision ?? 0, keys: {}, body: { version, generation } },
    ]);
    if (lost.size === 0) return generation;
  }
}

class Active<Section, View> implements ActiveProjection<View> {
  private current: Generation<Section, View> | undefined;
  readonly reader = new ProjectionReader<View>(() => this.generation());

  constructor(
    private readonly projection: Projection<Section, View>,
    private readonly store: DocumentStore,
    private readonly meta: DocumentCollection<InUse>,
    private number: number,
  ) {}

  async open(): Promise<void> {
    this.current = await Generation.open(this.store, this.projection, this.number);
  }

  get name(): string {
    return this.projection.name;
  }

  get contexts(): readonly Context[] {
    return this.projection.contexts;
  }

  get group(): string {
    return this.generation().name;
  }

  apply(batch: readonly OpenedEvent[]): Promise<void> {
    return this.generation().apply(batch);
  }

  async rebuild({ events, onProgress, signal }: RebuildOptions): Promise<void> {
    const old = this.generation();
    const number = this.number + 1;
    const next = await Generation.open(this.store, this.projection, number);
    try {
      let done = 0;
      for await (const batch of events) {
        if (signal?.aborted) throw new RebuildCancelled();
        await next.fill(batch);
        done += batch.length;
        onProgress?.(done);
      }
      await next.countAll();
      await this.switchTo(number);
    } catch (error) {
      await next.drop(this.store);
      throw error;
    }
    this.number = number;
    this.current = next;
    await old.drop(this.store);
  }

  private async switchTo(generation: number): Promise<void> {
    const known = await this.meta.get(this.name);
    // Somebody else switched meanwhile: theirs stays.
    if (known?.body.generation !== generation - 1) throw new RebuildCancelled();
    const body = { version: this.projection.version, generation };
    const lost = await this.meta.write([{ id: this.name, expected: known.revision, keys: {}, body }]);
    if (lost.size > 0) throw new RebuildCancelled();
  }

  private generation(): Generation<Section, View> {
    if (!this.current) throw new Error(`the projection ${this.projection.name} is not open`);
    return this.current;
  }
}
