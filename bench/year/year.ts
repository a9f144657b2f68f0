import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import Database from 'libsql';
import { type Measure, type Run, secondsOf, told } from '../measure.js';
import type { Row } from '../row.js';
import { inFolder } from '../scratch.js';

const LEARNERS = 1_000;
const WIDTH = 64;

/** What the simulation prints at its end. */
interface Told {
  readonly commits: number;
  readonly seconds: number;
  readonly residentMegabytes: number;
}

/** A small year of the county, from the first newcomer to the figures in the read models, against its bare rows. */
export const year: Row = {
  name: 'year',
  needs: [],
  measure: async ({ runs }) => {
    const all: { readonly rate: Run; readonly resident: Run }[] = [];
    for (let run = 0; run < runs; run++) {
      const lived = await live();
      const raw = await inFolder((folder) => rawSeconds(folder, lived.commits));
      all.push({
        rate: { ours: lived.commits / lived.seconds, raw: lived.commits / raw },
        resident: { ours: lived.residentMegabytes },
      });
    }
    const what = `a year of the county, ${LEARNERS} newcomers`;
    return [
      {
        what,
        unit: 'decisions/s',
        wanted: told,
        against: `inserts as many rows as there were decisions, ${WIDTH} a transaction: no people, rules, policies or pages`,
        runs: all.map(({ rate }) => rate),
      },
      { what: `${what}: resident at its end`, unit: 'MB', wanted: told, runs: all.map(({ resident }) => resident) },
    ] satisfies Measure[];
  },
};

async function live(): Promise<Told> {
  const child = spawn('npm', ['run', '-s', 'simulate'], {
    env: { ...process.env, SIMULATED_LEARNERS: String(LEARNERS) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let found: Told | undefined;
  for await (const line of createInterface({ input: child.stderr })) {
    if (line.startsWith('{"learners"')) found = JSON.parse(line) as Told;
  }
  if (!found) throw new Error('the simulation ended without its figures');
  return found;
}

function rawSeconds(folder: string, rows: number): Promise<number> {
  const db = new Database(join(folder, 'raw.db'));
  db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;');
  db.exec(
    'CREATE TABLE commits (seq INTEGER PRIMARY KEY AUTOINCREMENT, stream TEXT NOT NULL, body TEXT NOT NULL) STRICT;',
  );
  const insert = db.prepare('INSERT INTO commits (stream, body) VALUES (?, ?)');
  const body = JSON.stringify({ text: 'x'.repeat(1_000) });
  return secondsOf(() => {
    for (let first = 0; first < rows; first += WIDTH) {
      db.exec('BEGIN IMMEDIATE');
      for (let row = first; row < Math.min(rows, first + WIDTH); row++) insert.run(`stream-${row}`, body);
      db.exec('COMMIT');
    }
    db.close();
    return Promise.resolve();
  });
}
