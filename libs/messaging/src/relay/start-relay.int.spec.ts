import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type Commit, type EventStore, StoreUnavailable } from '#event-sourcing';
import { EmbeddedLease, openEmbeddedStore } from '#event-sourcing/embedded';
import { sampleChain, sampleCommit, withParts } from '#event-sourcing/testing';
import { openEmbeddedLog } from '../embedded/index.js';
import { type EventLog, LogUnavailable } from '../event-log.port.js';
import { silentLogger, until } from '../testing/index.js';
import { NOTHING_LEAVES } from './relay-pass.js';
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

/** Versions by stream, in the order of the log. */
async function logged(): Promise<Record<string, number[]>> {
  const found: Record<string, number[]> = {};
  const [report] = await log.report([TOPIC]);
  for (const [partition, end] of Object.entries(report?.ends ?? {})) {
    for await (const batch of log.read(TOPIC, Number(partition), '0', end)) {
      for (const { stream, streamVersion } of batch) (found[stream] ??= []).push(streamVersion);
    }
  }
  return found;
}

describe('the relay', () => {
  test('a scan that meets version 5 before 4: 4 leaves first', async () => {
    const chain = sampleChain('s-1', 5);
    await append(chain.slice(0, 3));
    const first = start();
    await first.idle();
    await first.stop();
    await append(chain.slice(3));
    let scans = 0;
    const passing4 = withParts(store, {
      pending: async (limit) => (await store.pending(limit)).filter(({ toVersion }) => scans++ > 0 || toVersion !== 4),
    });
    const relay = start({ store: passing4 });
    await relay.idle();
    expect(await logged()).toEqual({ 's-1': [1, 2, 3, 4, 5] });
  });

  test('a version whose predecessor is not there waits for it', async () => {
    const chain = sampleChain('s-1', 3);
    const [first, second, third] = chain;
    if (!first || !second || !third) throw new Error('no chain');
    await append([first, third]);
    const relay = start();
    await until('the first left', async () => (await logged())['s-1']?.length === 1);
    await store.append(second);
    await relay.idle();
    expect(await logged()).toEqual({ 's-1': [1, 2, 3] });
  });

  test('killed between publish and mark: it leaves again, in order, and bears a mark then', async () => {
    await append(sampleChain('s-1', 3));
    let killed = false;
    const unmarked = withParts(store, {
      mark: async (marks) => {
        if (!killed) {
          killed = true;
          throw new StoreUnavailable('killed');
        }
        await store.mark(marks);
      },
    });
    await start({ store: unmarked }).idle();
    expect(await logged()).toEqual({ 's-1': [1, 2, 3, 1, 2, 3] });
    expect(await store.pending(10)).toEqual([]);
  });

  test('appends wake it: nothing waits for a poll', async () => {
    const relay = start({ pollMs: 60_000 });
    await relay.idle();
    await append(sampleChain('s-1', 2));
    await until('both left', async () => (await logged())['s-1']?.length === 2);
  });

  test('commits of another process are found by the poll', async () => {
    const deaf = withParts(store, { onAppend: () => () => undefined });
    const relay = start({ store: deaf, pollMs: 10 });
    await relay.idle();
    await append(sampleChain('s-1', 2));
    await until('both left', async () => (await logged())['s-1']?.length === 2);
  });

  test('of a commit without published events only the mark is set', async () => {
    const [commit] = sampleChain('s-1', 1);
    const inner = commit?.events.map(({ contract: _, ...event }) => event) ?? [];
    await store.append(sampleCommit('s-1', undefined, { events: inner }));
    await start().idle();
    expect(await logged()).toEqual({});
    expect((await store.range('s-1', 1, 1))[0]?.mark).toEqual(NOTHING_LEAVES);
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

  test('a commit that cannot be published holds back its stream alone, until people try again', async () => {
    const large = sampleCommit('large');
    const [event] = large.events;
    if (!event) throw new Error('no event');
    const huge = { ...event, data: { text: 'x'.repeat(1_100_000) } };
    await store.append(sampleCommit('large', undefined, { events: [huge] }));
    await append(sampleChain('s-1', 3));
    let tooLarge = true;
    const lenient = withPublish((topic, events) =>
      log.publish(topic, tooLarge ? events : events.map((one) => ({ ...one, data: {} }))),
    );
    const relay = start({ log: lenient });
    await relay.idle();
    expect(await logged()).toEqual({ 's-1': [1, 2, 3] });
    expect(relay.status()).toMatchObject({ pending: 1, parkedStreams: [{ stream: 'large' }] });
    tooLarge = false;
    relay.retryParked();
    await until('it left', async () => (await logged())['large']?.length === 1);
    await relay.idle();
    expect(relay.status()).toMatchObject({ pending: 0, parkedStreams: [] });
  });

  test('while the log is away it says so and waits; then all goes on', async () => {
    let away = true;
    const flaky = withPublish((topic, events) =>
      away ? Promise.reject(new LogUnavailable('away')) : log.publish(topic, events),
    );
    const relay = start({ log: flaky });
    await append(sampleChain('s-1', 3));
    await until('it says so', () => relay.status().failure?.startsWith('LogUnavailable') === true);
    away = false;
    await relay.idle();
    expect(relay.status().failure).toBeUndefined();
    expect(await logged()).toEqual({ 's-1': [1, 2, 3] });
  });

  test('of several with one lease one works; when it stops another takes over', async () => {
    const lease = new EmbeddedLease();
    const one = start({ lease });
    await one.idle();
    const other = start({ lease });
    await append(sampleChain('s-1', 2));
    await one.idle();
    expect([one.status().leading, other.status().leading]).toEqual([true, false]);
    await one.stop();
    await append(sampleChain('s-2', 2));
    await until('the other took over', async () => (await logged())['s-2']?.length === 2);
    expect(await logged()).toEqual({ 's-1': [1, 2], 's-2': [1, 2] });
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
