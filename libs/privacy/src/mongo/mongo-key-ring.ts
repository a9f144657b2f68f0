import mongoose, { type Connection } from 'mongoose';
import { SPHERES, type Sphere } from '#contracts';
import { ErasureNews } from '../erasure-news.js';
import { KeyDamaged, KeyRingUnavailable } from '../key-ring-errors.js';
import { KeyWrapper } from '../master-key.js';
import type { KeyRing } from '../sealer.port.js';
import { attempt, TIMEOUT_MS } from './mongo-failures.js';

export type MongoKeyRingOptions = ({ readonly uri: string } | { readonly connection: Connection }) & {
  /** A database of its own: never backed up together with store and read models. */
  readonly database: string;
  /** 32 bytes. */
  readonly masterKey: Uint8Array;
  /** How often erasures by others are looked for. */
  readonly pollMs?: number;
  /** Asked where nothing is there yet: false when something was sealed before, so that the key ring was lost. */
  readonly mayBeNew?: () => Promise<boolean>;
};

/** One document a person: the database decides each race of creating and erasing on this one document. */
interface PersonKeys {
  readonly _id: string;
  readonly keys?: Partial<Record<Sphere, Buffer>>;
  readonly erasedAt?: Date;
}
interface KeyCheck {
  readonly _id: 'check';
  readonly record: Buffer;
}

const CHUNK = 500;
/** A creation loses to one of the same person in another sphere at most once per sphere. */
const ROUNDS = SPHERES.length + 2;
const DUPLICATE_KEY = 11000;
/** An erasure is written within TIMEOUT_MS of its time stamp: looking back so far misses none. */
const LOOK_BACK_MS = 15 * 60_000;
const DURABLE = { writeConcern: { w: 'majority', journal: true, wtimeoutMS: TIMEOUT_MS } } as const;
const BYTES = { promoteBuffers: true } as const;

/**
 * The key ring on the MongoDB protocol: majority writes and reads, single-document atomicity alone. Refuses another
 * master key (WrongMasterKey), and keys without their check record or a lost key ring (KeyDamaged), before anything is written.
 */
export async function openMongoKeyRing(options: MongoKeyRingOptions): Promise<KeyRing> {
  const wrapper = new KeyWrapper(options.masterKey);
  const own = 'uri' in options;
  const connection = own
    ? mongoose.createConnection(options.uri, {
        serverSelectionTimeoutMS: TIMEOUT_MS,
        connectTimeoutMS: TIMEOUT_MS,
        socketTimeoutMS: 2 * TIMEOUT_MS,
      })
    : options.connection;
  try {
    await attempt(() => connection.asPromise());
    const ring = new MongoKeyRing(connection, options.database, wrapper, own);
    await ring.start(options.pollMs ?? 2_000, options.mayBeNew ?? (async () => true));
    return ring;
  } catch (error) {
    if (own) await connection.close();
    throw error;
  }
}

class MongoKeyRing implements KeyRing {
  private readonly news = new ErasureNews();
  private readonly db;
  private readonly persons;
  private readonly checks;

  constructor(
    private readonly connection: Connection,
    database: string,
    private readonly wrapper: KeyWrapper,
    private readonly ownsConnection: boolean,
  ) {
    this.db = connection.getClient().db(database);
    this.persons = this.db.collection<PersonKeys>('person_keys');
    this.checks = this.db.collection<KeyCheck>('key_check');
  }

  async start(pollMs: number, mayBeNew: () => Promise<boolean>): Promise<void> {
    await attempt(async () => {
      if (!(await this.verifyCheck())) {
        const inUse = await this.persons.findOne({}, { projection: { _id: 1 }, maxTimeMS: TIMEOUT_MS });
        if (inUse) throw new KeyDamaged('the key ring has keys but no check record');
        if (!(await mayBeNew()))
          throw new KeyDamaged('the key ring is gone; put it back, without it nothing about persons can be read');
        await this.checks
          .updateOne(
            { _id: 'check' },
            { $setOnInsert: { record: this.wrapper.checkRecord() } },
            { upsert: true, ...DURABLE },
          )
          .catch(ignoreDuplicate);
        if (!(await this.verifyCheck())) throw new KeyDamaged('the check record of the key ring is gone');
      }
      await this.persons.createIndex({ erasedAt: 1 }, { sparse: true });
    });
    this.news.poll(pollMs, () => this.recentErasures());
  }

