import type { CollectionDefinition, DocumentCollection, DocumentStore } from '../document-store.port.js';

export type Moment = 'before' | 'after';

/** The writes of a read model, by the collection of its generation that they go to. */
export type Step = `${'write' | 'remove'}${'' | ' cells' | ' recounts'}`;

/** `boxes.v1.g1.recounts` is of the recounts, `boxes.v1.g1` of the documents. */
const kindOf = (collection: string): '' | ' cells' | ' recounts' => {
  if (collection.endsWith('.cells')) return ' cells';
  return collection.endsWith('.recounts') ? ' recounts' : '';
};

/** A store that fails once it is armed, before or after one of its writes, as a process that is killed there. */
export function dyingAt(
  store: DocumentStore,
  step: Step,
  moment: Moment,
): { readonly store: DocumentStore; arm(): void } {
  let armed = false;
  const dying = async <T>(name: Step, work: () => Promise<T>): Promise<T> => {
    if (!armed || name !== step) return work();
    if (moment === 'after') await work();
    throw new Error('killed');
  };
  const wrapped: DocumentStore = {
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
        write: (writes) => dying(`write${kind}`, () => collection.write(writes)),
        remove: (id, expected) => dying(`remove${kind}`, () => collection.remove(id, expected)),
      };
    },
  };
  return { store: wrapped, arm: () => void (armed = true) };
}
