import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Commit, EMPTY_HEAD, type EventStore, headOf, type Lease, StoreUnavailable } from '#event-sourcing';
import { sampleChain, sampleCommit, withParts } from '#event-sourcing/testing';
import { type EventLog, LogUnavailable } from '../event-log.port.js';
import { NOTHING_LEAVES } from '../relay/relay-pass.js';
import { type Relay, type RelayOptions, startRelay } from '../relay/start-relay.js';
import { allVersions, firstVersions, readAll, streams, TopicPoll, unique, versionsOf } from './logged.js';
import { silentLogger } from './silent-logger.js';
import { until } from './until.js';

export interface RelayFixture {
  readonly log: EventLog;
  readonly lease: Lease;
  /** Another store each time, empty at first; the fixture closes it. */
  openStore(): Promise<EventStore>;
  cleanUp(): Promise<void>;
}

const PARTITIONS = 2;
const WRITERS = 32;
const COMMITS = 6;

/** What the relay keeps between any store and any log. */
export function relayContract(name: string, makeFixture: () => Promise<RelayFixture>): void {
  describe(`relay: ${name}`, () => {
    let fixture: RelayFixture;
    let log: EventLog;
    let store: EventStore;
    let topic: string;
    const started: Relay[] = [];
    beforeAll(async () => {
      fixture = await makeFixture();
      log = fixture.log;
    }, 60_000);
    beforeEach(async () => {
      store = await fixture.openStore();
      topic = unique('topic');
      await log.ensureTopics([topic], PARTITIONS);
    });
    afterEach(async () => {
      await Promise.all(started.splice(0).map((relay) => relay.stop()));
    });
    afterAll(() => fixture.cleanUp(), 60_000);

    function start(more: Partial<RelayOptions> = {}): Relay {
      const relay = startRelay({ context: 'courses', topic, store, log, logger: silentLogger, ...more });
      started.push(relay);
      return relay;
    }
    const withPublish = (publish: EventLog['publish']): EventLog =>
      Object.assign(Object.create(log) as EventLog, { publish });
    const logged = async (): Promise<Record<string, number[]>> => versionsOf(await readAll(log, topic));

    async function append(commits: readonly Commit[]): Promise<void> {
      for (const commit of commits) await store.append(commit);
    }

    /** Commits of one to three events to a stream each, all at once. */
    async function write(names: readonly string[], commits: number): Promise<void> {
      await Promise.all(
        names.map(async (stream) => {
          let head = EMPTY_HEAD;
          for (let at = 0; at < commits; at++) {
            const commit = sampleCommit(stream, head, { count: (at % 3) + 1 });
            await store.append(commit);
            head = headOf(commit);
          }
        }),
      );
    }

    test('a scan that meets version 5 before 4: 4 leaves first', async () => {
      const chain = sampleChain('s-1', 5);
      await append(chain.slice(0, 3));
      const first = start();
      await first.idle();
      await first.stop();
      await append(chain.slice(3));
      const scans: number[][] = [];
      const passing4 = withParts(store, {
        pending: async (...scan) => {
          const all = await store.pending(...scan);
          const met = scans.length > 0 ? all : all.filter(({ fromVersion }) => fromVersion !== 4);
          scans.push(met.map(({ fromVersion }) => fromVersion));
          return met;
        },
      });
      await start({ store: passing4 }).idle();
      expect(scans[0]).toEqual([5]);
      expect(await logged()).toEqual({ 's-1': [1, 2, 3, 4, 5] });
    });

    test('a version whose predecessor is not seen yet waits for it', async () => {
      await append(sampleChain('s-1', 3));
      let hidden = true;
      const seen = <C extends { readonly fromVersion: number }>(commits: readonly C[]): readonly C[] =>
        commits.filter(({ fromVersion }) => !hidden || fromVersion !== 2);
      const hiding = withParts(store, {
        pending: async (...scan) => seen(await store.pending(...scan)),
        range: async (...wanted) => seen(await store.range(...wanted)),
      });
      const relay = start({ store: hiding });
      await until('the first left', async () => (await logged())['s-1']?.length === 1);
      hidden = false;
      await relay.idle();
      expect(await logged()).toEqual({ 's-1': [1, 2, 3] });
    });

    test('killed between append and publish: delivered after a restart', async () => {
      const chain = sampleChain('s-1', 4);
      await append(chain.slice(0, 2));
      const deadly = withPublish(() => Promise.reject(new LogUnavailable('killed before the publish')));
      const killed = start({ log: deadly });
      await until('it met them', () => killed.status().failure !== undefined);
      await killed.stop();
      await append(chain.slice(2));
      expect(await logged()).toEqual({});
      await start().idle();
      expect(await logged()).toEqual({ 's-1': [1, 2, 3, 4] });
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

    test('an acknowledgement that got lost: it leaves again, in order', async () => {
      await append(sampleChain('s-1', 3));
      let lost = false;
      const deaf = withPublish(async (...call) => {
        const positions = await log.publish(...call);
        if (lost) return positions;
        lost = true;
        throw new LogUnavailable('the answer got lost');
      });
      await start({ log: deaf }).idle();
      expect(firstVersions(await readAll(log, topic))).toEqual({ 's-1': [1, 2, 3] });
      expect(await store.pending(10)).toEqual([]);
    });

    test('two relays at once while 32 writers run: nothing lost, first occurrences in stream order', async () => {
      const names = streams('run', WRITERS);
      const relays = [start({ batch: 7, pollMs: 5 }), start({ batch: 11, pollMs: 5 })];
      await write(names, COMMITS);
      await Promise.all(relays.map((relay) => relay.idle()));
      expect(firstVersions(await readAll(log, topic))).toEqual(allVersions(names, COMMITS * 2));
      expect(await store.pending(1)).toEqual([]);
    });

    test('the log read while 32 writers run: the union of the polls is every commit, each stream in order', async () => {
      const names = streams('run', WRITERS);
      const relay = start();
      let writing = true;
      const writes = write(names, COMMITS).finally(() => (writing = false));
      const poll = new TopicPoll(log, topic);
      const polled = [...(await poll.poll())];
      while (writing) {
        polled.push(...(await poll.poll()));
        await new Promise((resolve) => setImmediate(resolve));
      }
      await writes;
      await relay.idle();
      polled.push(...(await poll.poll()));
      expect(firstVersions(polled)).toEqual(allVersions(names, COMMITS * 2));
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

    test('a commit that cannot be published holds back its stream alone, until people try again', async () => {
      const large = sampleCommit('large');
      const [event] = large.events;
      if (!event) throw new Error('no event');
      const huge = { ...event, data: { text: 'x'.repeat(1_100_000) } };
      await store.append(sampleCommit('large', undefined, { events: [huge] }));
      await append(sampleChain('s-1', 3));
      let tooLarge = true;
      const lenient = withPublish((to, events) =>
        log.publish(to, tooLarge ? events : events.map((one) => ({ ...one, data: {} }))),
      );
      const relay = start({ log: lenient });
      await relay.idle();
      expect(await logged()).toEqual({ 's-1': [1, 2, 3] });
      expect(relay.status()).toMatchObject({ pending: 0, parkedStreams: [{ stream: 'large' }] });
      tooLarge = false;
      relay.retryParked();
      await until('it left', async () => (await logged())['large']?.length === 1);
      await relay.idle();
      expect(relay.status()).toMatchObject({ pending: 0, parkedStreams: [] });
    });

    test('a stream held back keeps no other back, however much it grows', async () => {
      const [event] = sampleCommit('large').events;
      if (!event) throw new Error('no event');
      let last = sampleCommit('large', undefined, { events: [{ ...event, data: { text: 'x'.repeat(1_100_000) } }] });
      await store.append(last);
      for (let at = 0; at < 60; at++) {
        last = sampleCommit('large', headOf(last));
        await store.append(last);
      }
      const relay = start({ batch: 3 });
      await append(sampleChain('s-1', 3));
      await relay.idle();
      expect(await logged()).toEqual({ 's-1': [1, 2, 3] });
      expect(relay.status()).toMatchObject({ pending: 0, parkedStreams: [{ stream: 'large' }] });
    });

    test('while the log is away it says so and waits; then all goes on', async () => {
      let away = true;
      const flaky = withPublish((to, events) =>
        away ? Promise.reject(new LogUnavailable('away')) : log.publish(to, events),
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
      const { lease } = fixture;
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
  });
}
