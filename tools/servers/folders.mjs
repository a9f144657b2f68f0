// Where servers live on disk: downloads shared by all runs, and one folder a run for data and log.
import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const KEPT_LOGS = 20;
const root = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const cacheFolder = join(root, '.cache', 'servers');
const runsFolder = join(cacheFolder, 'runs');

/**
 * A folder of its own for one server: `data/` is removed when the server stops, `server.log` stays among the newest.
 * @param {string} kind name of the server, for people who look for a log
 */
export function createRunFolder(kind) {
  mkdirSync(runsFolder, { recursive: true });
  sweepRuns();
  const path = mkdtempSync(join(runsFolder, `${kind}-${process.pid}-`));
  const data = join(path, 'data');
  mkdirSync(data);
  return {
    path,
    data,
    log: join(path, 'server.log'),
    removeData: () => rmSync(data, { recursive: true, force: true, maxRetries: 5 }),
  };
}

/** A run whose owner was killed leaves its data behind; the next run takes it away. */
function sweepRuns() {
  const dead = readdirSync(runsFolder)
    .filter((name) => !isAlive(Number(name.split('-')[1])))
    .map((name) => join(runsFolder, name));
  for (const path of dead) rmSync(join(path, 'data'), { recursive: true, force: true });
  const byAge = dead.sort((a, b) => modifiedAt(b) - modifiedAt(a));
  for (const path of byAge.slice(KEPT_LOGS)) rmSync(path, { recursive: true, force: true });
}

/** @param {string} path @returns milliseconds, 0 where another process has just removed it */
function modifiedAt(path) {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** @param {number} pid */
function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}
