import mongoose from 'mongoose';
import { KeyRingUnavailable } from '../key-ring-errors.js';

/** No call waits longer for the database. */
export const TIMEOUT_MS = 10_000;

const { MongoBulkWriteError, MongoError, MongoServerError } = mongoose.mongo;
/** MaxTimeMSExpired, WriteConcernTimeout, and the codes of a server that steps down or goes away. */
const PASSING = new Set<unknown>([50, 64, 89, 91, 189, 10107, 11600, 11602, 13435, 13436]);

/** Runs work against the database; a database that is away or too slow becomes KeyRingUnavailable. */
export async function attempt<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (isPassing(error)) throw new KeyRingUnavailable('the key ring does not answer', { cause: error });
    throw error;
  }
}

function isPassing(error: unknown): boolean {
  // The driver also tells by it that the server went away, or that the majority did not confirm: then no write is named.
  if (error instanceof MongoBulkWriteError && [error.writeErrors].flat().length === 0) return true;
  if (error instanceof MongoServerError) return PASSING.has(error.code) || error.hasErrorLabel('RetryableWriteError');
  // All other errors of the driver are of the network or of a connection that is closed.
  return error instanceof MongoError || error instanceof mongoose.Error.MongooseServerSelectionError;
}
