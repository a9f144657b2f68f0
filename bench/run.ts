import { mkdir, writeFile } from 'node:fs/promises';
import { cpus, totalmem } from 'node:os';
import { commandsEmbedded } from './commands-embedded.js';
import { commandsMongo } from './commands-mongo.js';
import { type Comparison, table } from './measure.js';

const RUNS = 5;
const uri = process.env['MONGODB_URI'];
const comparisons: Comparison[] = [...(await commandsEmbedded(RUNS))];
if (uri === undefined) process.stdout.write('NOT MEASURED: MongoDB protocol (MONGODB_URI is not set)\n');
else comparisons.push(...(await commandsMongo(uri, RUNS)));

const machine = `${cpus().length} cores, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.versions.node}`;
process.stdout.write(`\n${machine}; minimum / median / maximum of ${RUNS} runs\n\n${table(comparisons)}\n`);
await mkdir('bench/results', { recursive: true });
await writeFile('bench/results/latest.json', `${JSON.stringify({ machine, comparisons }, null, 2)}\n`);
