import type Database from 'libsql';
import type { JsonObject } from '#contracts';
import { StoreUnavailable } from '../store/event-store.port.js';
import type { Timer, TimerStore } from '../timers/timer.port.js';
import { closeDatabase, faultOf, openDatabase } from './open-database.js';

const TABLES = `
  CREATE TABLE IF NOT EXISTS timers (
    id TEXT PRIMARY KEY, due_at TEXT NOT NULL, stream TEXT NOT NULL, kind TEXT NOT NULL, rule_version TEXT NOT NULL,
    payload TEXT, next_try TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX IF NOT EXISTS timers_next ON timers (next_try);`;
const APPLICATION_ID = 0x565a544d;

interface Row {
  readonly id: string;
  readonly due_at: string;
  readonly stream: string;
  readonly kind: string;
  readonly rule_version: string;
  readonly payload: string | null;
}

/** Timers in one libsql file. Throws DatabaseUnusable as the store does. */
export async function openEmbeddedTimers(options: { readonly file: string }): Promise<TimerStore> {
  return new EmbeddedTimers(openDatabase(options.file, APPLICATION_ID, TABLES));
}

class EmbeddedTimers implements TimerStore {
  constructor(private readonly db: Database.Database) {}

  async schedule(timers: readonly Timer[]): Promise<void> {
    this.attempt(() => {
      const upsert = this.db.prepare('INSERT OR REPLACE INTO timers VALUES (?, ?, ?, ?, ?, ?, ?)');
      this.db
        .transaction(() => {
          for (const { id, dueAt, stream, kind, ruleVersion, payload } of timers) {
            upsert.run([id, dueAt, stream, kind, ruleVersion, payload ? JSON.stringify(payload) : null, dueAt]);
          }
        })
        .immediate();
    });
  }

  async cancel(ids: readonly string[]): Promise<void> {
    this.attempt(() => {
      const remove = this.db.prepare('DELETE FROM timers WHERE id = ?');
      this.db.transaction(() => ids.forEach((id) => remove.run([id]))).immediate();
    });
  }

  async due(now: string, limit: number): Promise<readonly Timer[]> {
    const select = 'SELECT * FROM timers WHERE next_try <= ? ORDER BY next_try, id LIMIT ?';
    return this.attempt(() => (this.db.prepare(select).all([now, limit]) as Row[]).map(timerOf));
  }

  async done(timer: Pick<Timer, 'id' | 'dueAt'>): Promise<void> {
    this.attempt(() => this.db.prepare('DELETE FROM timers WHERE id = ? AND due_at = ?').run([timer.id, timer.dueAt]));
  }

  async putOff(timer: Pick<Timer, 'id' | 'dueAt'>, until: string): Promise<void> {
    const update = 'UPDATE timers SET next_try = ? WHERE id = ? AND due_at = ?';
    this.attempt(() => this.db.prepare(update).run([until, timer.id, timer.dueAt]));
  }

  async ping(): Promise<void> {
    this.attempt(() => this.db.prepare('SELECT 1 AS one').get([]));
  }

  async close(): Promise<void> {
    closeDatabase(this.db);
  }

  private attempt<T>(work: () => T): T {
    try {
      return work();
    } catch (error) {
      throw new StoreUnavailable(`the timers' file cannot be used: ${faultOf(error)}`, { cause: error });
    }
  }
}

const timerOf = (row: Row): Timer => ({
  id: row.id,
  dueAt: row.due_at,
  stream: row.stream,
  kind: row.kind,
  ruleVersion: row.rule_version,
  ...(row.payload === null ? {} : { payload: JSON.parse(row.payload) as JsonObject }),
});
