import type mongoose from 'mongoose';

type Collection = mongoose.mongo.Collection;
type Find = Parameters<Collection['find']>;

/**
 * A connection whose reads of streams go as a server makes them that yields after every document: along the index of
 * stream and command id, each step seeing what is there by then. Test servers read in one go.
 */
export function walkingReads(connection: mongoose.Connection): mongoose.Connection {
  return replaced(connection, {
    getClient: () => {
      const client = connection.getClient();
      return replaced(client, {
        db: (...named: Parameters<typeof client.db>) => {
          const db = client.db(...named);
          return replaced(db, { collection: (name: string) => walkingCollection(db.collection(name)) });
        },
      });
    },
  });
}

function walkingCollection(collection: Collection): Collection {
  return replaced(collection, {
    find: (...[filter = {}, options]: Find) => {
      const cursor = collection.find(filter, options);
      return 'stream' in filter ? replaced(cursor, { toArray: () => walk(collection, filter, options) }) : cursor;
    },
  });
}

async function walk(collection: Collection, ...[filter = {}, options]: Find): Promise<mongoose.mongo.WithId<object>[]> {
  const found: mongoose.mongo.WithId<mongoose.mongo.Document>[] = [];
  for (let behind: object = {}; ;) {
    const place = { $and: [filter, behind] };
    const [next] = await collection.find(place, options).sort({ stream: 1, commandId: 1 }).limit(1).toArray();
    if (!next) return found;
    found.push(next);
    const { stream, commandId } = next as { readonly stream?: unknown; readonly commandId?: unknown };
    behind = { $or: [{ stream: { $gt: stream } }, { stream, commandId: { $gt: commandId } }] };
  }
}

/** The same object with some of its methods replaced. */
function replaced<T extends object>(target: T, methods: Readonly<Record<string, unknown>>): T {
  return new Proxy(target, {
    get: (_, name) => {
      const own: unknown = typeof name === 'string' ? methods[name] : undefined;
      const value: unknown = own ?? Reflect.get(target, name, target);
      return typeof value === 'function' && own === undefined ? (value as () => unknown).bind(target) : value;
    },
  });
}
