import type Database from 'libsql';
import { closeDatabase, openDatabase } from '../../embedded/open-database.js';
import type { CollectionDefinition, DocumentCollection, DocumentStore } from '../document-store.port.js';
import { EmbeddedCollection } from './embedded-collection.js';

/** `VZrd`: read documents. */
const APPLICATION_ID = 0x565a7264;

const TABLES = `
  CREATE TABLE IF NOT EXISTS documents (
    collection TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, keys TEXT NOT NULL, body TEXT NOT NULL,
    PRIMARY KEY (collection, id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS places (
    collection TEXT NOT NULL, ix TEXT NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL,
    PRIMARY KEY (collection, ix, key, id)
  ) WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS collections (name TEXT PRIMARY KEY) WITHOUT ROWID;
`;

/** Read documents in one libsql file. Throws DatabaseUnusable for a file that is torn or of another kind. */
export function openEmbeddedDocuments({ file }: { readonly file: string }): Promise<DocumentStore> {
  const db = openDatabase(file, APPLICATION_ID, TABLES);
  // Read models are rebuilt from the log, and carry their watermarks: a lost tail comes again.
  db.pragma('synchronous = NORMAL');
  return Promise.resolve(new EmbeddedDocuments(db));
}

class EmbeddedDocuments implements DocumentStore {
  constructor(private readonly db: Database.Database) {}

  collection<Body>({ name }: CollectionDefinition): Promise<DocumentCollection<Body>> {
    this.db.prepare('INSERT OR IGNORE INTO collections (name) VALUES (?)').run([name]);
    return Promise.resolve(new EmbeddedCollection<Body>(this.db, name));
  }

  drop(name: string): Promise<void> {
    this.db.transaction(() => {
      this.db.prepare('DELETE FROM places WHERE collection = ?').run([name]);
      this.db.prepare('DELETE FROM documents WHERE collection = ?').run([name]);
      this.db.prepare('DELETE FROM collections WHERE name = ?').run([name]);
    })();
    return Promise.resolve();
  }

  list(): Promise<readonly string[]> {
    const rows = this.db.prepare('SELECT name FROM collections ORDER BY name').all([]) as { name: string }[];
    return Promise.resolve(rows.map((row) => row.name));
  }

  ping(): Promise<void> {
    this.db.prepare('SELECT 1').get([]);
    return Promise.resolve();
  }

  close(): Promise<void> {
    closeDatabase(this.db);
    return Promise.resolve();
  }
}
