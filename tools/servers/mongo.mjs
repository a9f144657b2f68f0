// A server of the MongoDB protocol (storage engine: WiredTiger) from PyPI or crates.io.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { secantusEnvironment, secantusProgram } from './downloads.mjs';
import { createRunFolder } from './folders.mjs';
import { startLocalServer } from './local-server.mjs';
import { answersPing } from './mongo-ready.mjs';
import { freePort } from './ports.mjs';
import { missingPrograms } from './processes.mjs';

/** @returns {Promise<string[]>} what this machine lacks */
export async function missingForMongo() {
  const missing = await missingPrograms({ python3: ['--version'] });
  if (missing.length > 0) return missing;
  const modules = await missingPrograms({ python3: ['-c', 'import venv, ensurepip'] });
  return modules.length > 0 ? ['python3-venv'] : [];
}

/** The server from PyPI: no compiler is needed. @returns {Promise<import('./index.mjs').TestServer>} */
export async function startLocalMongo() {
  const bin = join(await secantusEnvironment(), 'bin');
  // The script names the folder that it was installed in; calling the interpreter does not depend on that.
  const program = /** @type {const} */ ([join(bin, 'python'), join(bin, 'secantusd-py')]);
  return start('SecantusDB from PyPI (no mongod)', program);
}

/** Its compiled twin, some times as fast. @returns {Promise<import('./index.mjs').TestServer>} */
export async function startCompiledMongo() {
  return start('SecantusDB from crates.io, compiled (no mongod)', [await secantusProgram()]);
}

/** @returns {Promise<boolean>} whether this machine can compile it */
export const canCompile = async () => (await missingPrograms({ cargo: ['--version'] })).length === 0;

/** @param {string} name @param {readonly [string, ...string[]]} program */
async function start(name, program) {
  const folder = createRunFolder('mongo');
  const port = await freePort();
  const address = `mongodb://127.0.0.1:${port}/?replicaSet=secantus`;
  // Without --sync-on-commit an acknowledged write can be lost by kill -9.
  const flags = ['--host', '127.0.0.1', '--port', String(port), '--storage-path', folder.data, '--sync-on-commit'];
  return startLocalServer({
    name,
    address,
    folder,
    command: [...program, ...flags, '--cache-size', '256M'],
    isReady: async () => readFileSync(folder.log, 'utf8').includes('listening') && (await answersPing(address)),
  });
}
