import type {
  CollectionDefinition,
  DocumentCollection,
  DocumentStore,
  FoundRow,
  KeyRange,
  ReadDocument,
} from '#event-sourcing/projections';

/** Read documents in memory, with every rule of the port but durability: for tests. */
export function memoryDocuments(): DocumentStore {
  const collections = new Map<string, DocumentCollection<never>>();
  return {
    collection: async <Body>({ name }: CollectionDefinition) => {
      const known = collections.get(name) as unknown as DocumentCollection<Body> | undefined;
      const collection = known ?? memoryCollection<Body>();
      collections.set(name, collection as unknown as DocumentCollection<never>);
      return collection;
    },
    drop: async (name) => void collections.delete(name),
    list: async () => [...collections.keys()],
    ping: async () => undefined,
    close: async () => undefined,
  };
}

function memoryCollection<Body>(): DocumentCollection<Body> {
  const documents = new Map<string, ReadDocument<Body>>();

  const rows = ({ index, from, to }: KeyRange): readonly FoundRow<Body>[] =>
    [...documents.values()]
      .flatMap((document) => (document.keys[index] ?? []).map((key) => ({ ...document, key })))
      .filter(({ key }) => (from === undefined || key >= from) && (to === undefined || key < to))
      .sort((one, other) => compare(one.key, other.key) || compare(one.id, other.id));

  return {
    get: async (id) => documents.get(id),
    getMany: async (ids) =>
      new Map(
        ids.flatMap((id) => {
          const document = documents.get(id);
          return document ? [[id, document] as const] : [];
        }),
      ),
    write: async (writes) => {
      const lost = new Set<string>();
      for (const { id, expected, keys, body } of writes) {
        if ((documents.get(id)?.revision ?? 0) !== expected) lost.add(id);
        else documents.set(id, { id, keys, body: structuredClone(body), revision: expected + 1 });
      }
      return lost;
    },
    remove: async (id, expected) => documents.get(id)?.revision === expected && documents.delete(id),
    find: async (range, { limit, after, reverse }) => {
      const all = reverse ? rows(range).toReversed() : rows(range);
      const begin = after === undefined ? 0 : Number(after);
      const next = begin + limit < all.length ? { next: String(begin + limit) } : {};
      return { rows: all.slice(begin, begin + limit), ...next };
    },
    keys: async (range, { limit, after }) => {
      const all = rows(range);
      const begin = after === undefined ? 0 : Number(after);
      const next = begin + limit < all.length ? { next: String(begin + limit) } : {};
      return { rows: all.slice(begin, begin + limit).map(({ key, id }) => ({ key, id })), ...next };
    },
    count: async (range) => rows(range).length,
  };
}

const compare = (one: string, other: string): number => (one < other ? -1 : one > other ? 1 : 0);
