import Database from 'libsql';
import type { Sphere } from '#contracts';
import { ErasureNews } from '../erasure-news.js';
import { KeyDamaged, KeyRingUnavailable } from '../key-ring-errors.js';
import { KeyWrapper } from '../master-key.js';
import type { KeyRing } from '../sealer.port.js';

export interface EmbeddedKeyRingOptions {
  /** Path of the database file; created when absent, its folder must exist. */
  readonly file: string;
  /** 32 bytes. */
  readonly masterKey: Uint8Array;
  /** How often erasures by others are looked for. */
  readonly pollMs?: number;
}

const TABLES = `
  CREATE TABLE IF NOT EXISTS key_check (id INTEGER PRIMARY KEY CHECK (id = 1), record BLOB NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS person_keys (
    person_ref TEXT NOT NULL, sphere TEXT NOT NULL, wrapped BLOB NOT NULL,
    PRIMARY KEY (person_ref, sphere)
  ) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS tombstones (
    seq INTEGER PRIMARY KEY AUTOINCREMENT, person_ref TEXT NOT NULL UNIQUE, erased_at TEXT NOT NULL
  ) STRICT;`;

/**
 * The key ring on libsql. Refuses a foreign or torn file (KeyDamaged) and another master key (WrongMasterKey) before
 * anything is written. Every write is on the disk when it is answered; what is deleted is overwritten.
 */
export async function openEmbeddedKeyRing(options: EmbeddedKeyRingOptions): Promise<KeyRing> {
  const wrapper = new KeyWrapper(options.masterKey);
  const db = openChecked(options.file, wrapper);
  return new EmbeddedKeyRing(db, wrapper, options.pollMs ?? 1_000);
}

function openChecked(file: string, wrapper: KeyWrapper): Database.Database {
  const db = openFile(file);
  try {
    db.exec('PRAGMA busy_timeout = 5000');
    const [check] = db.pragma('quick_check') as { quick_check?: string }[];
    if (check?.quick_check !== 'ok') throw new KeyDamaged('the key ring file is damaged');
    const tables = db.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all([]) as { name: string }[];
    if (tables.length > 0 && !tables.some(({ name }) => name === 'key_check'))
      throw new KeyDamaged('the file holds no key ring');
    if (tables.length > 0) verifyCheck(db, wrapper);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    db.transaction(() => {
      db.exec(TABLES);
      db.prepare('INSERT INTO key_check (id, record) VALUES (?, ?) ON CONFLICT DO NOTHING').run([
        1,
        wrapper.checkRecord(),
      ]);
    }).immediate();
    verifyCheck(db, wrapper);
    return db;
  } catch (error) {
    db.close();
    throw startError(error);
  }
}

function openFile(file: string): Database.Database {
  try {
    return new Database(file);
  } catch (error) {
    throw new KeyRingUnavailable('the key ring file cannot be opened', { cause: error });
  }
}

function verifyCheck(db: Database.Database, wrapper: KeyWrapper): void {
  const row = db.prepare('SELECT record FROM key_check WHERE id = ?').get([1]) as { record: Uint8Array } | undefined;
  if (!row) throw new KeyDamaged('the key ring has no check record');
  wrapper.verify(row.record);
}

function startError(error: unknown): unknown {
  if (!(error instanceof Database.SqliteError)) return error;
  return /NOTADB|CORRUPT/.test(error.code)
    ? new KeyDamaged('the key ring file is damaged or no key ring', { cause: error })
    : new KeyRingUnavailable('the key ring file cannot be used', { cause: error });
}

class EmbeddedKeyRing implements KeyRing {
  private readonly news = new ErasureNews();
  private readonly select: Database.Statement;
  private readonly insert: Database.Statement;
  private readonly tombstone: Database.Statement;
  private heardUpTo: number;

  constructor(
    private readonly db: Database.Database,
    private readonly wrapper: KeyWrapper,
    pollMs: number,
  ) {
    this.select = db.prepare('SELECT wrapped FROM person_keys WHERE person_ref = ? AND sphere = ?');
    this.insert = db.prepare('INSERT INTO person_keys (person_ref, sphere, wrapped) VALUES (?, ?, ?)');
    this.tombstone = db.prepare('SELECT 1 AS erased FROM tombstones WHERE person_ref = ?');
    const { last } = db.prepare('SELECT coalesce(max(seq), 0) AS last FROM tombstones').get([]) as { last: number };
    this.heardUpTo = last;
    this.news.poll(pollMs, async () => this.newErasures());
  }

  async keys(wanted: Parameters<KeyRing['keys']>[0], create: boolean): ReturnType<KeyRing['keys']> {
    return this.attempt(() => {
      const found = wanted.map(({ personRef, sphere }) => this.lookUp(personRef, sphere));
      if (!create || !found.includes(undefined)) return found;
      return this.db
        .transaction(() =>
          wanted.map(({ personRef, sphere }) => this.lookUp(personRef, sphere) ?? this.create(personRef, sphere)),
        )
        .immediate();
    });
  }

  async erase(personRef: string): Promise<void> {
    this.attempt(() => {
      this.db
        .transaction(() => {
          this.db.prepare('DELETE FROM person_keys WHERE person_ref = ?').run([personRef]);
          this.db
            .prepare('INSERT INTO tombstones (person_ref, erased_at) VALUES (?, ?) ON CONFLICT DO NOTHING')
            .run([personRef, new Date().toISOString()]);
        })
        .immediate();
      // The write-ahead log still holds the page with the wrapped key.
      this.db.pragma('wal_checkpoint(TRUNCATE)');
    });
    this.news.announce(personRef);
  }

  onErased(listener: (personRef: string) => void): () => void {
    return this.news.listen(listener);
  }

  async ping(): Promise<void> {
    this.attempt(() => this.db.prepare('SELECT 1 FROM key_check').get([]));
  }

  async close(): Promise<void> {
    this.news.stop();
    if (!this.db.open) return;
    // The file alone is to hold every key: it is what a backup copies.
    this.db.pragma('wal_checkpoint(TRUNCATE)');
    this.db.close();
  }

  private lookUp(personRef: string, sphere: Sphere): Uint8Array | 'erased' | undefined {
    const row = this.select.get([personRef, sphere]) as { wrapped: Uint8Array } | undefined;
    if (row) return this.wrapper.unwrap(personRef, sphere, row.wrapped);
    return this.tombstone.get([personRef]) ? 'erased' : undefined;
  }

  private create(personRef: string, sphere: Sphere): Uint8Array {
    const wrapped = this.wrapper.create(personRef, sphere);
    this.insert.run([personRef, sphere, wrapped]);
    return this.wrapper.unwrap(personRef, sphere, wrapped);
  }

  /** SQLite has one writer at a time, so `seq` is given in the order of the commits and can be a cursor. */
  private newErasures(): readonly string[] {
    const rows = this.db
      .prepare('SELECT seq, person_ref FROM tombstones WHERE seq > ? ORDER BY seq LIMIT 1000')
      .all([this.heardUpTo]) as { seq: number; person_ref: string }[];
    this.heardUpTo = rows.at(-1)?.seq ?? this.heardUpTo;
    return rows.map((row) => row.person_ref);
  }

  private attempt<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      if (error instanceof KeyDamaged) throw error;
      throw new KeyRingUnavailable('the key ring does not answer', { cause: error });
    }
  }
}
