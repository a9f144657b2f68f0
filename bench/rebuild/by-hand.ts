import { join } from 'node:path';
import Database from 'libsql';
import { type ContractEvent, contractRegistry, type LoggedEvent, type OpenedEvent } from '#contracts';
import { DefaultEventOpener, KeyRingSealer } from '#privacy';
import { openEmbeddedKeyRing } from '#privacy/embedded';
import { caseProjection } from '../../services/integration-status/src/projections/case/case.projection.js';
import type { MergingSection } from '#event-sourcing/projections';
import type { CaseSection } from '../../services/integration-status/src/projections/case/case-entry.js';
import { KEYS_FILE, LOG_FILE, MASTER_KEY, SPHERES } from './board-log.js';

const BATCH = 500;
const NAME = `case.v${caseProjection.version}.00000000`;

interface Document {
  readonly view: unknown;
  readonly sections: Record<string, { watermark: number; state: MergingSection<CaseSection> }>;
}
interface Row {
  readonly keys: string;
  readonly body: string;
}

/** The same rows by bare SQL and the pure functions of the model: one transaction a batch, cells counted at the end. */
export async function rebuildByHand(folder: string, file: string, onProgress: (events: number) => void): Promise<void> {
  const keyRing = await openEmbeddedKeyRing({ file: join(folder, KEYS_FILE), masterKey: MASTER_KEY });
  const sealer = new KeyRingSealer(keyRing, { spheres: SPHERES });
  const opener = new DefaultEventOpener(sealer, contractRegistry());
  const log = new Database(join(folder, LOG_FILE));
  const target = new Target(file);
  const select = log.prepare(
    'SELECT position, event FROM records WHERE topic = ? AND partition = ? AND position >= ? ORDER BY position LIMIT ?',
  );
  let done = 0;
  for (const { topic, partition } of log.prepare('SELECT DISTINCT topic, partition FROM records').all([]) as {
    topic: number;
    partition: number;
  }[]) {
    for (let next = 0; ;) {
      const rows = select.all([topic, partition, next, BATCH]) as { position: number; event: string }[];
      const last = rows.at(-1);
      if (!last) break;
      next = last.position + 1;
      const events = rows.map((row) => JSON.parse(row.event) as ContractEvent as LoggedEvent);
      target.write(await opener.open(events));
      done += rows.length;
      onProgress(done);
    }
  }
  target.count();
  target.close();
  log.close();
  sealer.close();
  await keyRing.close();
}

class Target {
  private readonly db: Database.Database;
  private readonly select;
  private readonly upsert;
  private readonly add;
  private readonly remove;
  readonly write: (events: readonly OpenedEvent[]) => void;

  constructor(file: string) {
    this.db = new Database(file);
    this.db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
    this.db.exec(`
      CREATE TABLE documents (
        collection TEXT NOT NULL, id TEXT NOT NULL, revision INTEGER NOT NULL, keys TEXT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (collection, id)
      ) WITHOUT ROWID;
      CREATE TABLE places (
        collection TEXT NOT NULL, ix TEXT NOT NULL, key TEXT NOT NULL, id TEXT NOT NULL,
        PRIMARY KEY (collection, ix, key, id)
      ) WITHOUT ROWID;`);
    this.select = this.db.prepare('SELECT keys, body FROM documents WHERE collection = ? AND id = ?');
    this.upsert = this.db.prepare(
      'INSERT INTO documents VALUES (?, ?, 1, ?, ?) ON CONFLICT DO UPDATE SET revision = revision + 1, keys = excluded.keys, body = excluded.body',
    );
    this.add = this.db.prepare('INSERT OR IGNORE INTO places VALUES (?, ?, ?, ?)');
    this.remove = this.db.prepare('DELETE FROM places WHERE collection = ? AND ix = ? AND key = ? AND id = ?');
    this.write = this.db.transaction((events: readonly OpenedEvent[]) => this.writeAll(events));
  }

  private writeAll(events: readonly OpenedEvent[]): void {
    const byPerson = new Map<string, OpenedEvent[]>();
    for (const event of events) {
      const id = event.data['personRef'] as string;
      const own = byPerson.get(id) ?? [];
      own.push(event);
      byPerson.set(id, own);
    }
    for (const [id, own] of byPerson) this.writeOne(id, own);
  }

  private writeOne(id: string, events: readonly OpenedEvent[]): void {
    const row = this.select.get([NAME, id]) as Row | undefined;
    const sections = row ? (JSON.parse(row.body) as Document).sections : {};
    for (const event of events) {
      const state = caseProjection.evolve(sections[event.stream]?.state, event);
      sections[event.stream] = { watermark: event.streamVersion, state };
    }
    const states = Object.fromEntries(Object.entries(sections).map(([stream, { state }]) => [stream, state]));
    const shown = caseProjection.view(id, states);
    const cells = (shown?.cells ?? []).map(({ cell, from, to = '' }) => `${cell}|${from}|${to}`);
    const keys = JSON.stringify({ ...shown?.keys, cells, stream: Object.keys(sections) });
    this.upsert.run([NAME, id, keys, JSON.stringify({ view: shown?.view ?? null, sections })]);
    if (row?.keys !== keys) this.move(id, placesOf(row?.keys), placesOf(keys));
  }

  private move(id: string, from: ReadonlyMap<string, readonly [string, string]>, to: typeof from): void {
    for (const [place, [index, key]] of from) if (!to.has(place)) this.remove.run([NAME, index, key, id]);
    for (const [place, [index, key]] of to) if (!from.has(place)) this.add.run([NAME, index, key, id]);
  }

  /** Counts by cell and day, as the engine keeps them. */
  count(): void {
    const cells = new Map<string, Map<string, number>>();
    const rows = this.db.prepare("SELECT key FROM places WHERE collection = ? AND ix = 'cells'").iterate([NAME]);
    for (const { key } of rows as Iterable<{ key: string }>) {
      const [cell = '', from = '', to = ''] = key.split('|');
      const changes = cells.get(cell) ?? new Map<string, number>();
      cells.set(cell, changes);
      changes.set(from, (changes.get(from) ?? 0) + 1);
      if (to !== '') changes.set(to, (changes.get(to) ?? 0) - 1);
    }
    this.db.transaction(() => {
      for (const [cell, changes] of cells) {
        let count = 0;
        const steps = [...changes]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([day, change]) => [day, (count += change)] as const);
        this.upsert.run([`${NAME}.cells`, cell, '{}', JSON.stringify({ steps })]);
      }
    })();
  }

  close(): void {
    this.db.close();
  }
}

const placesOf = (keys: string | undefined): ReadonlyMap<string, readonly [index: string, key: string]> =>
  new Map(
    Object.entries(JSON.parse(keys ?? '{}') as Record<string, readonly string[]>).flatMap(([index, all]) =>
      all.map((key) => [`${index}|${key}`, [index, key] as const] as const),
    ),
  );
