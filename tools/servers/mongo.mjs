// A server of the MongoDB protocol (storage engine: WiredTiger) from PyPI.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { secantusEnvironment } from './downloads.mjs';
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

/** @returns {Promise<import('./index.mjs').TestServer>} */
export async function startLocalMongo() {
  const bin = join(await secantusEnvironment(), 'bin');
  const folder = createRunFolder('mongo');
  const port = await freePort();
  const address = `mongodb://127.0.0.1:${port}/?replicaSet=secantus`;
  // Without --sync-on-commit an acknowledged write can be lost by kill -9.
  const flags = ['--host', '127.0.0.1', '--port', String(port), '--storage-path', folder.data, '--sync-on-commit'];
  return startLocalServer({
    name: 'SecantusDB from PyPI (no mongod)',
    address,
    folder,
    // The script names the folder that it was installed in; calling the interpreter does not depend on that.
    command: [join(bin, 'python'), join(bin, 'secantusd-py'), ...flags, '--cache-size', '256M'],
    isReady: async () => readFileSync(folder.log, 'utf8').includes('listening') && (await answersPing(address)),
  });
}
