import { basename } from 'node:path';
import Database from 'libsql';
import { StoreUnavailable } from '../store/event-store.port.js';

export type DatabaseFault = 'not-a-database' | 'foreign' | 'damaged' | 'disk-full' | 'in-use' | 'not-accessible';

/** A file that cannot be used as a database; nothing in it was overwritten. */
export class DatabaseUnusable extends Error {
  constructor(
    readonly fault: DatabaseFault,
    file: string,
    options?: ErrorOptions,
  ) {
    super(`${basename(file)} cannot be used: ${fault}`, options);
    this.name = 'DatabaseUnusable';
  }
}

const SCHEMA_VERSION = 1;
const BUSY_MS = 5_000;

/**
 * Opens a libsql file for one kind of content, or makes it: WAL, every commit on the disk before it is answered,
 * deleted content overwritten. `applicationId` (32 bits) tells the kinds apart. The whole file is checked first:
 * throws DatabaseUnusable for what is torn, foreign or no database.
 */
export function openDatabase(file: string, applicationId: number, tables: string): Database.Database {
  const db = connect(file);
  try {
    db.exec(`PRAGMA busy_timeout = ${BUSY_MS}`);
    refuseDamaged(db, file);
    refuseForeign(db, file, applicationId);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    db.exec('PRAGMA journal_size_limit = 67108864;');
    db.transaction(() => {
      db.exec(tables);
      db.exec(`PRAGMA application_id = ${applicationId}; PRAGMA user_version = ${SCHEMA_VERSION};`);
    }).immediate();
    return db;
  } catch (error) {
    db.close();
    throw error instanceof DatabaseUnusable ? error : new DatabaseUnusable(faultOf(error), file, { cause: error });
  }
}

/**
 * Closes for good. libsql keeps the file open until statements are collected as garbage: so the write-ahead log is
 * brought home here, and the file can be copied or moved at once.
 */
export function closeDatabase(db: Database.Database): void {
  if (!db.open) return;
  try {
    db.pragma('wal_checkpoint(TRUNCATE)');
  } catch (error) {
    // What could not be brought home is recovered from the write-ahead log by the next one who opens the file.
    if (!(error instanceof Database.SqliteError)) throw error;
  } finally {
    db.close();
  }
}

function connect(file: string): Database.Database {
  try {
    return new Database(file);
  } catch (error) {
    throw new DatabaseUnusable('not-accessible', file, { cause: error });
  }
}

function refuseDamaged(db: Database.Database, file: string): void {
  const [check] = db.pragma('quick_check(1)') as { readonly quick_check?: string }[];
  if (check?.quick_check !== 'ok') throw new DatabaseUnusable('damaged', file);
}

function refuseForeign(db: Database.Database, file: string, applicationId: number): void {
  const { tables } = db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get([]) as { tables: number };
  const [{ application_id: id } = { application_id: 0 }] = db.pragma('application_id') as { application_id: number }[];
  const [{ user_version: version } = { user_version: 0 }] = db.pragma('user_version') as { user_version: number }[];
  if (tables > 0 && (id !== applicationId || version > SCHEMA_VERSION)) throw new DatabaseUnusable('foreign', file);
}

export function faultOf(error: unknown): DatabaseFault {
  const code = error instanceof Database.SqliteError ? error.code : '';
  if (code.startsWith('SQLITE_NOTADB')) return 'not-a-database';
  if (code.startsWith('SQLITE_CORRUPT')) return 'damaged';
  if (code.startsWith('SQLITE_FULL')) return 'disk-full';
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) return 'in-use';
  return 'not-accessible';
}

/** What SQLite says of the disk or the file, not of what was asked; with suffixes that say more. */
const FILE_FAULTS = [
  'FULL',
  'IOERR',
  'CANTOPEN',
  'BUSY',
  'LOCKED',
  'READONLY',
  'CORRUPT',
  'NOTADB',
  'NOMEM',
  'PROTOCOL',
];

const isFileFault = (error: unknown): error is Error =>
  error instanceof Database.SqliteError && FILE_FAULTS.some((fault) => error.code.startsWith(`SQLITE_${fault}`));

/** Runs synchronous work on an open file. Throws StoreUnavailable when it is closed, or the file or the disk fails. */
export function useFile<T>(db: Database.Database, what: string, work: () => T): T {
  // libsql runs a prepared statement on a closed file as if nothing were.
  if (!db.open) throw new StoreUnavailable(`${what} is closed`);
  try {
    return work();
  } catch (error) {
    if (!isFileFault(error)) throw error;
    throw new StoreUnavailable(`${what} cannot be used: ${faultOf(error)}`, { cause: error });
  }
}
