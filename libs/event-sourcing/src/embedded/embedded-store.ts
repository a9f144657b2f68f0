import Database from 'libsql';
import { AppendListeners } from '../store/append-listeners.js';
import { Batcher, type Settled } from '../store/batcher.js';
import {
  StoreDamaged,
  StoreUnavailable,
  VersionConflict,
  type Commit,
  type DeliveryMark,
  type EventStore,
  type PendingCommit,
} from '../store/event-store.port.js';
import { missingVersion } from '../store/missing-version.js';
import { closeDatabase, faultOf, openDatabase } from './open-database.js';

/** `seq` is the order of writing in this file; it serves the scan for pending commits and is never a cursor of readers. */
const TABLES = `
  CREATE TABLE IF NOT EXISTS commits (
    seq INTEGER PRIMARY KEY AUTOINCREMENT,
    stream TEXT NOT NULL, from_version INTEGER NOT NULL, command_id TEXT NOT NULL, body TEXT NOT NULL,
    mark_partition INTEGER, mark_offset TEXT,
    UNIQUE (stream, from_version), UNIQUE (stream, command_id)
  ) STRICT;
  CREATE INDEX IF NOT EXISTS commits_pending ON commits (seq) WHERE mark_partition IS NULL;`;
const APPLICATION_ID = 0x565a4553;
const MAX_GROUP = 500;

const COLUMNS = 'stream, body, mark_partition, mark_offset';
interface Row {
  readonly stream: string;
  readonly body: string;
  readonly mark_partition: number | null;
  readonly mark_offset: string | null;
}

/**
 * The event store of one service in one libsql file. Throws DatabaseUnusable when the file is torn, foreign or no
 * database. The data folder is to be locked before (`lockDataFolder`).
 */
export async function openEmbeddedStore(options: { readonly file: string }): Promise<EventStore> {
  const db = openDatabase(options.file, APPLICATION_ID, TABLES);
  return new EmbeddedStore(db, reopenForMarks(options.file));
}

/**
 * Marks go over a connection that does not wait for the disk. One that a power cut takes away has its commit published
 * again, which readers drop; in the write-ahead log it stands before every later commit, and is synced with it.
 */
function reopenForMarks(file: string): Database.Database {
  const db = new Database(file);
  db.exec('PRAGMA busy_timeout = 5000; PRAGMA synchronous = NORMAL; PRAGMA secure_delete = ON;');
  return db;
}

class EmbeddedStore implements EventStore {
  private readonly listeners = new AppendListeners();
  private readonly appends: Batcher<Commit, void>;
  private readonly insert: Database.Statement;
  private readonly select: Database.Statement;
  private readonly selectPending: Database.Statement;
  private readonly selectPendingOfOthers: Database.Statement;
  private readonly setMark: Database.Statement;

  constructor(
    private readonly db: Database.Database,
    private readonly marks: Database.Database,
  ) {
    this.insert = db.prepare('INSERT INTO commits (stream, from_version, command_id, body) VALUES (?, ?, ?, ?)');
    // From the commit on that holds the first version.
    this.select = db.prepare(
      `SELECT ${COLUMNS} FROM commits WHERE stream = ?1 AND from_version BETWEEN
         COALESCE((SELECT MAX(from_version) FROM commits WHERE stream = ?1 AND from_version <= ?2), ?2) AND ?3
       ORDER BY from_version`,
    );
    const unmarked =
      'SELECT stream, from_version AS fromVersion, length(body) AS bytes FROM commits WHERE mark_partition IS NULL';
    this.selectPending = db.prepare(`${unmarked} ORDER BY seq LIMIT ?1`);
    this.selectPendingOfOthers = db.prepare(
      `${unmarked} AND NOT EXISTS (SELECT 1 FROM json_each(?2) AS held
         WHERE json_extract(held.value, '$[0]') = stream AND json_extract(held.value, '$[1]') <= from_version)
       ORDER BY seq LIMIT ?1`,
    );
    this.setMark = marks.prepare(
      `UPDATE commits SET mark_partition = ?1, mark_offset = ?2 WHERE stream = ?3 AND from_version = ?4
         AND (mark_partition IS NULL
           OR (mark_partition, CAST(mark_offset AS INTEGER)) > (?1, CAST(?2 AS INTEGER)))`,
    );
    this.appends = new Batcher((commits) => this.writeGroup(commits), { maxItems: MAX_GROUP, maxInFlight: 1 });
  }

  async load(stream: string): Promise<readonly Commit[]> {
    return this.whole(stream, 1, Number.MAX_SAFE_INTEGER).map(({ commit }) => commit);
  }

