import mongoose from 'mongoose';
import { KeyRingUnavailable } from '../key-ring-errors.js';

/** No call waits longer for the database. */
export const TIMEOUT_MS = 10_000;

const {
  MongoBulkWriteError,
  MongoClientClosedError,
  MongoError,
  MongoNetworkError,
  MongoNotConnectedError,
  MongoOperationTimeoutError,
  MongoServerError,
  MongoSystemError,
  MongoTopologyClosedError,
  MongoWriteConcernError,
} = mongoose.mongo;
/**
 * What a server answers that is no longer there for the call, or not yet: host or network away (6, 7, 89, 9001), too
 * slow (50, 202, 262), majority or members missing (64, 79, 100, 133, 134), stepping down or going away (91, 189, 10058,
 * 10107, 11600, 11602, 13435, 13436), cursor lost with its server (43), disk full (14031).
 */
const PASSING = new Set<unknown>([
  6, 7, 43, 50, 64, 79, 89, 91, 100, 133, 134, 189, 202, 262, 9001, 10058, 10107, 11600, 11602, 13435, 13436, 14031,
]);
/** Of the driver: no server answered, or the connection is closed. */
const AWAY = [
  MongoNetworkError,
  MongoSystemError,
  MongoOperationTimeoutError,
  MongoNotConnectedError,
  MongoTopologyClosedError,
  MongoClientClosedError,
  mongoose.Error.MongooseServerSelectionError,
];
/** Exported by name only: what the driver throws while no connection of its pool is free. */
const AWAY_NAMES = new Set(['MongoWaitQueueTimeoutError', 'MongoPoolClearedError', 'DisconnectedError']);

/** Runs work against the database; a database that is away or too slow becomes KeyRingUnavailable. */
export async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isPassing(error)) throw new KeyRingUnavailable('the key ring does not answer', { cause: error });
    throw error;
  }
}

/**
 * The database is away, too slow, or did not confirm: the same call may pass later. What it refused (a document that is
 * too large, a missing right, a key that is there already) is not passing.
 */
export function isPassing(error: unknown): error is Error {
  if (error instanceof MongoBulkWriteError) return isPassingBulk(error);
  if (error instanceof MongoWriteConcernError) return true;
  if (error instanceof MongoServerError) return PASSING.has(error.code) || error.hasErrorLabel('RetryableWriteError');
  if (AWAY.some((kind) => error instanceof kind)) return true;
  if (error instanceof MongoError && error.hasErrorLabel('RetryableWriteError')) return true;
  return error instanceof Error && AWAY_NAMES.has(error.name);
}

/** The driver wraps whatever ended a bulk write; where it names no write, what it wraps says why. */
function isPassingBulk(error: mongoose.mongo.MongoBulkWriteError): boolean {
  if (error.result.getWriteConcernError() !== undefined) return true;
  const [first] = [error.writeErrors].flat();
  if (first) return PASSING.has(first.code);
  const wrapped: unknown = error.errorResponse;
  return wrapped instanceof Error && !(wrapped instanceof MongoBulkWriteError)
    ? isPassing(wrapped)
    : PASSING.has(error.code) || error.hasErrorLabel('RetryableWriteError');
}
