import type Database from 'libsql';
import { closeDatabase, openDatabase, useFile } from '../../embedded/open-database.js';
import type { CollectionDefinition, DocumentCollection, DocumentStore } from '../document-store.port.js';
import { EmbeddedCollection, FILE } from './embedded-collection.js';

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

/**
 * Read documents in one libsql file. A write is on the disk when it resolves: the group's offset in the log, written
 * after it, must never be there alone, or a power cut would take events from a read model for good. Throws
 * DatabaseUnusable for a file that is torn or of another kind.
 */
export function openEmbeddedDocuments({ file }: { readonly file: string }): Promise<DocumentStore> {
  return Promise.resolve(new EmbeddedDocuments(openDatabase(file, APPLICATION_ID, TABLES)));
}

class EmbeddedDocuments implements DocumentStore {
  constructor(private readonly db: Database.Database) {}

  async collection<Body>({ name }: CollectionDefinition): Promise<DocumentCollection<Body>> {
    return this.use(() => {
      this.db.prepare('INSERT OR IGNORE INTO collections (name) VALUES (?)').run([name]);
      return new EmbeddedCollection<Body>(this.db, name);
    });
  }

  async drop(name: string): Promise<void> {
    this.use(() => {
      this.db
        .transaction(() => {
          this.db.prepare('DELETE FROM places WHERE collection = ?').run([name]);
          this.db.prepare('DELETE FROM documents WHERE collection = ?').run([name]);
          this.db.prepare('DELETE FROM collections WHERE name = ?').run([name]);
        })
        .immediate();
    });
  }

  async list(): Promise<readonly string[]> {
    const names = 'SELECT name FROM collections ORDER BY name';
    return this.use(() => (this.db.prepare(names).all([]) as { name: string }[]).map(({ name }) => name));
  }

  async ping(): Promise<void> {
    this.use(() => this.db.prepare('SELECT 1').get([]));
  }

  close(): Promise<void> {
    closeDatabase(this.db);
    return Promise.resolve();
  }

  private use<T>(work: () => T): T {
    return useFile(this.db, FILE, work);
  }
}
