// Test program: appends to 8 streams at once and relays them, saying which commits were acknowledged, until it is killed.
import { join } from 'node:path';
import { type Commit, EMPTY_HEAD, hashCommit, type StreamHead } from '#event-sourcing';
import { openEmbeddedStore } from '#event-sourcing/embedded';
import { openEmbeddedLog } from '../embedded/index.js';
import { startRelay } from '../relay/start-relay.js';
import { silentLogger } from './silent-logger.js';

function nextCommit(stream: string, head: StreamHead): Commit {
  const version = head.version + 1;
  const recordedAt = '2026-11-24T08:00:00.000Z';
  const id = `${stream}-${version}`;
  const contract = { type: 'sample', schemaVersion: 1 };
  const commit = {
    stream,
    fromVersion: version,
    toVersion: version,
    commandId: id,
    contentHash: 'c0',
    recordedAt,
    actor: 'acc_1',
    correlationId: id,
    causationId: id,
    events: [{ id, type: 'sample', schemaVersion: 1, version, effectiveOn: '2026-11-24', data: {}, contract }],
  };
  return { ...commit, hash: hashCommit(head.hash, commit) };
}

const [folder = '', run = ''] = process.argv.slice(2);
const store = await openEmbeddedStore({ file: join(folder, 'store.db') });
const log = openEmbeddedLog({ file: join(folder, 'log.db'), topics: ['verzahnung.courses'], partitions: 2 });
startRelay({ context: 'courses', store, log, logger: silentLogger });
await Promise.all(
  Array.from({ length: 8 }, async (_, writer) => {
    const stream = `run${run}-${writer}`;
    for (let head = EMPTY_HEAD; ;) {
      const commit = nextCommit(stream, head);
      await store.append(commit);
      process.stdout.write(`${stream} ${commit.toVersion}\n`);
      head = { version: commit.toVersion, hash: commit.hash, recordedAt: commit.recordedAt };
    }
  }),
);
