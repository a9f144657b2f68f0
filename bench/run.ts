import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { commandsEmbedded } from './commands/embedded.js';
import { commandsMongo } from './commands/mongo.js';
import { matching } from './matching/matching.js';
import { importRows } from './import/import.js';
import type { Measure } from './measure.js';
import { rebuild } from './rebuild/rebuild.js';
import { relayToKafka } from './relay/kafka.js';
import type { Row } from './row.js';
import { Servers } from './servers.js';
import { standalone } from './standalone/second-start.js';
import { footnotesOf, type NotRun, notRunLines, tableOf } from './table.js';
import { visibleEmbedded } from './visible/embedded.js';
import { visibleKafka } from './visible/kafka.js';
import { year } from './year/year.js';

/** The embedded ones first: no server is running beside them yet. */
const ROWS: readonly Row[] = [
  commandsEmbedded,
  visibleEmbedded,
  matching,
  rebuild,
  importRows,
  standalone,
  year,
  commandsMongo,
  relayToKafka,
  visibleKafka,
];

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !ROWS.some((row) => row.name === name));
if (unknown.length > 0) {
  process.stderr.write(`no such row: ${unknown.join(', ')}; there are: ${ROWS.map(({ name }) => name).join(', ')}\n`);
  process.exit(1);
}
const number = (name: string, otherwise: number): number => Number(process.env[name] ?? otherwise);
const servers = new Servers();
const options = { runs: number('BENCH_RUNS', 5), events: number('BENCH_EVENTS', 1_000_000), servers };
const measures: Measure[] = [];
const notRun: NotRun[] = [];
try {
  for (const row of ROWS) {
    if (wanted.length > 0 && !wanted.includes(row.name)) continue;
    process.stdout.write(`${row.name} …\n`);
    const reason = await obstacleOf(row);
    if (reason !== undefined) notRun.push({ row: row.name, reason });
  }
  await tell();
} finally {
  await servers.stop();
}

/** Why the row was not measured; a server that cannot be had is no failure of the bench. */
async function obstacleOf(row: Row): Promise<string | undefined> {
  try {
    for (const kind of row.needs) await servers.address(kind);
  } catch (error) {
    return firstLineOf(error);
  }
  try {
    measures.push(...(await row.measure(options)));
    return undefined;
  } catch (error) {
    process.exitCode = 1;
    return `failed: ${firstLineOf(error)}`;
  }
}

function firstLineOf(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '') : 'unknown';
}

async function tell(): Promise<void> {
  const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
  const forms = await servers.forms();
  const used = Object.entries(forms).map(([kind, form]) => `${kind}: ${form}`);
  const parts = [
    '',
    [machine, ...used, `minimum / median / maximum of ${options.runs} runs, ours and raw by turns`].join('; '),
    '',
    tableOf(measures),
    '',
    footnotesOf(measures),
    notRunLines(notRun),
  ];
  process.stdout.write(`${parts.join('\n')}\n`);
  // A part of the table does not take the place of the whole one.
  const file = wanted.length === 0 ? 'latest.json' : `${wanted.join('+')}.tmp.json`;
  await mkdir('bench/results', { recursive: true });
  const result = {
    measuredAt: new Date().toISOString(),
    machine,
    servers: forms,
    runs: options.runs,
    events: options.events,
    measures,
    notRun,
  };
  await writeFile(`bench/results/${file}`, `${JSON.stringify(result, undefined, 2)}\n`);
}