  async keys(wanted: Parameters<KeyRing['keys']>[0], create: boolean): ReturnType<KeyRing['keys']> {
    return attempt(async () => {
      // Read again after creating: of two who created at once, one key stands for both; an erasure stands for all.
      for (let round = 0; round < ROUNDS; round++) {
        const found = await this.read(wanted);
        const missing = create ? wanted.filter((_, i) => found[i] === undefined) : [];
        if (missing.length === 0) return found;
        await this.create(missing);
      }
      throw new KeyRingUnavailable('keys could not be created against others at once');
    });
  }

  async erase(personRef: string): Promise<void> {
    await attempt(async () => {
      const erase = () =>
        this.persons.updateOne(
          { _id: personRef },
          { $unset: { keys: '' }, $currentDate: { erasedAt: true } },
          { upsert: true, ...DURABLE },
        );
      // A creation may have inserted the document between look-up and insert of the upsert: then it is there now.
      await erase().catch((error: unknown) => {
        ignoreDuplicate(error);
        return erase();
      });
    });
    this.news.announce(personRef);
  }

  onErased(listener: (personRef: string) => void): () => void {
    return this.news.listen(listener);
  }

  async ping(): Promise<void> {
    await attempt(() => this.db.command({ ping: 1 }, { timeoutMS: TIMEOUT_MS }));
  }

  async close(): Promise<void> {
    this.news.stop();
    if (this.ownsConnection) await this.connection.close();
  }

  private async read(wanted: Parameters<KeyRing['keys']>[0]): Promise<(Uint8Array | 'erased' | undefined)[]> {
    const persons = new Map<string, PersonKeys>();
    const refs = [...new Set(wanted.map((name) => name.personRef))];
    for (let at = 0; at < refs.length; at += CHUNK) {
      const rows = await this.persons
        .find(
          { _id: { $in: refs.slice(at, at + CHUNK) } },
          { readConcern: { level: 'majority' }, maxTimeMS: TIMEOUT_MS, ...BYTES },
        )
        .toArray();
      for (const row of rows) persons.set(row._id, row);
    }
    return wanted.map(({ personRef, sphere }) => {
      const person = persons.get(personRef);
      if (person?.erasedAt) return 'erased';
      const wrapped = person?.keys?.[sphere];
      return wrapped && this.wrapper.unwrap(personRef, sphere, wrapped);
    });
  }

  private async create(missing: Parameters<KeyRing['keys']>[0]): Promise<void> {
    // One operation a person and sphere, sphere by sphere: two upserts of one person in a batch would hit each other.
    for (const sphere of SPHERES) {
      const refs = [...new Set(missing.filter((name) => name.sphere === sphere).map((name) => name.personRef))];
      for (let at = 0; at < refs.length; at += CHUNK) {
        const operations = refs.slice(at, at + CHUNK).map((_id) => ({
          updateOne: {
            filter: { _id, erasedAt: { $exists: false }, [`keys.${sphere}`]: { $exists: false } },
            update: { $set: { [`keys.${sphere}`]: this.wrapper.create(_id, sphere) } },
            upsert: true,
          },
        }));
        // A duplicate key says: this person is erased, or another was faster.
        await this.persons.bulkWrite(operations, { ordered: false, ...DURABLE }).catch(ignoreDuplicate);
      }
    }
  }

  private async verifyCheck(): Promise<boolean> {
    const check = await this.checks.findOne(
      { _id: 'check' },
      { readConcern: { level: 'majority' }, maxTimeMS: TIMEOUT_MS, ...BYTES },
    );
    if (check) this.wrapper.verify(check.record);
    return check !== null;
  }

  private async recentErasures(): Promise<readonly string[]> {
    const { localTime } = (await this.db.command({ hello: 1 }, { timeoutMS: TIMEOUT_MS })) as { localTime: Date };
    const since = new Date(localTime.getTime() - LOOK_BACK_MS);
    const rows = await this.persons
      .find({ erasedAt: { $gte: since } }, { projection: { _id: 1 }, maxTimeMS: TIMEOUT_MS })
      .toArray();
    return rows.map((row) => row._id);
  }
}

function ignoreDuplicate(error: unknown): void {
  if (!(error instanceof mongoose.mongo.MongoServerError)) throw error;
  const writeErrors =
    error instanceof mongoose.mongo.MongoBulkWriteError
      ? [error.writeErrors].flat().map((one) => one.code)
      : [error.code];
  if (writeErrors.length === 0 || writeErrors.some((code) => code !== DUPLICATE_KEY)) throw error;
}
