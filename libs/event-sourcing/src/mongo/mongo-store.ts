import mongoose from 'mongoose';
import { isPassing } from '#privacy/mongo';
import { AppendListeners } from '../store/append-listeners.js';
import { Batcher, type Settled } from '../store/batcher.js';
import {
  StoreDamaged,
  VersionConflict,
  type Commit,
  type DeliveryMark,
  type EventStore,
  type PendingCommit,
} from '../store/event-store.port.js';
import { missingVersion } from '../store/missing-version.js';
import { commitKey, commitOf, documentOf, markOf, storedMark, type CommitDocument } from './commit-document.js';
import {
  DUPLICATE_KEY,
  DURABLE,
  MAJORITY,
  SCAN_BATCH,
  accessMongo,
  attempt,
  type MongoAccess,
  type MongoPlace,
  unavailable,
} from './mongo-access.js';

const APPENDS = { maxItems: 200, maxInFlight: 2 };
const LOADS = { maxItems: 100, maxInFlight: 2 };
/** The second one is enough; a server may need a moment more to give what it has acknowledged. */
const MOST_READS = 4;

/**
 * The event store of one service on the MongoDB protocol: plain documents, unique indexes, atomicity of one document.
 * `database` is that service's own. Throws StoreUnavailable when the server is not there.
 */
export async function openMongoStore(place: MongoPlace): Promise<EventStore> {
  const access = await accessMongo(place);
  const commits = access.db.collection<CommitDocument>('commits');
  try {
    await attempt(() =>
      commits.createIndexes([
        { key: { stream: 1, commandId: 1 }, name: 'stream_command', unique: true },
        { key: { recordedAt: 1 }, name: 'pending', partialFilterExpression: { pending: true } },
      ]),
    );
  } catch (error) {
    await access.close();
    throw error;
  }
  return new MongoStore(access, commits);
}

class MongoStore implements EventStore {
  private readonly listeners = new AppendListeners();
  private readonly appends: Batcher<Commit, void>;
  private readonly loads: Batcher<string, readonly Commit[]>;

  constructor(
    private readonly access: MongoAccess,
    private readonly commits: mongoose.mongo.Collection<CommitDocument>,
  ) {
    this.appends = new Batcher((batch) => this.insert(batch), APPENDS);
    this.loads = new Batcher((streams) => this.loadTogether(streams), LOADS);
  }

  load(stream: string): Promise<readonly Commit[]> {
    return this.loads.add(stream);
  }

  async range(
    stream: string,
    from: number,
    to: number,
  ): Promise<readonly (Commit & { readonly mark?: DeliveryMark })[]> {
    const found = await this.read(stream, from, to);
    return (await this.whole(stream, from, found)).map((document) => ({ ...commitOf(document), ...markOf(document) }));
  }

  async append(commit: Commit): Promise<void> {
    await this.appends.add(commit);
    this.listeners.tell();
  }

  pending(
    limit: number,
    except: ReadonlyMap<string, number> = new Map<string, number>(),
  ): Promise<readonly PendingCommit[]> {
    const held = [...except].map(([stream, from]) => ({ stream, fromVersion: { $gte: from } }));
    return attempt(() =>
      this.commits
        .find({ pending: true, ...(held.length === 0 ? {} : { $nor: held }) }, MAJORITY)
        .sort({ recordedAt: 1 })
        .limit(limit)
        .project<PendingCommit>({ _id: 0, stream: 1, fromVersion: 1, bytes: { $bsonSize: '$$ROOT' } })
        .toArray(),
    );
  }

  async mark(marks: Parameters<EventStore['mark']>[0]): Promise<void> {
    if (marks.length === 0) return;
    // The filter is the key alone: with a condition beside it some servers read the whole collection.
    const operations = marks.map(({ stream, fromVersion, mark }) => ({
      updateOne: {
        filter: { _id: commitKey(stream, fromVersion) },
        update: { $min: { mark: storedMark(mark) }, $unset: { pending: '' as const } },
      },
    }));
    await attempt(() => this.commits.bulkWrite(operations, { ordered: false, ...DURABLE }));
  }

