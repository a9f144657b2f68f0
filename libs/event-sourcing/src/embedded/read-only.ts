import { existsSync } from 'node:fs';
import Database from 'libsql';
import { DatabaseUnusable, faultOf } from './open-database.js';

/**
 * Opens a file to be read alone, also beside the process that works on it. Undefined where there is none. Throws
 * DatabaseUnusable.
 */
export function openReadOnly(file: string): Database.Database | undefined {
  if (!existsSync(file)) return undefined;
  const db = new Database(file);
  try {
    db.exec('PRAGMA busy_timeout = 5000; PRAGMA query_only = ON;');
    db.prepare('SELECT count(*) FROM sqlite_schema').get([]);
    return db;
  } catch (error) {
    db.close();
    throw new DatabaseUnusable(faultOf(error), file, { cause: error });
  }
}
