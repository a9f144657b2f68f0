import Database from 'libsql';
import type { DailyRecords, DailyRoot, KeptHead, MidnightPositions } from '../store/daily-records.port.js';
import { StoreUnavailable } from '../store/event-store.port.js';
import { closeDatabase, faultOf, openDatabase } from './open-database.js';
import { openReadOnly } from './read-only.js';

const APPEND_ONLY = ['heads', 'roots', 'midnights'].flatMap((table) =>
  ['UPDATE', 'DELETE'].map(
    (change) =>
      `CREATE TRIGGER IF NOT EXISTS ${table}_no_${change.toLowerCase()} BEFORE ${change} ON ${table}
         BEGIN SELECT RAISE(ABORT, 'only ever added to'); END;`,
  ),
);
const TABLES = `
  CREATE TABLE IF NOT EXISTS heads (
    run TEXT NOT NULL, place INTEGER NOT NULL, stream TEXT NOT NULL, version INTEGER NOT NULL, hash TEXT NOT NULL,
    PRIMARY KEY (run, place)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS heads_stream ON heads (stream, version);
  CREATE TABLE IF NOT EXISTS roots (day TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
  CREATE TABLE IF NOT EXISTS midnights (day TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT, WITHOUT ROWID;
  ${APPEND_ONLY.join('\n')}`;
const APPLICATION_ID = 0x565a4459;

/** What a service keeps of each day, in one libsql file. Throws DatabaseUnusable as the store does. */
export async function openEmbeddedDailyRecords(options: { readonly file: string }): Promise<DailyRecords> {
  return new EmbeddedDailyRecords(openDatabase(options.file, APPLICATION_ID, TABLES));
}

/** The same, to be read alone, also beside the running process; empty where there is no file. */
export function readEmbeddedDailyRecords(options: { readonly file: string }): DailyRecords {
  const db = openReadOnly(options.file);
  if (db) return new EmbeddedDailyRecords(db);
  const empty = new Database(':memory:');
  empty.exec(TABLES);
  return new EmbeddedDailyRecords(empty);
}

class EmbeddedDailyRecords implements DailyRecords {
  constructor(private readonly db: Database.Database) {}

  async keepHeads(run: string, from: number, heads: readonly KeptHead[]): Promise<void> {
    if (heads.length === 0) return;
    this.attempt(() => {
      const insert = this.db.prepare('INSERT INTO heads VALUES (?, ?, ?, ?, ?)');
      this.db
        .transaction(() =>
          heads.forEach(({ stream, version, hash }, at) => insert.run([run, from + at, stream, version, hash])),
        )
        .immediate();
    });
  }

  async headsOfRun(run: string, from: number, limit: number): Promise<readonly KeptHead[]> {
    const select = 'SELECT stream, version, hash FROM heads WHERE run = ? AND place >= ? ORDER BY place LIMIT ?';
    return this.attempt(() => this.db.prepare(select).all([run, from, limit]) as KeptHead[]);
  }

  async headsOfStreams(streams: readonly string[]): Promise<readonly (KeptHead & { readonly run: string })[]> {
    const select = 'SELECT run, stream, version, hash FROM heads WHERE stream = ? ORDER BY version';
    return this.attempt(() => {
      const statement = this.db.prepare(select);
      return streams.flatMap((stream) => statement.all([stream]) as (KeptHead & { readonly run: string })[]);
    });
  }

  async keptStreams({ after = '', limit }: { readonly after?: string; readonly limit: number }) {
    const select = 'SELECT DISTINCT stream FROM heads WHERE stream > ? ORDER BY stream LIMIT ?';
    return this.attempt(() => (this.db.prepare(select).all([after, limit]) as KeptHead[]).map(({ stream }) => stream));
  }

  async keepRoot(root: DailyRoot): Promise<boolean> {
    return this.keep('roots', root);
  }

  async roots({ after = '', limit }: { readonly after?: string; readonly limit: number }) {
    return this.bodies<DailyRoot>('SELECT body FROM roots WHERE day > ? ORDER BY day LIMIT ?', [after, limit]);
  }

  async lastRoot(): Promise<DailyRoot | undefined> {
    return this.bodies<DailyRoot>('SELECT body FROM roots ORDER BY day DESC LIMIT 1', [])[0];
  }

  async keepPositions(positions: MidnightPositions): Promise<boolean> {
    return this.keep('midnights', positions);
  }

  async positionsOf(day: string): Promise<MidnightPositions | undefined> {
    return this.bodies<MidnightPositions>('SELECT body FROM midnights WHERE day = ?', [day])[0];
  }

  async ping(): Promise<void> {
    this.attempt(() => this.db.prepare('SELECT 1 AS one').get([]));
  }

  async close(): Promise<void> {
    closeDatabase(this.db);
  }

  private keep(table: 'roots' | 'midnights', row: { readonly day: string }): boolean {
    const insert = `INSERT OR IGNORE INTO ${table} VALUES (?, ?)`;
    return this.attempt(() => this.db.prepare(insert).run([row.day, JSON.stringify(row)]).changes === 1);
  }

  private bodies<Row>(select: string, parameters: readonly (string | number)[]): Row[] {
    const rows = this.attempt(() => this.db.prepare(select).all([...parameters]) as { readonly body: string }[]);
    return rows.map(({ body }) => JSON.parse(body) as Row);
  }

  private attempt<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw new StoreUnavailable(`the file of the daily records cannot be used: ${faultOf(error)}`, { cause: error });
    }
  }
}
