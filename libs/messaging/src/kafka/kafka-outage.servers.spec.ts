import { expect, test } from '@jest/globals';
import type { LoggedEvent } from '#contracts';
import { startKafka } from '../../../../tools/servers/index.mjs';
import { LogUnavailable } from '../event-log.port.js';
import { sampleEvent, silentLogger, until } from '../testing/index.js';
import { openKafkaLog } from './index.js';

test('a log without a broker is unavailable', async () => {
  const opening = openKafkaLog({ brokers: ['127.0.0.1:1'], clientId: 'spec', logger: silentLogger });
  await expect(opening).rejects.toThrow(LogUnavailable);
});

test('a broker that is killed: publishing says so, and all goes on when it is back; nothing is lost', async () => {
  const broker = await startKafka();
  const log = await openKafkaLog({ brokers: [broker.address], clientId: 'spec', logger: silentLogger });
  await log.ensureTopics(['courses'], 2);
  const got: LoggedEvent[] = [];
  const owned: number[] = [];
  const reader = await log.subscribe({
    group: 'board',
    topics: ['courses'],
    onAssigned: (partitions) => void owned.push(partitions.length),
    handle: async (batch) => void got.push(...batch),
  });
  await log.publish(
    'courses',
    [1, 2].map((version) => sampleEvent('run-1', version)),
  );
  await until('two came', () => got.length === 2);

  await broker.kill9();
  await expect(log.publish('courses', [sampleEvent('run-1', 3)])).rejects.toThrow(LogUnavailable);
  await expect(log.ping()).rejects.toThrow(LogUnavailable);
  await expect(log.report(['courses'])).rejects.toThrow(LogUnavailable);
  await until('the reader has lost its partitions', () => owned.at(-1) === 0, 60_000);

  await broker.restart();
  await log.ping();
  await log.publish(
    'courses',
    [3, 4].map((version) => sampleEvent('run-1', version)),
  );
  await until('the others came', () => got.some(({ streamVersion }) => streamVersion === 4), 60_000);
  expect([...new Set(got.map(({ streamVersion }) => streamVersion))]).toEqual([1, 2, 3, 4]);
  expect(owned.at(-1)).toBe(2);
  await reader.stop();
  await log.close();
  await broker.stop();
});

test('a log can be closed while its broker is away', async () => {
  const broker = await startKafka();
  const log = await openKafkaLog({ brokers: [broker.address], clientId: 'spec', logger: silentLogger });
  await log.ensureTopics(['courses'], 2);
  await log.subscribe({ group: 'board', topics: ['courses'], handle: async () => undefined });
  await broker.kill9();
  await log.close();
  await expect(log.ping()).rejects.toThrow(LogUnavailable);
  await broker.stop();
});
