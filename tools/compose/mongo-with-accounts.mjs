// The MongoDB-protocol server from PyPI with sign-in. Roles and accounts are made before it asks for one.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { secantusEnvironment } from '../servers/downloads.mjs';
import { createRunFolder } from '../servers/folders.mjs';
import { startLocalServer } from '../servers/local-server.mjs';
import { answersPing } from '../servers/mongo-ready.mjs';
import { freePort } from '../servers/ports.mjs';

/**
 * @param {readonly { readonly db: string, readonly command: object }[]} commands
 * @returns {Promise<import('../servers/index.mjs').TestServer>}
 */
export async function startMongoWithAccounts(commands) {
  const bin = join(await secantusEnvironment(), 'bin');
  const folder = createRunFolder('mongo-accounts');
  const port = await freePort();
  const address = `mongodb://127.0.0.1:${port}/?replicaSet=secantus`;
  const flags = ['--host', '127.0.0.1', '--port', String(port), '--storage-path', folder.data, '--sync-on-commit'];
  /** @type {(more: readonly string[]) => Promise<import('../servers/index.mjs').TestServer>} */
  const start = (more) =>
    startLocalServer({
      name: 'SecantusDB from PyPI, with accounts',
      address,
      folder,
      command: [join(bin, 'python'), join(bin, 'secantusd-py'), ...flags, '--cache-size', '256M', ...more],
      isReady: async () => readFileSync(folder.log, 'utf8').includes('listening') && (await answersPing(address)),
    });
  const open = await start([]);
  const client = new mongoose.mongo.MongoClient(address);
  try {
    for (const { db, command } of commands) await client.db(db).command(command);
  } finally {
    await client.close();
    await open.kill9();
  }
  return start(['--auth']);
}
