import { randomBytes } from 'node:crypto';
import type { DocumentCollection, DocumentStore } from './document-store.port.js';
import type { ModelState } from './model-state.js';

const COLLECTION = 'projections';

/** Where the state of a model's versions is kept, a document each. Every change is one compare-and-set. */
export class ModelRecord {
  private constructor(
    private readonly states: DocumentCollection<ModelState>,
    private readonly name: string,
    private readonly version: number,
  ) {}

  static async open(store: DocumentStore, name: string, version: number): Promise<ModelRecord> {
    const states = await store.collection<ModelState>({ name: COLLECTION, indexes: [] });
    return new ModelRecord(states, name, version);
  }

  newLabel(): string {
    return `v${this.version}.${randomBytes(4).toString('hex')}`;
  }

  /** The state of this version; its first one where there is none. */
  async read(): Promise<ModelState> {
    return (await this.states.get(this.id))?.body ?? this.change((state) => state);
  }

  /** Throws what `to` throws. */
  async change(to: (state: ModelState) => ModelState): Promise<ModelState> {
    for (;;) {
      const known = await this.states.get(this.id);
      const before = known?.body ?? (await this.first());
      const body = to(before);
      if (known && body === before) return body;
      const lost = await this.states.write([{ id: this.id, expected: known?.revision ?? 0, keys: {}, body }]);
      if (lost.size === 0) return body;
    }
  }

  /** Of another version of the model. */
  async of(version: number): Promise<ModelState | undefined> {
    return (await this.states.get(idOf(this.name, version)))?.body;
  }

  async forget(version: number): Promise<void> {
    const known = await this.states.get(idOf(this.name, version));
    if (known) await this.states.remove(known.id, known.revision);
  }

  private get id(): string {
    return idOf(this.name, this.version);
  }

  private async first(): Promise<ModelState> {
    const state: ModelState = { inUse: this.newLabel(), filling: true, retired: [] };
    const ids = Array.from({ length: this.version - 1 }, (_, n) => idOf(this.name, n + 1));
    const earlier = await this.states.getMany(ids);
    for (let version = this.version - 1; version > 0; version--) {
      const found = earlier.get(idOf(this.name, version))?.body;
      if (found) return { ...state, meanwhile: { version, label: found.meanwhile?.label ?? found.inUse } };
    }
    return state;
  }
}

const idOf = (name: string, version: number): string => `${name}.v${version}`;
