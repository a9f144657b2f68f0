// Test program: locks the folder, writes 16 streams at once, and says which commits were acknowledged, until it is killed.
import { join } from 'node:path';
import { EMPTY_HEAD } from '../store/event-store.port.js';
import { headOf } from '../store/hash-chain.js';
import { sampleCommit } from './sample-commits.js';
import { lockDataFolder, openEmbeddedStore } from '../embedded/index.js';

const [folder = '', run = ''] = process.argv.slice(2);
lockDataFolder(folder);
const store = await openEmbeddedStore({ file: join(folder, 'store.db') });
process.stdout.write('locked\n');
await Promise.all(
  Array.from({ length: 16 }, async (_, writer) => {
    const stream = `run${run}-${writer}`;
    for (let head = EMPTY_HEAD; ;) {
      const commit = sampleCommit(stream, head);
      await store.append(commit);
      process.stdout.write(`${stream} ${commit.toVersion}\n`);
      head = headOf(commit);
    }
  }),
);
