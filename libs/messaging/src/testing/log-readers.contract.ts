import { expect, test } from '@jest/globals';
import type { LoggedEvent } from '#contracts';
import type { TopicPartition } from '../event-log.port.js';
import { allVersions, firstVersions, interleaved, streams, unique } from './logged.js';
import { PARTITIONS, type LogUnderTest } from './log-under-test.js';
import { until } from './until.js';

/** What groups of readers may rely on, on every adapter of the log. */
export function readerRules({ log, reopen, newTopic, gather }: LogUnderTest): void {
  test('a group gets what lay there before and what comes after, each stream in order', async () => {
    const topic = await newTopic();
    const names = streams('run', 10);
    await log().publish(topic, interleaved(names, 1, 5));
    const reader = await gather(topic, unique('group'), { batchSize: 7 });
    await until('the first 50', () => reader.got.length >= 50);
    for (const event of interleaved(names, 6, 10)) await log().publish(topic, [event]);
    await until('all 100', () => Object.values(firstVersions(reader.got)).flat().length === 100);
    expect(firstVersions(reader.got)).toEqual(allVersions(names, 10));
    await reader.stop();
  });

  test('a batch is never larger than asked for, and of one partition', async () => {
    const topic = await newTopic();
    await log().publish(topic, interleaved(streams('run', 10), 1, 10));
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
    await log().publish(topic, interleaved(['run-1'], 1, 40));
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
    await log().publish(topic, interleaved(['run-1'], 1, 9));
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
    const [position] = await log().publish(topic, interleaved(['run-1'], 1, 5));
    const partition = position?.partition ?? 0;
    expect(await log().committed(group, [topic])).toEqual([]);
    const before = await gather(topic, group);
    await until('five committed', async () =>
      (await log().committed(group, [topic])).some(({ offset }) => offset === '5'),
    );
    await before.stop();
    await log().publish(topic, interleaved(['run-1'], 6, 8));
    await reopen();
    const after = await gather(topic, group);
    await until('the other three', () => after.got.length >= 3);
    expect(after.got.map((event) => event.streamVersion)).toEqual([6, 7, 8]);
    await until('eight committed', async () =>
      (await log().committed(group, [topic])).some(({ offset }) => offset === '8'),
    );
    await after.stop();
    const [report] = await log().report([topic]);
    expect(report?.ends[partition]).toBe('8');
    expect(report?.starts[partition]).toBe('0');
    expect(Object.keys(report?.ends ?? {})).toHaveLength(PARTITIONS);
  });

  test('stop lets the batch in work end and commits it', async () => {
    const topic = await newTopic();
    const group = unique('group');
    await log().publish(topic, interleaved(['run-1'], 1, 4));
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
    await log().publish(topic, interleaved(names, 1, 2));
    const second = await member(1);
    await until('each owns half', () => owned.every((share) => share.length === PARTITIONS / 2));
    const shared = owned.flat().map(({ partition }) => partition);
    expect(new Set(shared).size).toBe(PARTITIONS);
    await log().publish(topic, interleaved(names, 3, 4));
    await first.stop();
    await until('the second owns all', () => owned[1]?.length === PARTITIONS);
    await log().publish(topic, interleaved(names, 5, 5));
    await until('everything came', () => Object.values(firstVersions(got)).flat().length === 200);
    expect(firstVersions(got)).toEqual(allVersions(names, 5));
    await second.stop();
  });

  test('two groups read the same topic independently', async () => {
    const topic = await newTopic();
    const one = await gather(topic, unique('group'));
    const other = await gather(topic, unique('group'));
    await log().publish(topic, interleaved(streams('run', 4), 1, 2));
    await until('both have all', () => one.got.length >= 8 && other.got.length >= 8);
    await Promise.all([one.stop(), other.stop()]);
  });
}
