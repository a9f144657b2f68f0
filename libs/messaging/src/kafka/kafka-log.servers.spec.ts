import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import kafkajs, { type Kafka } from 'kafkajs';
import type { LoggedEvent } from '#contracts';
import { type EventLog, TopicMismatch } from '../event-log.port.js';
import { eventLogContract, readAll, sampleEvent, silentLogger, until, upTo } from '../testing/index.js';
import { openKafkaLog } from './index.js';

function brokers(): string[] {
  const given = process.env['KAFKA_BROKERS'];
  if (!given) throw new Error('KAFKA_BROKERS is not set');
  return given.split(',');
}

eventLogContract('kafka', async () => ({
  open: () => openKafkaLog({ brokers: brokers(), clientId: 'contract', logger: silentLogger }),
  cleanUp: async () => undefined,
}));

describe('the log on Kafka', () => {
  const clientId = `spec-${randomUUID()}`;
  let log: EventLog;
  let outsider: Kafka;
  let topic: string;

  beforeAll(async () => {
    log = await openKafkaLog({ brokers: brokers(), clientId, logger: silentLogger, sessionTimeoutMs: 1_500 });
    outsider = new kafkajs.Kafka({ clientId: 'outsider', brokers: brokers(), logLevel: kafkajs.logLevel.NOTHING });
    topic = `topic-${randomUUID()}`;
    await log.ensureTopics([topic], 1);
  });
  afterAll(() => log.close());

  test('records that others wrote are told, skipped and committed', async () => {
    const stranger = outsider.producer({ createPartitioner: kafkajs.Partitioners.DefaultPartitioner });
    await stranger.connect();
    await log.publish(topic, [sampleEvent('run-1', 1)]);
    await stranger.send({ topic, messages: [{ value: 'hello' }, { key: 'run-1', value: '{}' }] });
    await log.publish(topic, [sampleEvent('run-1', 2)]);
    await stranger.send({ topic, messages: [{ value: null }] });
    await stranger.disconnect();

    const got: LoggedEvent[] = [];
    const malformed: string[] = [];
    const group = randomUUID();
    const reader = await log.subscribe({
      group,
      topics: [topic],
      handle: async (batch) => void got.push(...batch),
      onMalformed: (_, offset) => void malformed.push(offset),
    });
    await until('all committed', async () => (await log.committed(group, [topic]))[0]?.offset === '5');
    await reader.stop();
    expect(got.map(({ streamVersion }) => streamVersion)).toEqual([1, 2]);
    expect(malformed).toEqual(['1', '2', '4']);

    const read: number[] = [];
    for await (const batch of log.read(topic, 0, '0', '5')) read.push(...batch.map((event) => event.streamVersion));
    expect(read).toEqual([1, 2]);
  });

  test('a handler that takes longer than the session keeps its partitions', async () => {
    let joins = 0;
    let handled = 0;
    const reader = await log.subscribe({
      group: randomUUID(),
      topics: [topic],
      onAssigned: () => void (joins += 1),
      handle: async () => {
        await new Promise((resolve) => setTimeout(resolve, 4_000));
        handled += 1;
      },
    });
    await until('it was handled', () => handled === 1);
    await reader.stop();
    expect([joins, handled]).toEqual([1, 1]);
  });

  test('one reader of a range that takes its time gets all of it', async () => {
    const versions: number[] = [];
    for await (const batch of log.read(topic, 0, '0', '5')) {
      await new Promise((resolve) => setTimeout(resolve, 3_000));
      versions.push(...batch.map((event) => event.streamVersion));
    }
    expect(versions).toEqual([1, 2]);
  });

  test('a reading leaves no group behind', async () => {
    const admin = outsider.admin();
    await admin.connect();
    const { groups } = await admin.listGroups();
    expect(groups.filter(({ groupId }) => groupId.startsWith(clientId))).toEqual([]);
    await admin.disconnect();
  });

  test.each([
    ['retention.ms', '604800000', 'expire'],
    ['retention.bytes', '1000000', 'expire'],
    ['cleanup.policy', 'compact', 'expire'],
    ['cleanup.policy', 'compact,delete', 'expire'],
    ['max.message.bytes', '500000', 'too large'],
  ])('a topic with %s=%s is refused', async (name, value, reason) => {
    const admin = outsider.admin();
    await admin.connect();
    const other = `other-${randomUUID()}`;
    const configEntries = [...new Map([['retention.ms', '-1'] as const, [name, value] as const])];
    await admin.createTopics({
      topics: [
        { topic: other, numPartitions: 2, configEntries: configEntries.map(([n, v]) => ({ name: n, value: v })) },
      ],
    });
    await admin.disconnect();
    await expect(log.checkTopics([other], 2)).rejects.toThrow(TopicMismatch);
    await expect(log.ensureTopics([other], 2)).rejects.toThrow(reason);
  });

  test('a topic whose first events are gone is refused', async () => {
    const cut = `cut-${randomUUID()}`;
    await log.ensureTopics([cut], 1);
    await log.publish(cut, [sampleEvent('run-1', 1), sampleEvent('run-1', 2)]);
    await log.checkTopics([cut], 1);
    const admin = outsider.admin();
    await admin.connect();
    // The client must have heard of the topic.
    await admin.fetchTopicOffsets(cut);
    await admin.deleteTopicRecords({ topic: cut, partitions: [{ partition: 0, offset: '1' }] });
    await admin.disconnect();
    await expect(log.checkTopics([cut], 1)).rejects.toThrow('partition 0 begins at 1');
  });

  describe('a topic that takes less than the standard', () => {
    let small: string;
    beforeEach(async () => {
      small = `small-${randomUUID()}`;
      const admin = outsider.admin();
      await admin.connect();
      const configEntries = [{ name: 'max.message.bytes', value: '20000' }];
      await admin.createTopics({ topics: [{ topic: small, numPartitions: 1, configEntries }] });
      await admin.disconnect();
    });
    const sized = (version: number, bytes: number) =>
      sampleEvent('run-1', version, { data: { text: 'x'.repeat(bytes) } });

    test('a part that is too large goes in smaller ones, in order', async () => {
      const events = Array.from({ length: 16 }, (_, at) => sized(at + 1, 5_000));
      const positions = await log.publish(small, events);
      expect(positions.map(({ offset }) => Number(offset))).toEqual(events.map((_, at) => at));
      expect((await readAll(log, small)).map(({ streamVersion }) => streamVersion)).toEqual(upTo(16));
    });

    test('a single event that is too large is named, and is no outage; those before it may be there', async () => {
      const publishing = log.publish(small, [sized(1, 10), sized(2, 10), sized(3, 30_000), sized(4, 10)]);
      await expect(publishing).rejects.toMatchObject({ name: 'EventNotPublishable', eventId: 'run-1-3' });
      const versions = (await readAll(log, small)).map(({ streamVersion }) => streamVersion);
      expect(upTo(2)).toEqual(expect.arrayContaining([...versions]));
    });
  });
});
