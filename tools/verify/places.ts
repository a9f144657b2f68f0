import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { DailyRecords, EventStore } from '#event-sourcing';
import { openEmbeddedReader, readEmbeddedDailyRecords } from '#event-sourcing/embedded';
import { openMongoDailyRecords, openMongoStore } from '#event-sourcing/mongo';
import { ConfigurationError, type HouseConfiguration, masterKey } from '#service-kit';

export interface ProofPlace {
  readonly store: Pick<EventStore, 'streams' | 'load'>;
  readonly records: DailyRecords;
  close(): Promise<void>;
}

const STORE = 'store.db';

/** The services named, or all whose store lies in the data folder. Throws ConfigurationError where that is not known. */
export function servicesToVerify(
  { MONGODB_URI, DATA_DIR }: HouseConfiguration,
  named: readonly string[],
): readonly string[] {
  if (named.length > 0) return named;
  if (MONGODB_URI !== undefined) throw new ConfigurationError(['name the services to verify: learners, courses, …']);
  const folders = existsSync(DATA_DIR) ? readdirSync(DATA_DIR) : [];
  const found = folders.filter((name) => existsSync(join(DATA_DIR, name, STORE)));
  if (found.length === 0) throw new ConfigurationError(['DATA_DIR: holds no store']);
  return found.toSorted();
}

/**
 * Opens store and daily records of a service. Files are read alone, also beside the running process; in MongoDB the
 * account of the service is used. Throws ConfigurationError, DatabaseUnusable, StoreUnavailable.
 */
export async function openPlace(configuration: HouseConfiguration, service: string): Promise<ProofPlace> {
  const { MONGODB_URI: uri, MONGODB_PREFIX, DATA_DIR } = configuration;
  if (uri === undefined) {
    const store = openEmbeddedReader({ file: join(DATA_DIR, service, STORE) });
    if (!store) throw new ConfigurationError([`DATA_DIR: holds no store of ${service}`]);
    const records = readEmbeddedDailyRecords({ file: join(DATA_DIR, service, 'daily.db') });
    return { store, records, close: async () => void (await Promise.all([store.close(), records.close()])) };
  }
  const place = { uri, database: `${MONGODB_PREFIX}-${service}` };
  const store = await openMongoStore(place);
  try {
    const records = await openMongoDailyRecords(place);
    return { store, records, close: async () => void (await Promise.all([store.close(), records.close()])) };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The master key of the processes; none is made here. Throws ConfigurationError. */
export function presentMasterKey(configuration: HouseConfiguration): Uint8Array {
  const { MASTER_KEY, DATA_DIR } = configuration;
  if (MASTER_KEY === undefined && !existsSync(join(DATA_DIR, 'master.key')))
    throw new ConfigurationError(['MASTER_KEY: is missing (or give --public-key)']);
  return masterKey(configuration);
}
