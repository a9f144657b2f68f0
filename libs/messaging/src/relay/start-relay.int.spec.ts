import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import Database from 'libsql';
import type { Commit, EventStore } from '#event-sourcing';
import { openEmbeddedStore } from '#event-sourcing/embedded';
import { sampleChain, sampleCommit, withParts } from '#event-sourcing/testing';
import { openEmbeddedLog } from '../embedded/index.js';
import { type EventLog, LogUnavailable } from '../event-log.port.js';
import { readAll, silentLogger, until, versionsOf } from '../testing/index.js';
import { type Relay, type RelayOptions, startRelay } from './start-relay.js';

const TOPIC = 'verzahnung.courses';

let folder: string;
let store: EventStore;
let log: EventLog;
const started: Relay[] = [];
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'relay-'));
  store = await openEmbeddedStore({ file: join(folder, 'store.db') });
  log = openEmbeddedLog({ file: join(folder, 'log.db'), topics: [TOPIC], partitions: 2 });
});
afterEach(async () => {
  await Promise.all(started.splice(0).map((relay) => relay.stop()));
  await store.close();
  await log.close();
  rmSync(folder, { recursive: true });
});

function start(more: Partial<RelayOptions> = {}): Relay {
  const relay = startRelay({ context: 'courses', store, log, logger: silentLogger, ...more });
  started.push(relay);
  return relay;
}

const withPublish = (publish: EventLog['publish']): EventLog =>
  Object.assign(Object.create(log) as EventLog, { publish });

async function append(commits: readonly Commit[]): Promise<void> {
  for (const commit of commits) await store.append(commit);
}

const logged = async (): Promise<Record<string, number[]>> => versionsOf(await readAll(log, TOPIC));

describe('the relay in one process', () => {
  test('appends wake it: nothing waits for a poll', async () => {
    const relay = start({ pollMs: 60_000 });
    await relay.idle();
    await append(sampleChain('s-1', 2));
    await until('both left', async () => (await logged())['s-1']?.length === 2);
  });

  test('more than one batch goes in turns, and others get theirs between', async () => {
    await Promise.all(Array.from({ length: 200 }, (_, at) => store.append(sampleCommit(`s-${at}`))));
    let turns = 0;
    let counting = true;
    const count = (): void => {
      turns += 1;
      if (counting) setImmediate(count);
    };
    setImmediate(count);
    await start({ batch: 10 }).idle();
    counting = false;
    expect(turns).toBeGreaterThanOrEqual(20);
    expect(Object.keys(await logged())).toHaveLength(200);
  });

  test('a stream that cannot be read is held back, others flow on', async () => {
    await append([...sampleChain('torn', 3), ...sampleChain('s-1', 3)]);
    const file = new Database(join(folder, 'store.db'));
    file.prepare("UPDATE commits SET body = 'no JSON' WHERE stream = 'torn' AND from_version = 2").run([]);
    file.close();
    const relay = start();
    await relay.idle();
    expect(await logged()).toEqual({ 's-1': [1, 2, 3] });
    expect(relay.status()).toMatchObject({
      parkedStreams: [{ stream: 'torn', reason: expect.stringContaining('read') }],
    });
    expect(relay.status().failure).toBeUndefined();
  });

  test('a pass holds about 8 MB of commits, however many wait', async () => {
    const [event] = sampleCommit('x').events;
    if (!event) throw new Error('no event');
    const events = [{ ...event, data: { text: 'x'.repeat(500_000) } }];
    for (let at = 0; at < 40; at++) await store.append(sampleCommit(`s-${at}`, undefined, { events }));
    let read = 0;
    const passes: number[] = [];
    const counting = withParts(store, {
      pending: async (...scan) => {
        passes.push(read);
        read = 0;
        return store.pending(...scan);
      },
      range: async (...wanted) => {
        const found = await store.range(...wanted);
        read += JSON.stringify(found).length;
        return found;
      },
    });
    await start({ store: counting }).idle();
    expect(Object.keys(await logged())).toHaveLength(40);
    expect(Math.max(...passes)).toBeLessThan(9_000_000);
    expect(passes.length).toBeGreaterThanOrEqual(3);
  });

  test('who waits for a relay that is stopped is told', async () => {
    const relay = start({ log: withPublish(() => Promise.reject(new LogUnavailable('away'))) });
    await append(sampleChain('s-1', 1));
    const waiting = expect(relay.idle()).rejects.toThrow('stopped');
    await relay.stop();
    await waiting;
    await expect(relay.idle()).rejects.toThrow('stopped');
  });
});
