import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import Database from 'libsql';
import { contractRegistry, EventRegistry, importStream, learnersEvents } from '#contracts';
import { type Commit, type CommandExecutor, DefaultCommandExecutor, SystemClock } from '#event-sourcing';
import { openEmbeddedStore } from '#event-sourcing/embedded';
import { KeyRingSealer } from '#privacy';
import { openEmbeddedKeyRing } from '#privacy/embedded';
import { Municipalities, runImport } from '#service-kit';
import { learnerDecider } from '../../services/learners/src/domain/learner/learner.decider.js';
import { personen } from '../../services/learners/src/import/personen.import.js';
import type { LearnerCommands } from '../../services/learners/src/import/learner-commands.js';
import { innerEvents } from '../../services/learners/src/inner-events.js';
import { publish } from '../../services/learners/src/publish.js';

/** What one import in a process of its own tells. */
export interface ImportBenchReport {
  readonly rowsPerSecond: number;
  readonly rawPerSecond: number;
  /** Heap in use in MB, about every 50th of the way. */
  readonly heap: readonly number[];
}

const [, , folder = '', wanted = '1'] = process.argv;
const rows = Number(wanted);
const WIDTH = 64;
const MUNICIPALITY = '03251040';
const ACTOR = 'a_bench';

const store = await openEmbeddedStore({ file: join(folder, 'store.db') });
const keyRing = await openEmbeddedKeyRing({ file: join(folder, 'keys.db'), masterKey: Buffer.alloc(32, 7) });
const clock = new SystemClock();
const executor = new DefaultCommandExecutor({
  store,
  sealer: new KeyRingSealer(keyRing, { spheres: ['coordination'] }),
  registry: new EventRegistry([...learnersEvents, ...innerEvents]),
  contracts: contractRegistry(),
  publish,
  clock,
  contentKey: randomBytes(32),
});

/** The one command that the rows become; the rest of the commands of a service is not needed for it. */
const commandsOn = (on: CommandExecutor): LearnerCommands => {
  const learner: LearnerCommands['learner'] = (command, meta) =>
    on.execute(learnerDecider, command.personRef, command, { today: clock.today() }, meta);
  return { learner } as LearnerCommands;
};
const format = personen(commandsOn(executor), new Municipalities(new Map([[MUNICIPALITY, 'Syke']])));

function* lines(): Generator<Buffer> {
  yield Buffer.from('personen_nr;nachname;vorname;geburtsdatum;gemeinde;aufgenommen_am\n');
  for (let n = 0; n < rows; n++)
    yield Buffer.from(`P-${n};Erfunden${n % 997};Mina${n % 89};17.04.19${60 + (n % 40)};${MUNICIPALITY};01.06.2026\n`);
}

const heap: number[] = [];
const every = Math.max(1, Math.floor(rows / 50));
const begin = performance.now();
const { created } = await runImport(format, {
  file: () => Readable.from(lines()),
  source: 'bench',
  dryRun: false,
  idKey: Buffer.alloc(32, 3),
  actor: ACTOR,
  principal: { sub: ACTOR, role: 'migration-office', scopes: {} },
  rehearsal: () => format,
  correlationId: importStream('bench'),
  onProgress: (done) => {
    if (done % every === 0) heap.push(process.memoryUsage().heapUsed / 1_000_000);
  },
});
const seconds = (performance.now() - begin) / 1_000;
if (created !== rows) throw new Error(`only ${created} of ${rows} rows came in`);

const [sample] = await store.streams({ prefix: 'learner-', limit: 1 });
const [like] = sample === undefined ? [] : await store.load(sample);
if (!like) throw new Error('the import left no commit');
const rawSeconds = rawAppend(join(folder, 'raw.db'), like);
await Promise.all([store.close(), keyRing.close()]);
const report: ImportBenchReport = { rowsPerSecond: rows / seconds, rawPerSecond: rows / rawSeconds, heap };
process.stdout.write(JSON.stringify(report));

/** The same number of the same commits, 64 in a transaction, synced once each: seconds. */
function rawAppend(file: string, commit: Commit): number {
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
  const insert = db.prepare('INSERT INTO commits (stream, from_version, command_id, body) VALUES (?, 1, ?, ?)');
  const body = JSON.stringify(commit);
  const start = performance.now();
  for (let n = 0; n < rows; n += WIDTH) {
    db.exec('BEGIN IMMEDIATE');
    for (let at = n; at < Math.min(n + WIDTH, rows); at++) insert.run(`learner-p_0123456789ab_${at}`, `c-${at}`, body);
    db.exec('COMMIT');
  }
  const end = performance.now();
  db.close();
  return (end - start) / 1_000;
}