  async range(
    stream: string,
    from: number,
    to: number,
  ): Promise<readonly (Commit & { readonly mark?: DeliveryMark })[]> {
    return this.whole(stream, from, to).map(({ commit, row }) => ({ ...commit, ...markOf(row) }));
  }

  async append(commit: Commit): Promise<void> {
    await this.appends.add(commit);
    this.listeners.tell();
  }

  async pending(
    limit: number,
    except: ReadonlyMap<string, number> = new Map<string, number>(),
  ): Promise<readonly PendingCommit[]> {
    return this.attempt(() => {
      const found =
        except.size === 0
          ? this.selectPending.all([limit])
          : this.selectPendingOfOthers.all([limit, JSON.stringify([...except])]);
      return found as PendingCommit[];
    });
  }

  async mark(marks: Parameters<EventStore['mark']>[0]): Promise<void> {
    this.attempt(() => {
      this.marks
        .transaction(() => {
          for (const { stream, fromVersion, mark } of marks)
            this.setMark.run([mark.partition, mark.offset, stream, fromVersion]);
        })
        .immediate();
    });
  }

  async streams(options: Parameters<EventStore['streams']>[0]): Promise<readonly string[]> {
    const prefix = options.prefix ?? '';
    const select = this.db.prepare(
      'SELECT DISTINCT stream FROM commits WHERE stream > ? AND stream >= ? AND stream < ? ORDER BY stream LIMIT ?',
    );
    const parameters = [options.after ?? '', prefix, `${prefix}\uffff`, options.limit];
    return this.rows(select, parameters).map((row) => row.stream);
  }

  onAppend(listener: () => void): () => void {
    return this.listeners.add(listener);
  }

  async ping(): Promise<void> {
    this.attempt(() => this.db.prepare('SELECT 1 AS one').get([]));
  }

  /** Lets the appends under way end. */
  async close(): Promise<void> {
    await this.appends.idle();
    this.marks.close();
    closeDatabase(this.db);
  }

  /** Throws StoreDamaged for a hole: one read of a file is a snapshot. */
  private whole(stream: string, from: number, to: number): readonly { readonly commit: Commit; readonly row: Row }[] {
    const found = this.rows(this.select, [stream, from, to])
      .map((row) => ({ row, commit: commitOf(row) }))
      .filter(({ commit }) => commit.toVersion >= from);
    const missing = missingVersion(
      found.map(({ commit }) => commit),
      from,
    );
    if (missing !== undefined) throw new StoreDamaged(stream, { missing });
    return found;
  }

  private rows(statement: Database.Statement, parameters: readonly (string | number)[]): readonly Row[] {
    return this.attempt(() => statement.all([...parameters]) as Row[]);
  }

  /** One transaction for the group: one sync to the disk, each commit with an outcome of its own. */
  private async writeGroup(commits: readonly Commit[]): Promise<readonly Settled<void>[]> {
    try {
      // libsql runs a prepared statement on a closed file as if nothing were.
      if (!this.db.open) throw new Error('the store is closed');
      const [first] = commits;
      // A statement of its own is a transaction of its own.
      if (first && commits.length === 1) return [this.writeOne(first)];
      this.db.exec('BEGIN IMMEDIATE');
      const outcomes = commits.map((commit) => this.writeOne(commit));
      this.db.exec('COMMIT');
      return outcomes;
    } catch (error) {
      // Asked of a closed file, libsql ends the process.
      if (this.db.open && this.db.inTransaction) this.db.exec('ROLLBACK');
      throw unavailable(error);
    }
  }

  private writeOne(commit: Commit): Settled<void> {
    try {
      this.insert.run([commit.stream, commit.fromVersion, commit.commandId, JSON.stringify(commit)]);
      return { ok: true, value: undefined };
    } catch (error) {
      // A violated key undoes this statement alone.
      if (!isConstraint(error)) throw error;
      return { ok: false, error: new VersionConflict(commit.stream, commit.fromVersion) };
    }
  }

  private attempt<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw unavailable(error);
    }
  }
}

const isConstraint = (error: unknown): boolean =>
  error instanceof Database.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');

const unavailable = (error: unknown): StoreUnavailable =>
  new StoreUnavailable(`the store's file cannot be used: ${faultOf(error)}`, { cause: error });

function commitOf(row: Row): Commit {
  try {
    return JSON.parse(row.body) as Commit;
  } catch (error) {
    throw new StoreDamaged(row.stream, { cause: error });
  }
}

const markOf = (row: Row): { readonly mark?: DeliveryMark } =>
  row.mark_partition === null ? {} : { mark: { partition: row.mark_partition, offset: row.mark_offset ?? '' } };
