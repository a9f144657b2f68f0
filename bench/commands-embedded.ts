import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { openEmbeddedStore } from '#event-sourcing/embedded';
import { openEmbeddedKeyRing } from '#privacy/embedded';
import { commandWorld } from './command-world.js';
import { type Comparison, perSecond, type Run } from './measure.js';
import { sampleBody } from './sample-commit.js';

const ONE_BY_ONE = 3_000;
const GROUPED = 20_000;
const RAW_GROUP = 64;

/** Commands through their handler on the embedded store, against bare inserts of the same size and durability. */
export async function commandsEmbedded(runs: number): Promise<readonly Comparison[]> {
  const single: Run[] = [];
  const grouped: Run[] = [];
  for (let run = 0; run < runs; run++) {
    const folder = await mkdtemp(join(tmpdir(), 'bench-'));
    const store = await openEmbeddedStore({ file: join(folder, 'store.db') });
    const keyRing = await openEmbeddedKeyRing({ file: join(folder, 'keys.db'), masterKey: Buffer.alloc(32, 7) });
    const world = await commandWorld(store, keyRing);
    const raw = rawTable(join(folder, 'raw.db'));
    single.push({ ours: await perSecond(ONE_BY_ONE, 1, (n) => world.assess(n)), raw: raw.single(ONE_BY_ONE) });
    grouped.push({ ours: await perSecond(GROUPED, 64, (n) => world.assess(n)), raw: raw.grouped(GROUPED) });
    raw.close();
    await Promise.all([store.close(), keyRing.close()]);
    await rm(folder, { recursive: true, force: true });
  }
  return [
    { name: 'command, embedded, 1 at once', unit: 'commands/s', wanted: '≥ 0.8', runs: single },
    { name: 'command, embedded, 64 at once', unit: 'commands/s', wanted: '≥ 0.25', runs: grouped },
  ];
}

/** The same pragmas, columns and unique keys as the store; a read of the stream before every insert. */
function rawTable(file: string) {
  const db = new Database(file);
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
  db.exec('CREATE TABLE commits (seq INTEGER PRIMARY KEY, stream TEXT, from_version INTEGER, command_id TEXT, body TEXT, UNIQUE (stream, from_version), UNIQUE (stream, command_id))');
  const insert = db.prepare('INSERT INTO commits (stream, from_version, command_id, body) VALUES (?, ?, ?, ?)');
  const body = JSON.stringify(sampleBody());
  let next = 0;
  const write = (): void => {
    const n = next++;
    insert.run([`learner-${n % 500}`, Math.floor(n / 500) + 1, `c${n}`, body]);
  };
  return {
    single: (count: number): number => timed(count, () => {
      for (let n = 0; n < count; n++) write();
    }),
    grouped: (count: number): number => timed(count, () => {
      for (let n = 0; n < count; n += RAW_GROUP) db.transaction(() => {
        for (let k = 0; k < RAW_GROUP; k++) write();
      })();
    }),
    close: () => db.close(),
  };
}

function timed(count: number, work: () => void): number {
  const begin = performance.now();
  work();
  return count / ((performance.now() - begin) / 1000);
}
