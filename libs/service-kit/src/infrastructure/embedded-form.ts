import { accessSync, constants, mkdirSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONTEXTS, topicOf } from '#contracts';
import {
  EmbeddedLease,
  lockDataFolder,
  openEmbeddedDailyRecords,
  openEmbeddedStore,
  openEmbeddedTimers,
} from '#event-sourcing/embedded';
import { openEmbeddedDocuments } from '#event-sourcing/projections/embedded';
import { openEmbeddedLog, openEmbeddedParking } from '#messaging/embedded';
import { openEmbeddedKeyRing } from '#privacy/embedded';
import { masterKey } from '../configuration/master-key.js';
import { ConfigurationError } from '../configuration/read-configuration.js';
import { systemCode } from '../configuration/system-code.js';
import type { Form, FormOptions } from './form.js';

const KEY_RING = 'keys.db';
const LOG = 'log.db';
const STORE = 'store.db';
const TIMERS = 'timers.db';

/**
 * Everything in libsql files of the data folder: one lock, one key ring and one log a process, a folder a service.
 * Throws DataFolderInUse, ConfigurationError, WrongMasterKey, KeyDamaged or DatabaseUnusable before anything is
 * overwritten.
 */
export async function openEmbeddedForm({ configuration, logger, closing }: FormOptions): Promise<Form> {
  const { DATA_DIR, LOG_PARTITIONS, LOG_REPEAT_EVERY } = configuration;
  makeFolder(DATA_DIR);
  refuseUnwritable(() => accessSync(DATA_DIR, constants.R_OK | constants.W_OK));
  const lock = lockDataFolder(DATA_DIR);
  closing.add('lock', () => lock.release());
  refuseUnwritable(() => writeProbe(DATA_DIR));
  refuseIncomplete(configuration);
  const key = masterKey(configuration);
  const keyRing = closing.own('shared', await openEmbeddedKeyRing({ file: join(DATA_DIR, KEY_RING), masterKey: key }));
  const log = openEmbeddedLog({
    file: join(DATA_DIR, LOG),
    topics: CONTEXTS.map(topicOf),
    partitions: LOG_PARTITIONS,
    logger,
    ...(LOG_REPEAT_EVERY === 0 ? {} : { repeatEvery: LOG_REPEAT_EVERY }),
  });
  closing.own('shared', log);
  const lease = closing.own('shared', new EmbeddedLease());
  const fileOf = (service: string, name: string): string => {
    const folder = join(DATA_DIR, service);
    makeFolder(folder);
    return join(folder, name);
  };
  return {
    log,
    keyRing,
    masterKey: key,
    readingParts: async (service) => ({
      documents: closing.own('stores', await openEmbeddedDocuments({ file: fileOf(service, 'documents.db') })),
      parking: closing.own('stores', openEmbeddedParking({ file: fileOf(service, 'parking.db') })),
      lease,
      daily: closing.own('stores', await openEmbeddedDailyRecords({ file: fileOf(service, 'daily.db') })),
    }),
    decidingParts: async (service) => ({
      store: closing.own('stores', await openEmbeddedStore({ file: fileOf(service, STORE) })),
      timers: closing.own('stores', await openEmbeddedTimers({ file: fileOf(service, TIMERS) })),
    }),
    accessDocuments: async (service) =>
      closing.own('stores', await openEmbeddedDocuments({ file: fileOf(service, 'access.db') })),
  };
}

/** For its owner alone. */
function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw new ConfigurationError([`DATA_DIR: the folder cannot be used (${systemCode(error) ?? 'unknown'})`]);
  }
}

/** What the files of a first start need together; a disk with less is full. */
const PROBE_BYTES = 4 * 1024 * 1024;

function writeProbe(folder: string): void {
  const file = join(folder, 'probe.tmp');
  try {
    writeFileSync(file, Buffer.alloc(PROBE_BYTES), { mode: 0o600 });
  } finally {
    rmSync(file, { force: true });
  }
}

/** Told of the folder before anything in it is opened: the databases would only say that they cannot be used. */
function refuseUnwritable(write: () => void): void {
  try {
    write();
  } catch (error) {
    const code = systemCode(error) ?? 'unknown';
    const why = code === 'ENOSPC' || code === 'EDQUOT' ? 'the disk is full' : 'the folder cannot be written';
    throw new ConfigurationError([`DATA_DIR: ${why} (${code})`]);
  }
}

/**
 * A first start makes master key, key ring, log and per service store and timers, in this order. One that is gone or
 * empty while a later one is there is never made anew: without its keys all data would read as erased, without the log
 * the read models would be empty, and a store that begins again would contradict the log.
 */
function refuseIncomplete({ DATA_DIR, MASTER_KEY }: FormOptions['configuration']): void {
  const has = (...path: string[]): boolean =>
    (statSync(join(DATA_DIR, ...path), { throwIfNoEntry: false })?.size ?? 0) > 0;
  const folders = readdirSync(DATA_DIR, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const stores = folders.some(({ name }) => has(name, STORE));
  const lost = folders.filter(({ name }) => has(name, TIMERS) && !has(name, STORE));
  const problems = [
    ...lost.map(({ name }) => `${name}/${STORE} is gone; put it back, it holds what this service has decided`),
    ...(MASTER_KEY === undefined && !has('master.key') && has(KEY_RING)
      ? ['master.key is gone; put it back beside the key ring']
      : []),
    ...(!has(KEY_RING) && (has(LOG) || stores)
      ? [`${KEY_RING} is gone; put it back, without it nothing about persons can be read`]
      : []),
    ...(!has(LOG) && stores ? [`${LOG} is gone; put it back, it holds what the services have published`] : []),
  ];
  if (problems.length > 0) throw new ConfigurationError(problems.map((problem) => `DATA_DIR: ${problem}`));
}
