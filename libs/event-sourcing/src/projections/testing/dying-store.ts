import type { CollectionDefinition, DocumentCollection, DocumentStore } from '../document-store.port.js';

export type Moment = 'before' | 'after';

/** The writes of a read model, by the collection of its generation that they go to. */
export type Step = `${'write' | 'remove'}${'' | ' cells' | ' recounts' | ' projections'}`;

/** `boxes.v1.3f9a1c20.recounts` is of the recounts, `boxes.v1.3f9a1c20` of the documents. */
const kindOf = (collection: string): '' | ' cells' | ' recounts' | ' projections' => {
  if (collection === 'projections') return ' projections';
  if (collection.endsWith('.cells')) return ' cells';
  return collection.endsWith('.recounts') ? ' recounts' : '';
};

/** A store that fails while it is armed, before or after one of its writes, as a process that is killed there. */
export function dyingAt(
  store: DocumentStore,
  step: Step,
  moment: Moment,
): { readonly store: DocumentStore; arm(): void; disarm(): void } {
  let armed = false;
  const around = async <T>(name: Step, work: () => Promise<T>): Promise<T> => {
    if (!armed || name !== step) return work();
    if (moment === 'after') await work();
    throw new Error('killed');
  };
  return { store: wrapped(store, around), arm: () => void (armed = true), disarm: () => void (armed = false) };
}

/** A store whose next write of documents (or of what `step` says) waits, once it is told to hold. */
export function holdingWrites(
  store: DocumentStore,
  step: Step = 'write',
): {
  readonly store: DocumentStore;
  readonly reached: Promise<void>;
  hold(): void;
  release(): void;
} {
  let held = false;
  let reach: () => void = () => undefined;
  let release: () => void = () => undefined;
  const reached = new Promise<void>((resolve) => (reach = resolve));
  const released = new Promise<void>((resolve) => (release = resolve));
  const around = async <T>(name: Step, work: () => Promise<T>): Promise<T> => {
    if (held && name === step) {
      reach();
      await released;
    }
    return work();
  };
  return { store: wrapped(store, around), reached, hold: () => void (held = true), release };
}

/** Every writing of a store by way of `around`. */
function wrapped(store: DocumentStore, around: <T>(name: Step, work: () => Promise<T>) => Promise<T>): DocumentStore {
  return {
    list: () => store.list(),
    drop: (name) => store.drop(name),
    ping: () => store.ping(),
    close: () => store.close(),
    collection: async <Body>(definition: CollectionDefinition): Promise<DocumentCollection<Body>> => {
      const collection = await store.collection<Body>(definition);
      const kind = kindOf(definition.name);
      return {
        get: (id) => collection.get(id),
        getMany: (ids) => collection.getMany(ids),
        find: (range, options) => collection.find(range, options),
        keys: (range, options) => collection.keys(range, options),
        count: (range) => collection.count(range),
        write: (writes) => around(`write${kind}`, () => collection.write(writes)),
        remove: (id, expected) => around(`remove${kind}`, () => collection.remove(id, expected)),
      };
    },
  };
}