  /** Walks the index alone, so that a stream shows whose first commit is gone. */
  async streams(options: Parameters<EventStore['streams']>[0]): Promise<readonly string[]> {
    const prefix = options.prefix ?? '';
    const found: string[] = [];
    await attempt(async () => {
      const cursor = this.commits
        .find({ stream: { $gt: options.after ?? '', $gte: prefix, $lt: `${prefix}\uffff` } }, MAJORITY)
        .sort({ stream: 1, commandId: 1 })
        .project<{ readonly stream: string }>({ _id: 0, stream: 1 })
        .batchSize(SCAN_BATCH);
      for await (const { stream } of cursor) {
        if (stream !== found.at(-1)) {
          if (found.length === options.limit) break;
          found.push(stream);
        }
      }
    });
    return found;
  }

  onAppend(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  ping(): Promise<void> {
    return this.access.ping();
  }

  /** Lets what is under way end. */
  async close(): Promise<void> {
    await Promise.all([this.appends.idle(), this.loads.idle()]);
    await this.access.close();
  }

  private async loadTogether(streams: readonly string[]): Promise<readonly Settled<readonly Commit[]>[]> {
    const wanted = [...new Set(streams)];
    const documents = await attempt(() => this.commits.find({ stream: { $in: wanted } }, MAJORITY).toArray());
    const byStream = new Map<string, CommitDocument[]>(wanted.map((stream) => [stream, []]));
    for (const document of documents) byStream.get(document.stream)?.push(document);
    const loaded = new Map<string, Settled<readonly Commit[]>>();
    for (const [stream, found] of byStream) loaded.set(stream, await this.settled(stream, found));
    return streams.map((stream) => loaded.get(stream) ?? { ok: true, value: [] });
  }

  private async settled(stream: string, found: readonly CommitDocument[]): Promise<Settled<readonly Commit[]>> {
    try {
      return { ok: true, value: (await this.whole(stream, 1, found)).map(commitOf) };
    } catch (error) {
      return { ok: false, error };
    }
  }

  private read(stream: string, from: number, to: number): Promise<CommitDocument[]> {
    const filter = { stream, toVersion: { $gte: from }, fromVersion: { $lte: to } };
    return attempt(() => this.commits.find(filter, MAJORITY).toArray());
  }

  /**
   * A read is no snapshot: it walks the index of command ids, and passes the place of a commit that comes in while it
   * meets a later one. What it met had all its predecessors before, so they are in a second read up to there.
   */
  private async whole(
    stream: string,
    from: number,
    first: readonly CommitDocument[],
  ): Promise<readonly CommitDocument[]> {
    let found = inOrder(first);
    const highest = found.at(-1)?.fromVersion ?? 0;
    for (let reads = 1; ; reads++) {
      const missing = missingVersion(found, from);
      if (missing === undefined) return found;
      if (reads === MOST_READS) throw new StoreDamaged(stream, { missing });
      found = inOrder(await this.read(stream, from, highest));
    }
  }

  private async insert(batch: readonly Commit[]): Promise<readonly Settled<void>[]> {
    try {
      await this.commits.insertMany(batch.map(documentOf), { ordered: false, ...DURABLE });
      return batch.map(() => ({ ok: true, value: undefined }));
    } catch (error) {
      if (error instanceof mongoose.mongo.MongoBulkWriteError) return outcomes(batch, error);
      throw isPassing(error) ? unavailable(error) : error;
    }
  }
}

/**
 * Each commit by its own write error. What has none was written, unless the majority did not confirm: then nothing is
 * known of it. A bulk error that names no commit says the same of all.
 */
function outcomes(batch: readonly Commit[], error: mongoose.mongo.MongoBulkWriteError): readonly Settled<void>[] {
  const failed = new Map([error.writeErrors].flat().map((one) => [one.index, one.code]));
  if (failed.size === 0) throw isPassing(error) ? unavailable(error) : error;
  const unconfirmed = error.result.getWriteConcernError() !== undefined;
  return batch.map((commit, at) => {
    const code = failed.get(at);
    if (code === DUPLICATE_KEY) return { ok: false, error: new VersionConflict(commit.stream, commit.fromVersion) };
    if (code !== undefined) return { ok: false, error: refusal(code) };
    return unconfirmed ? { ok: false, error: unavailable(error) } : { ok: true, value: undefined };
  });
}

function refusal(code: number): Error {
  const refused = new mongoose.mongo.MongoServerError({ message: `a write was refused: ${code}`, code });
  return isPassing(refused) ? unavailable(refused) : refused;
}

const inOrder = (documents: readonly CommitDocument[]): CommitDocument[] =>
  [...documents].sort((one, other) => one.fromVersion - other.fromVersion);
