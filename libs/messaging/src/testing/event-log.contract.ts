import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { ContractEvent, LoggedEvent } from '#contracts';
import {
  EventNotPublishable,
  type EventLog,
  type RawSubscription,
  TopicMismatch,
  type TopicPartition,
} from '../event-log.port.js';
import { sampleEvent } from './sample-event.js';
import { until } from './until.js';

export interface LogFixture {
  /** Opens the same log again after it was closed. */
  open(): Promise<EventLog>;
  cleanUp(): Promise<void>;
}

const PARTITIONS = 4;
const unique = (what: string): string => `${what}-${randomBytes(6).toString('hex')}`;
const streams = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `${prefix}-${index}`);

/** Versions 1..count of each stream, turn by turn. */
const interleaved = (names: readonly string[], count: number): ContractEvent[] =>
  Array.from({ length: count }, (_, index) => names.map((name) => sampleEvent(name, index + 1))).flat();

/** The versions of every stream in the order of their first occurrence. */
function firstVersions(events: readonly LoggedEvent[]): Record<string, number[]> {
  const found: Record<string, number[]> = {};
  for (const { stream, streamVersion } of events) {
    const versions = (found[stream] ??= []);
    if (!versions.includes(streamVersion)) versions.push(streamVersion);
  }
  return found;
}

const allVersions = (names: readonly string[], count: number): Record<string, number[]> =>
  Object.fromEntries(names.map((name) => [name, Array.from({ length: count }, (_, index) => index + 1)]));

async function readAll(log: EventLog, topic: string): Promise<LoggedEvent[]> {
  const [report] = await log.report([topic]);
  const events: LoggedEvent[] = [];
  for (const [partition, end] of Object.entries(report?.ends ?? {})) {
    for await (const batch of log.read(topic, Number(partition), '0', end)) events.push(...batch);
  }
  return events;
}

