import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import Database from 'libsql';
import { caseProjection } from '../../services/integration-status/src/projections/case/case.projection.js';
import { atMost, ratio, told } from '../measure.js';
import type { Row } from '../row.js';
import { inFolder } from '../scratch.js';
import { writeBoardLog } from './board-log.js';
import type { RebuildReport } from './rebuild.child.js';

const run = promisify(execFile);
/** The documents of one generation of the model, whatever it is called. */
const CASES = `case.v${caseProjection.version}.________`;
/** Of the way: until then code and caches have been filled. */
const SETTLED = 0.3;

/** The status board built anew from the embedded log, in a process of its own, against the same work by hand. */
export const rebuild: Row = {
  name: 'rebuild',
  needs: [],
  measure: ({ runs, events }) =>
    inFolder(async (folder) => {
      const written = await writeBoardLog(folder, events);
      const all: { readonly ours: RebuildReport; readonly raw: RebuildReport }[] = [];
      for (let n = 0; n < runs; n++) {
        const [ourFile, rawFile] = [join(folder, `ours-${n}.db`), join(folder, `raw-${n}.db`)];
        const one = (kind: string, file: string): Promise<RebuildReport> => inProcess(kind, folder, file, written);
        const oursFirst = n % 2 === 0;
        const first = await (oursFirst ? one('engine', ourFile) : one('hand', rawFile));
        const second = await (oursFirst ? one('hand', rawFile) : one('engine', ourFile));
        refuseOther(ourFile, rawFile);
        all.push(oursFirst ? { ours: first, raw: second } : { ours: second, raw: first });
      }
      const million = `${(written / 1e6).toFixed(written % 1e6 === 0 ? 0 : 2)} million events`;
      return [
        {
          what: `rebuild of the board, ${million}`,
          unit: 'events/s',
          wanted: ratio(0.5),
          against:
            'reads and opens the same events and writes the same rows by bare SQL, one transaction for 500 events',
          runs: all.map(({ ours, raw }) => ({ ours: written / ours.seconds, raw: written / raw.seconds })),
        },
        {
          what: 'memory of the rebuild: growth after a third of the way',
          unit: 'MB',
          wanted: atMost(50),
          runs: all.map(({ ours }) => ({ ours: growthOf(ours.resident) })),
        },
        {
          what: 'memory of the rebuild: most',
          unit: 'MB',
          wanted: told,
          runs: all.map(({ ours }) => ({ ours: Math.max(...ours.resident) })),
        },
      ];
    }),
};

async function inProcess(kind: string, folder: string, file: string, events: number): Promise<RebuildReport> {
  const child = fileURLToPath(new URL('./rebuild.child.js', import.meta.url));
  const { stdout } = await run(process.execPath, [child, kind, folder, file, String(events)]);
  return JSON.parse(stdout) as RebuildReport;
}

/** The mean of the last tenth against that of the tenth after the third: garbage comes and goes. */
function growthOf(resident: readonly number[]): number {
  const tenth = Math.max(1, Math.floor(resident.length / 10));
  const from = Math.floor(resident.length * SETTLED);
  const mean = (part: readonly number[]): number => part.reduce((sum, value) => sum + value, 0) / part.length;
  return mean(resident.slice(-tenth)) - mean(resident.slice(from, from + tenth));
}

/** A comparison with other rows would be worth nothing. */
function refuseOther(ours: string, raw: string): void {
  const [one, other] = [ours, raw].map((file) => {
    const db = new Database(file);
    const sums = db
      .prepare(
        `SELECT (SELECT count(*) FROM documents WHERE collection LIKE ?1) AS documents,
           (SELECT sum(length(body)) FROM documents WHERE collection LIKE ?1) AS bytes,
           (SELECT count(*) FROM places WHERE collection LIKE ?1) AS places,
           (SELECT group_concat(body) FROM (SELECT body FROM documents
             WHERE collection LIKE ?1 || '.cells' AND body <> '{"steps":[]}' ORDER BY id)) AS cells`,
      )
      .get([CASES]) as object;
    db.close();
    const { documents, bytes, places, cells } = sums as Record<string, unknown>;
    if (documents === 0) throw new Error('no rows were written');
    return JSON.stringify({ documents, bytes, places, cells });
  });
  if (one !== other) throw new Error('the rebuild and the raw loop wrote different rows');
}
