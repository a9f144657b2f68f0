import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { atMost, ratio, told } from '../measure.js';
import type { Row } from '../row.js';
import { inFolder } from '../scratch.js';
import type { ImportBenchReport } from './import.child.js';

const run = promisify(execFile);
const ROWS = 100_000;
/** Of the way: until then code and caches have been filled. */
const SETTLED = 0.3;

/** A file of people brought in whole, in a process of its own, against appending as many commits by hand. */
export const importRows: Row = {
  name: 'import',
  needs: [],
  measure: async ({ runs }) => {
    const all: ImportBenchReport[] = [];
    for (let n = 0; n < runs; n++) all.push(await inFolder(inProcess));
    const what = `import of a file of ${ROWS.toLocaleString('en')} rows`;
    return [
      {
        what,
        unit: 'rows/s',
        wanted: ratio(0.05),
        against: 'only inserts the same commits, 64 rows a transaction, one sync each: no file, no checks, no sealing',
        runs: all.map(({ rowsPerSecond, rawPerSecond }) => ({ ours: rowsPerSecond, raw: rawPerSecond })),
      },
      {
        what: 'heap of the import: growth after a third of the way',
        unit: 'MB',
        wanted: atMost(50),
        runs: all.map(({ heap }) => ({ ours: growthOf(heap) })),
      },
      {
        what: 'heap of the import: most',
        unit: 'MB',
        wanted: told,
        runs: all.map(({ heap }) => ({ ours: Math.max(...heap) })),
      },
    ];
  },
};

async function inProcess(folder: string): Promise<ImportBenchReport> {
  const child = fileURLToPath(new URL('./import.child.js', import.meta.url));
  const { stdout } = await run(process.execPath, [child, folder, String(ROWS)]);
  return JSON.parse(stdout) as ImportBenchReport;
}

/** The mean of the last tenth against that of the tenth after the third: garbage comes and goes. */
function growthOf(heap: readonly number[]): number {
  const tenth = Math.max(1, Math.floor(heap.length / 10));
  const from = Math.floor(heap.length * SETTLED);
  const mean = (part: readonly number[]): number => part.reduce((sum, value) => sum + value, 0) / part.length;
  return mean(heap.slice(-tenth)) - mean(heap.slice(from, from + tenth));
}
