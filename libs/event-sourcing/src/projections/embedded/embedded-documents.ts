import type Database from 'libsql';
import { closeDatabase, openDatabase, useFile } from '../../embedded/open-database.js';
import type { CollectionDefinition, DocumentCollection, DocumentStore } from '../document-store.port.js';
import { EmbeddedCollection } from './embedded-collection.js';
import { FILE, WriteGroups } from './write-groups.js';

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
 * Read documents in one libsql file. A write is on the disk when it resolves, synced together with those that were wanted
 * at the same time: the group's offset in the log, written after it, must never be there alone, or a power cut would take
 * events from a read model for good. Throws DatabaseUnusable for a file that is torn or of another kind.
 */
export function openEmbeddedDocuments({ file }: { readonly file: string }): Promise<DocumentStore> {
  return Promise.resolve(new EmbeddedDocuments(openDatabase(file, APPLICATION_ID, TABLES)));
}

class EmbeddedDocuments implements DocumentStore {
  private readonly groups: WriteGroups;

  constructor(private readonly db: Database.Database) {
    this.groups = new WriteGroups(db);
  }

  async collection<Body>({ name }: CollectionDefinition): Promise<DocumentCollection<Body>> {
    return this.use(() => {
      this.db.prepare('INSERT OR IGNORE INTO collections (name) VALUES (?)').run([name]);
      return new EmbeddedCollection<Body>(this.db, name, this.groups);
    });
  }

  drop(name: string): Promise<void> {
    return this.groups.add(() => {
      this.db.prepare('DELETE FROM places WHERE collection = ?').run([name]);
      this.db.prepare('DELETE FROM documents WHERE collection = ?').run([name]);
      this.db.prepare('DELETE FROM collections WHERE name = ?').run([name]);
    });
  }

  async list(): Promise<readonly string[]> {
    const names = 'SELECT name FROM collections ORDER BY name';
    return this.use(() => (this.db.prepare(names).all([]) as { name: string }[]).map(({ name }) => name));
  }

  async ping(): Promise<void> {
    this.use(() => this.db.prepare('SELECT 1').get([]));
  }

  /** Lets the writes under way end. */
  async close(): Promise<void> {
    await this.groups.idle();
    closeDatabase(this.db);
  }

  private use<T>(work: () => T): T {
    return useFile(this.db, FILE, work);
  }
}
