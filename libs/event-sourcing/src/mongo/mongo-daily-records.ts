import type mongoose from 'mongoose';
import type { DailyRecords, DailyRoot, KeptHead, MidnightPositions } from '../store/daily-records.port.js';
import {
  DURABLE,
  MAJORITY,
  SCAN_BATCH,
  accessMongo,
  attempt,
  isDuplicateKey,
  type MongoAccess,
  type MongoPlace,
} from './mongo-access.js';

type HeadDocument = KeptHead & { readonly run: string; readonly place: number };
type OfDay<Body> = Omit<Body, 'day'> & { readonly _id: string };

/**
 * What a service keeps of each day, on the MongoDB protocol. The account of the service may add to these collections,
 * not change or delete (deploy/mongodb/setup.js). Throws StoreUnavailable when the server is not there.
 */
export async function openMongoDailyRecords(place: MongoPlace): Promise<DailyRecords> {
  const access = await accessMongo(place);
  const records = new MongoDailyRecords(access);
  try {
    await records.makeIndexes();
  } catch (error) {
    await access.close();
    throw error;
  }
  return records;
}

class MongoDailyRecords implements DailyRecords {
  private readonly heads: mongoose.mongo.Collection<HeadDocument>;
  private readonly rootsByDay: mongoose.mongo.Collection<OfDay<DailyRoot>>;
  private readonly midnights: mongoose.mongo.Collection<OfDay<MidnightPositions>>;

  constructor(private readonly access: MongoAccess) {
    this.heads = access.db.collection('heads');
    this.rootsByDay = access.db.collection('roots');
    this.midnights = access.db.collection('midnights');
  }

  async makeIndexes(): Promise<void> {
    await attempt(() =>
      this.heads.createIndexes([
        { key: { run: 1, place: 1 }, name: 'run', unique: true },
        { key: { stream: 1, version: 1 }, name: 'stream' },
      ]),
    );
  }

  async keepHeads(run: string, from: number, heads: readonly KeptHead[]): Promise<void> {
    if (heads.length === 0) return;
    const documents = heads.map(({ stream, version, hash }, at) => ({ run, place: from + at, stream, version, hash }));
    await attempt(() => this.heads.insertMany(documents, { ordered: false, ...DURABLE }));
  }

  async headsOfRun(run: string, from: number, limit: number): Promise<readonly KeptHead[]> {
    const documents = await attempt(() =>
      this.heads
        .find({ run, place: { $gte: from } }, MAJORITY)
        .sort({ run: 1, place: 1 })
        .limit(limit)
        .toArray(),
    );
    return documents.map(({ stream, version, hash }) => ({ stream, version, hash }));
  }

  async headsOfStreams(streams: readonly string[]): Promise<readonly (KeptHead & { readonly run: string })[]> {
    const documents = await attempt(() =>
      this.heads
        .find({ stream: { $in: [...streams] } }, MAJORITY)
        .sort({ stream: 1, version: 1 })
        .toArray(),
    );
    return documents.map(({ run, stream, version, hash }) => ({ run, stream, version, hash }));
  }

  async keptStreams({ after = '', limit }: { readonly after?: string; readonly limit: number }) {
    const found: string[] = [];
    await attempt(async () => {
      const cursor = this.heads
        .find({ stream: { $gt: after } }, MAJORITY)
        .sort({ stream: 1, version: 1 })
        .project<{ readonly stream: string }>({ _id: 0, stream: 1 })
        .batchSize(SCAN_BATCH);
      for await (const { stream } of cursor) {
        if (stream === found.at(-1)) continue;
        if (found.length === limit) break;
        found.push(stream);
      }
    });
    return found;
  }

  keepRoot({ day, ...root }: DailyRoot): Promise<boolean> {
    return insertOnce(this.rootsByDay, { _id: day, ...root });
  }

  async roots({ after = '', limit }: { readonly after?: string; readonly limit: number }) {
    const documents = await attempt(() =>
      this.rootsByDay
        .find({ _id: { $gt: after } }, MAJORITY)
        .sort({ _id: 1 })
        .limit(limit)
        .toArray(),
    );
    return documents.map(({ _id: day, ...root }): DailyRoot => ({ day, ...root }));
  }

  async lastRoot(): Promise<DailyRoot | undefined> {
    const [last] = await attempt(() => this.rootsByDay.find({}, MAJORITY).sort({ _id: -1 }).limit(1).toArray());
    if (!last) return undefined;
    const { _id: day, ...root } = last;
    return { day, ...root };
  }

  keepPositions({ day, ...positions }: MidnightPositions): Promise<boolean> {
    return insertOnce(this.midnights, { _id: day, ...positions });
  }

  async positionsOf(day: string): Promise<MidnightPositions | undefined> {
    const found = await attempt(() => this.midnights.findOne({ _id: day }, MAJORITY));
    return found ? { day, takenAt: found.takenAt, ends: found.ends } : undefined;
  }

  ping(): Promise<void> {
    return this.access.ping();
  }

  close(): Promise<void> {
    return this.access.close();
  }
}

async function insertOnce<Body>(
  collection: mongoose.mongo.Collection<OfDay<Body>>,
  document: mongoose.mongo.OptionalUnlessRequiredId<OfDay<Body>>,
): Promise<boolean> {
  return attempt(async () => {
    try {
      await collection.insertOne(document, DURABLE);
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  });
}