/** What every adapter of the log keeps, whatever carries it. */
export function eventLogContract(name: string, makeFixture: () => Promise<LogFixture>): void {
  describe(`event log: ${name}`, () => {
    let fixture: LogFixture;
    let log: EventLog;

    beforeAll(async () => {
      fixture = await makeFixture();
      log = await fixture.open();
    }, 60_000);
    afterAll(async () => {
      await log.close();
      await fixture.cleanUp();
    }, 60_000);

    async function newTopic(): Promise<string> {
      const topic = unique('topic');
      await log.ensureTopics([topic], PARTITIONS);
      return topic;
    }

    /** Subscribes and gathers what comes. */
    async function gather(topic: string, group: string, more: Partial<RawSubscription> = {}) {
      const got: LoggedEvent[] = [];
      const running = await log.subscribe({
        group,
        topics: [topic],
        handle: async (batch) => void got.push(...batch),
        ...more,
      });
      return { got, stop: () => running.stop() };
    }

    test('an event comes back as it went in', async () => {
      const topic = await newTopic();
      const plain = sampleEvent('run-1', 1);
      const full = sampleEvent('learner-1', 7, {
        context: 'learners',
        type: 'level-established',
        schemaVersion: 2,
        traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
        data: { personRef: 'p_1', note: 'ä€😀', empty: null, list: [1, 2.5] },
        sealed: { personRef: 'p_1', sphere: 'youth', blob: 'AAEC' },
      });
      const { effectiveOn: _, ...personal } = full;
      const positions = await log.publish(topic, [plain, personal]);
      const back = await readAll(log, topic);
      const expected = [plain, personal].map((event, index) => ({ ...event, position: positions[index] }));
      expect(back.sort((a, b) => a.streamVersion - b.streamVersion)).toEqual(expected);
    });

    test('the events of a stream lie in one partition, in the order given, at the positions told', async () => {
      const topic = await newTopic();
      const names = streams('run', 20);
      const first = await log.publish(topic, interleaved(names, 3));
      const events = interleaved(names, 6).slice(60);
      const second = await log.publish(topic, events);
      const back = await readAll(log, topic);
      expect(firstVersions(back)).toEqual(allVersions(names, 6));
      for (const stream of names) {
        expect(
          new Set(back.filter((event) => event.stream === stream).map(({ position }) => position.partition)).size,
        ).toBe(1);
      }
      const told = [...first, ...second].map((position) => JSON.stringify(position)).sort();
      expect(back.map(({ position }) => JSON.stringify(position)).sort()).toEqual(told);
      expect(new Set(told).size).toBe(told.length);
    });

    test('a part of a partition is read: from an offset up to an end that is left out', async () => {
      const topic = await newTopic();
      const [position] = await log.publish(topic, interleaved(['run-1'], 10));
      const offsets: string[] = [];
      for await (const batch of log.read(topic, position?.partition ?? 0, '3', '7'))
        offsets.push(...batch.map((event) => event.position.offset));
      expect(offsets).toEqual(['3', '4', '5', '6']);
      const beyond: string[] = [];
      for await (const batch of log.read(topic, position?.partition ?? 0, '8', '99'))
        beyond.push(...batch.map((event) => event.position.offset));
      expect(beyond).toEqual(['8', '9']);
    });

    test('a reader may leave a read early', async () => {
      const topic = await newTopic();
      const [position] = await log.publish(topic, interleaved(['run-1'], 50));
      for await (const batch of log.read(topic, position?.partition ?? 0, '0', '50')) {
        expect(batch[0]?.streamVersion).toBe(1);
        break;
      }
    });

    test('a group gets what lay there before and what comes after, each stream in order', async () => {
      const topic = await newTopic();
      const names = streams('run', 10);
      await log.publish(topic, interleaved(names, 5));
      const reader = await gather(topic, unique('group'), { batchSize: 7 });
      await until('the first 50', () => reader.got.length >= 50);
      for (const event of interleaved(names, 10).slice(50)) await log.publish(topic, [event]);
      await until('all 100', () => Object.values(firstVersions(reader.got)).flat().length === 100);
      expect(firstVersions(reader.got)).toEqual(allVersions(names, 10));
      await reader.stop();
    });

    test('a batch is never larger than asked for, and of one partition', async () => {
      const topic = await newTopic();
      await log.publish(topic, interleaved(streams('run', 10), 10));
      const batches: { readonly size: number; readonly partitions: number }[] = [];
      const reader = await gather(topic, unique('group'), {
        batchSize: 3,
        handle: async (batch, { partition }) => {
          const places = new Set([partition, ...batch.map((event) => event.position.partition)]);
          batches.push({ size: batch.length, partitions: places.size });
        },
      });
      await until('100 events', () => batches.reduce((sum, { size }) => sum + size, 0) >= 100);
      expect(batches.every(({ size, partitions }) => size <= 3 && partitions === 1)).toBe(true);
      await reader.stop();
    });

    test('a slow reader holds one batch of a partition at a time', async () => {
      const topic = await newTopic();
      await log.publish(topic, interleaved(['run-1'], 40));
      let inWork = 0;
      let most = 0;
      let seen = 0;
      const reader = await gather(topic, unique('group'), {
        batchSize: 2,
        handle: async (batch) => {
          most = Math.max(most, ++inWork);
          await new Promise((resolve) => setImmediate(resolve));
          inWork -= 1;
          seen += batch.length;
        },
      });
      await until('all seen', () => seen >= 40);
      expect(most).toBe(1);
      await reader.stop();
    });

    test('a batch whose handling fails comes again, before what follows', async () => {
      const topic = await newTopic();
      await log.publish(topic, interleaved(['run-1'], 9));
      const handled: number[] = [];
      let failures = 3;
      const reader = await gather(topic, unique('group'), {
        batchSize: 3,
        handle: async (batch) => {
          if (batch[0]?.streamVersion === 4 && failures-- > 0) throw new Error('not now');
          handled.push(...batch.map((event) => event.streamVersion));
        },
      });
      await until('all handled', () => handled.length >= 9);
      expect([...new Set(handled)]).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9]);
      await reader.stop();
    });

    test('committed offsets tell what was handled; a group goes on there after a restart', async () => {
      const topic = await newTopic();
      const group = unique('group');
      const [position] = await log.publish(topic, interleaved(['run-1'], 5));
      const partition = position?.partition ?? 0;
      expect(await log.committed(group, [topic])).toEqual([]);
      const before = await gather(topic, group);
      await until('five committed', async () =>
        (await log.committed(group, [topic])).some(({ offset }) => offset === '5'),
      );
      await before.stop();
      await log.publish(topic, interleaved(['run-1'], 8).slice(5));
      await log.close();
      log = await fixture.open();
      const after = await gather(topic, group);
      await until('the other three', () => after.got.length >= 3);
      expect(after.got.map((event) => event.streamVersion)).toEqual([6, 7, 8]);
      await until('eight committed', async () =>
        (await log.committed(group, [topic])).some(({ offset }) => offset === '8'),
      );
      await after.stop();
      const [report] = await log.report([topic]);
      expect(report?.ends[partition]).toBe('8');
      expect(report?.starts[partition]).toBe('0');
      expect(Object.keys(report?.ends ?? {})).toHaveLength(PARTITIONS);
    });

    test('stop lets the batch in work end and commits it', async () => {
      const topic = await newTopic();
      const group = unique('group');
      await log.publish(topic, interleaved(['run-1'], 4));
      let release = (): void => undefined;
      const held = new Promise<void>((resolve) => (release = resolve));
      const handled: number[] = [];
      const reader = await gather(topic, group, {
        batchSize: 2,
        handle: async (batch) => {
          handled.push(...batch.map((event) => event.streamVersion));
          await held;
        },
      });
      await until('the first batch is in work', () => handled.length === 2);
      const stopping = reader.stop();
      release();
      await stopping;
      expect(handled).toEqual([1, 2]);
      const next = await gather(topic, group);
      await until('the rest', () => next.got.length >= 2);
      expect(next.got.map((event) => event.streamVersion)).toEqual([3, 4]);
      await next.stop();
    });

    test('members of a group share the partitions; when one leaves the others take over and nothing is lost', async () => {
      const topic = await newTopic();
      const group = unique('group');
      const names = streams('run', 40);
      const owned: (readonly TopicPartition[])[] = [[], []];
      const got: LoggedEvent[] = [];
      const member = (index: number) =>
        gather(topic, group, {
          batchSize: 10,
          onAssigned: (partitions) => void (owned[index] = partitions),
          handle: async (batch) => void got.push(...batch),
        });
      const first = await member(0);
      await until('the first owns all', () => owned[0]?.length === PARTITIONS);
      await log.publish(topic, interleaved(names, 2));
      const second = await member(1);
      await until('each owns half', () => owned.every((share) => share.length === PARTITIONS / 2));
      const shared = owned.flat().map(({ partition }) => partition);
      expect(new Set(shared).size).toBe(PARTITIONS);
      await log.publish(topic, interleaved(names, 4).slice(80));
      await first.stop();
      await until('the second owns all', () => owned[1]?.length === PARTITIONS);
      await log.publish(topic, interleaved(names, 5).slice(160));
      await until('everything came', () => Object.values(firstVersions(got)).flat().length === 200);
      expect(firstVersions(got)).toEqual(allVersions(names, 5));
      await second.stop();
    });

    test('two groups read the same topic independently', async () => {
      const topic = await newTopic();
      const one = await gather(topic, unique('group'));
      const other = await gather(topic, unique('group'));
      await log.publish(topic, interleaved(streams('run', 4), 2));
      await until('both have all', () => one.got.length >= 8 && other.got.length >= 8);
      await Promise.all([one.stop(), other.stop()]);
    });

    test('a topic with another number of partitions is refused, and so is one that does not exist', async () => {
      const topic = await newTopic();
      await log.ensureTopics([topic], PARTITIONS);
      await log.checkTopics([topic], PARTITIONS);
      await expect(log.ensureTopics([topic], PARTITIONS + 1)).rejects.toThrow(TopicMismatch);
      await expect(log.checkTopics([topic], PARTITIONS + 1)).rejects.toThrow(TopicMismatch);
      await expect(log.checkTopics([topic, unique('nowhere')], PARTITIONS)).rejects.toThrow(TopicMismatch);
      await expect(log.report([unique('nowhere')])).rejects.toThrow(TopicMismatch);
      await expect(log.publish(unique('nowhere'), [sampleEvent('run-1', 1)])).rejects.toThrow(TopicMismatch);
      await expect(gather(unique('nowhere'), unique('group'))).rejects.toThrow(TopicMismatch);
    });

    test('an event that is too large is named, and nothing of the call is sent', async () => {
      const topic = await newTopic();
      const huge = sampleEvent('run-2', 1, { data: { text: 'x'.repeat(1_200_000) } });
      const publishing = log.publish(topic, [sampleEvent('run-1', 1), huge]);
      await expect(publishing).rejects.toThrow(EventNotPublishable);
      await expect(publishing).rejects.toMatchObject({ eventId: 'run-2-1' });
      expect(await readAll(log, topic)).toEqual([]);
    });

    test('a call that is larger than one request of the log still keeps the order', async () => {
      const topic = await newTopic();
      const events = Array.from({ length: 12 }, (_, index) =>
        sampleEvent('run-1', index + 1, { data: { text: 'x'.repeat(400_000) } }),
      );
      await log.publish(topic, events);
      expect(firstVersions(await readAll(log, topic))).toEqual(allVersions(['run-1'], 12));
    });
  });
}
