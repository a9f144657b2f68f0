import mongoose, { type Connection } from 'mongoose';
import { isPassing } from '#privacy/mongo';
import { StoreUnavailable } from '../store/event-store.port.js';

/** No call waits longer for the database. */
export const TIMEOUT_MS = 10_000;
export const DUPLICATE_KEY = 11000;
export const DURABLE = { writeConcern: { w: 'majority', journal: true, wtimeoutMS: TIMEOUT_MS } } as const;
export const MAJORITY = { readConcern: { level: 'majority' }, maxTimeMS: TIMEOUT_MS } as const;
/** Of a walk that ends early: without a size the second batch of a cursor is as large as a message may be. */
export const SCAN_BATCH = 1_000;

/** A connection of its own, or one that several parts of a service share and its owner closes. */
export type MongoPlace = ({ readonly uri: string } | { readonly connection: Connection }) & {
  readonly database: string;
};

export interface MongoAccess {
  readonly db: mongoose.mongo.Db;
  ping(): Promise<void>;
  /** Closes the connection if it was made here. */
  close(): Promise<void>;
}

/** Throws StoreUnavailable when the server is not there within ten seconds. */
export async function accessMongo(place: MongoPlace): Promise<MongoAccess> {
  const own = 'uri' in place;
  const connection = own
    ? mongoose.createConnection(place.uri, {
        serverSelectionTimeoutMS: TIMEOUT_MS,
        connectTimeoutMS: TIMEOUT_MS,
        socketTimeoutMS: 2 * TIMEOUT_MS,
      })
    : place.connection;
  try {
    await attempt(() => connection.asPromise());
  } catch (error) {
    if (own) await connection.close();
    throw error;
  }
  const db = connection.getClient().db(place.database, { ignoreUndefined: true });
  return {
    db,
    ping: async () => void (await attempt(() => db.command({ ping: 1 }, { timeoutMS: TIMEOUT_MS }))),
    close: async () => {
      if (own) await connection.close();
    },
  };
}

/** A database that is away or too slow becomes StoreUnavailable; what it refuses stays as it is. */
export async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw isPassing(error) ? unavailable(error) : error;
  }
}

export const unavailable = (error: Error): StoreUnavailable =>
  new StoreUnavailable(`the database does not answer: ${error.name}`, { cause: error });

export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoServerError && error.code === DUPLICATE_KEY;
