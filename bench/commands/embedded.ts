import { join } from 'node:path';
import Database from 'libsql';
import type { Commit } from '#event-sourcing';
import { openEmbeddedStore } from '#event-sourcing/embedded';
import { openEmbeddedKeyRing } from '#privacy/embedded';
import { atOnce, byTurns, type Measure, ratio, type Run, told, type Work } from '../measure.js';
import type { Row } from '../row.js';
import { inFolder } from '../scratch.js';
import { type CommandWorld, commandWorld } from './command-world.js';

const WIDTH = 64;
/** Commands before anything is measured: the code is warm on both sides. */
const WARM_UP = 3_200;
const SINGLE = { turns: 10, count: 300 };
const GROUPED = { turns: 10, count: 50 * WIDTH };

/** Commands through their handler on the embedded store, against bare SQL with the same rows, indexes and syncs. */
export const commandsEmbedded: Row = {
  name: 'commands-embedded',
  needs: [],
  measure: async ({ runs }) => {
    const all: Awaited<ReturnType<typeof oneRun>>[] = [];
    for (let run = 0; run < runs; run++) all.push(await inFolder(oneRun));
    const unit = 'commands/s';
    return [
      {
        what: 'command, embedded, 1 at once',
        unit,
        wanted: ratio(0.8),
        against:
          'reads the stream as objects and inserts the same object as a row with the same indexes, synced each time, ' +
          'as find and insertOne do on the other protocol',
        runs: all.map(({ single }) => single),
      },
      {
        what: 'the same against inserting alone',
        unit,
        wanted: told,
        against:
          'only inserts, synced each time: it does not know whether the command is known or which version follows',
        runs: all.map(({ blind }) => blind),
      },
      {
        what: 'command, embedded, 64 at once',
        unit,
        wanted: ratio(0.25),
        against: 'only inserts, 64 rows a transaction, one sync each',
        runs: all.map(({ grouped }) => grouped),
      },
    ] satisfies Measure[];
  },
};

interface EmbeddedRun {
  readonly single: Run;
  readonly blind: Run;
  readonly grouped: Run;
}

async function oneRun(folder: string): Promise<EmbeddedRun> {
  const store = await openEmbeddedStore({ file: join(folder, 'store.db') });
  const keyRing = await openEmbeddedKeyRing({ file: join(folder, 'keys.db'), masterKey: Buffer.alloc(32, 7) });
  const world = await commandWorld(store, keyRing);
  const raw = rawTable(join(folder, 'raw.db'), world.commitLike);
  const ours =
    (width: number): Work =>
    (count) =>
      atOnce(width, count, world.assess);
  await ours(WIDTH)(WARM_UP);
  await raw.grouped(WARM_UP);
  const single = await byTurns(SINGLE.turns, SINGLE.count, ours(1), raw.readAndInsert);
  const blind = await byTurns(SINGLE.turns, SINGLE.count, ours(1), raw.insert);
  const grouped = await byTurns(GROUPED.turns, GROUPED.count, ours(WIDTH), raw.grouped);
  raw.close();
  await Promise.all([store.close(), keyRing.close()]);
  return { single, blind, grouped };
}

function rawTable(file: string, commitLike: CommandWorld['commitLike']) {
  const db = new Database(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
  db.exec(`
    CREATE TABLE commits (
      seq INTEGER PRIMARY KEY AUTOINCREMENT,
      stream TEXT NOT NULL, from_version INTEGER NOT NULL, command_id TEXT NOT NULL, body TEXT NOT NULL,
      mark_partition INTEGER, mark_offset TEXT,
      UNIQUE (stream, from_version), UNIQUE (stream, command_id)
    ) STRICT;
    CREATE INDEX commits_pending ON commits (seq) WHERE mark_partition IS NULL;`);
  const select = db.prepare('SELECT body FROM commits WHERE stream = ? ORDER BY from_version');
  const insert = db.prepare('INSERT INTO commits (stream, from_version, command_id, body) VALUES (?, ?, ?, ?)');
  // Made once: where only inserting is measured, the raw loop does not pay for the text.
  const body = JSON.stringify(commitLike(0));
  let next = 0;
  const row = (): readonly [string, number, string, string] => {
    const { stream, fromVersion, commandId } = commitLike(next++);
    return [stream, fromVersion, commandId, body];
  };
  const times = (count: number, work: () => void): Promise<void> => {
    for (let n = 0; n < count; n++) work();
    return Promise.resolve();
  };
  return {
    insert: (count: number) => times(count, () => insert.run([...row()])),
    readAndInsert: (count: number) =>
      times(count, () => {
        const commit = commitLike(next++);
        (select.all([commit.stream]) as { readonly body: string }[]).forEach(
          (found) => JSON.parse(found.body) as Commit,
        );
        insert.run([commit.stream, commit.fromVersion, commit.commandId, JSON.stringify(commit)]);
      }),
    grouped: (count: number) =>
      times(count / WIDTH, () => {
        db.exec('BEGIN IMMEDIATE');
        for (let n = 0; n < WIDTH; n++) insert.run([...row()]);
        db.exec('COMMIT');
      }),
    close: () => db.close(),
  };
}
