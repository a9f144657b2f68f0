import mongoose from 'mongoose';
import { attempt, DUPLICATE_KEY, TIMEOUT_MS } from '../../mongo/mongo-access.js';
import { cursorOf, placeOf } from '../cursor.js';
import type {
  DocumentCollection,
  DocumentWrite,
  FoundRow,
  KeyRange,
  Page,
  ReadDocument,
} from '../document-store.port.js';

type Keys = ReadDocument['keys'];
export interface StoredReadDocument<Body> {
  readonly _id: string;
  readonly revision: number;
  readonly keys: Keys;
  readonly body: Body;
}
interface KeyRow {
  readonly _id: string;
  readonly key: string;
}

const DURABLE = { writeConcern: { w: 'majority', wtimeoutMS: TIMEOUT_MS } } as const;
const LIMITED = { maxTimeMS: TIMEOUT_MS } as const;

/** One collection. A document with several keys in a range gives a row for each, in the order of key and id. */
export class MongoCollection<Body> implements DocumentCollection<Body> {
  constructor(private readonly documents: mongoose.mongo.Collection<StoredReadDocument<Body>>) {}

  async get(id: string): Promise<ReadDocument<Body> | undefined> {
    return (await this.getMany([id])).get(id);
  }

  async getMany(ids: readonly string[]): Promise<ReadonlyMap<string, ReadDocument<Body>>> {
    if (ids.length === 0) return new Map();
    const filter = { _id: { $in: [...new Set(ids)] } } as mongoose.mongo.Filter<StoredReadDocument<Body>>;
    const found = await attempt(() => this.documents.find(filter, LIMITED).toArray());
    return new Map(found.map((stored) => [stored._id, read(stored as StoredReadDocument<Body>)]));
  }

  async write(writes: readonly DocumentWrite<Body>[]): Promise<ReadonlySet<string>> {
    const fresh = writes.filter(({ expected }) => expected === 0);
    const changed = writes.filter(({ expected }) => expected > 0);
    const [lostFresh, lostChanged] = await Promise.all([this.insert(fresh), this.replace(changed)]);
    return new Set([...lostFresh, ...lostChanged]);
  }

  async remove(id: string, expected: number): Promise<boolean> {
    const filter = { _id: id, revision: expected } as mongoose.mongo.Filter<StoredReadDocument<Body>>;
    return (await attempt(() => this.documents.deleteOne(filter, DURABLE))).deletedCount === 1;
  }

  async find(
    range: KeyRange,
    options: { limit: number; after?: string; reverse?: boolean },
  ): Promise<Page<FoundRow<Body>>> {
    const page = await this.places(range, options);
    const found = await this.getMany(page.rows.map(({ id }) => id));
    const rows = page.rows.flatMap(({ id, key }) => {
      const document = found.get(id);
      return document ? [{ ...document, key }] : [];
    });
    return { rows, ...(page.next === undefined ? {} : { next: page.next }) };
  }

  keys(
    range: KeyRange,
    options: { limit: number; after?: string },
  ): Promise<Page<{ readonly key: string; readonly id: string }>> {
    return this.places(range, options);
  }

  async count(range: KeyRange): Promise<number> {
    const [counted] = await attempt(() =>
      this.documents.aggregate<{ counted: number }>([...unwound(range), { $count: 'counted' }], LIMITED).toArray(),
    );
    return counted?.counted ?? 0;
  }

  private async places(
    range: KeyRange,
    { limit, after, reverse = false }: { limit: number; after?: string; reverse?: boolean },
  ): Promise<Page<{ readonly key: string; readonly id: string }>> {
    const direction = reverse ? -1 : 1;
    const place = after === undefined ? undefined : placeOf(after, range);
    const bounded =
      place === undefined ? range : reverse ? { ...range, to: `${place.key}\u0000` } : { ...range, from: place.key };
    const beyond =
      place === undefined
        ? []
        : [
            {
              $match: {
                $or: [
                  { key: { [reverse ? '$lt' : '$gt']: place.key } },
                  { key: place.key, _id: { [reverse ? '$lt' : '$gt']: place.id } },
                ],
              },
            },
          ];
    const rows = await attempt(() =>
      this.documents
        .aggregate<KeyRow>(
          [...unwound(bounded), ...beyond, { $sort: { key: direction, _id: direction } }, { $limit: limit + 1 }],
          LIMITED,
        )
        .toArray(),
    );
    const shown = rows.slice(0, limit).map(({ key, _id }) => ({ key, id: _id }));
    const last = shown.at(-1);
    return rows.length > limit && last
      ? { rows: shown, next: cursorOf(range.index, last.key, last.id) }
      : { rows: shown };
  }

  /** What was there already lost: the server names each by its place in the call. */
  private async insert(writes: readonly DocumentWrite<Body>[]): Promise<readonly string[]> {
    if (writes.length === 0) return [];
    const documents = writes.map(({ id, keys, body }) => ({
      _id: id,
      revision: 1,
      keys,
      body,
    })) as mongoose.mongo.OptionalUnlessRequiredId<StoredReadDocument<Body>>[];
    return attempt(async () => {
      try {
        await this.documents.insertMany(documents, { ordered: false, ...DURABLE });
        return [];
      } catch (error) {
        if (!(error instanceof mongoose.mongo.MongoBulkWriteError)) throw error;
        const failed = [error.writeErrors].flat();
        if (failed.length === 0 || failed.some(({ code }) => code !== DUPLICATE_KEY)) throw error;
        return failed.flatMap(({ index }) => writes[index]?.id ?? []);
      }
    });
  }

  private async replace(writes: readonly DocumentWrite<Body>[]): Promise<readonly string[]> {
    if (writes.length === 0) return [];
    const operations = writes.map(({ id, expected, keys, body }) => ({
      updateOne: { filter: { _id: id, revision: expected }, update: { $set: { revision: expected + 1, keys, body } } },
    })) as mongoose.mongo.AnyBulkWriteOperation<StoredReadDocument<Body>>[];
    const { matchedCount } = await attempt(() => this.documents.bulkWrite(operations, { ordered: false, ...DURABLE }));
    return matchedCount === writes.length ? [] : this.losers(writes);
  }

  /** A bulk write tells how many lost, not which: those whose own writing is not what stands there now. */
  private async losers(writes: readonly DocumentWrite<Body>[]): Promise<readonly string[]> {
    const now = await this.getMany(writes.map(({ id }) => id));
    return writes.flatMap(({ id, expected, body }) => {
      const found = now.get(id);
      return found?.revision === expected + 1 && JSON.stringify(found.body) === JSON.stringify(body) ? [] : [id];
    });
  }
}

const read = <Body>({ _id: id, revision, keys, body }: StoredReadDocument<Body>): ReadDocument<Body> => ({
  id,
  revision,
  keys,
  body,
});

/** One row per key in the range; the first stage uses the index. */
function unwound({ index, from, to }: KeyRange): mongoose.mongo.Document[] {
  const field = `keys.${index}`;
  const bounds = { ...(from === undefined ? {} : { $gte: from }), ...(to === undefined ? {} : { $lt: to }) };
  const within = Object.keys(bounds).length === 0 ? { $exists: true } : bounds;
  const some = Object.keys(bounds).length === 0 ? within : { $elemMatch: bounds };
  return [
    { $match: { [field]: some } },
    { $project: { key: `$${field}` } },
    { $unwind: '$key' },
    { $match: { key: within } },
  ];
}
