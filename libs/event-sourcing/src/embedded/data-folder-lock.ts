import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'libsql';
import { DatabaseUnusable, faultOf } from './open-database.js';

/** Another process works in the data folder. */
export class DataFolderInUse extends Error {
  constructor() {
    super('another process works in this data folder');
    this.name = 'DataFolderInUse';
  }
}

export interface FolderLock {
  release(): void;
}

const LOCK_FILE = 'lock.db';

/**
 * Keeps a second process out of a data folder (made when absent). The lock is the operating system's: an exclusive
 * transaction that is held open, so it goes with the process however it dies. Throws DataFolderInUse.
 */
export function lockDataFolder(folder: string): FolderLock {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, LOCK_FILE);
  const db = new Database(file);
  try {
    db.exec('PRAGMA busy_timeout = 0');
    db.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    db.close();
    const fault = faultOf(error);
    throw fault === 'in-use' ? new DataFolderInUse() : new DatabaseUnusable(fault, file, { cause: error });
  }
  return {
    release: () => {
      if (db.open) db.close();
    },
  };
}
