import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Database from 'libsql';
import { eventLogContract, sampleEvent, silentLogger, until } from '../testing/index.js';
import { openEmbeddedLog } from './index.js';

eventLogContract('embedded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'log-'));
  return {
    open: async () => openEmbeddedLog({ file: join(folder, 'log.db') }),
    cleanUp: () => rm(folder, { recursive: true }),
  };
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'log-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('it delivers a repeat now and then where that is asked for, and still in order', async () => {
  const log = openEmbeddedLog({ file: join(folder, 'log.db'), topics: ['courses'], partitions: 1, repeatEvery: 2 });
  await log.publish(
    'courses',
    [1, 2, 3, 4].map((version) => sampleEvent('run-1', version)),
  );
  const seen: number[] = [];
  const reader = await log.subscribe({
    group: 'board',
    topics: ['courses'],
    batchSize: 1,
    handle: async (batch) => void seen.push(...batch.map((event) => event.streamVersion)),
  });
  await until('four and two repeats', () => seen.length === 6);
  expect(seen).toEqual([1, 2, 2, 3, 4, 4]);
  await reader.stop();
  await log.close();
});

test('a published event reaches a waiting reader without a poll', async () => {
  const log = openEmbeddedLog({ file: join(folder, 'log.db'), topics: ['courses'] });
  let arrived = (): void => undefined;
  const arrival = new Promise<void>((resolve) => (arrived = resolve));
  const reader = await log.subscribe({ group: 'board', topics: ['courses'], handle: async () => arrived() });
  await log.publish('courses', [sampleEvent('run-1', 1)]);
  await arrival;
  await reader.stop();
  await log.close();
});

test('a reader that cannot read says so, and goes on when it can', async () => {
  const errors: object[] = [];
  const logger = { ...silentLogger, error: (fields: object) => void errors.push(fields) };
  const log = openEmbeddedLog({ file: join(folder, 'log.db'), topics: ['courses'], partitions: 1, logger });
  const seen: number[] = [];
  const reader = await log.subscribe({
    group: 'board',
    topics: ['courses'],
    handle: async (batch) => void seen.push(...batch.map((event) => event.streamVersion)),
  });
  const other = new Database(join(folder, 'log.db'));
  other.exec('ALTER TABLE group_offsets RENAME TO away');
  await log.publish('courses', [sampleEvent('run-1', 1)]);
  await until('it says so', () => errors.length > 0);
  expect(errors[0]).toMatchObject({ group: 'board', topic: 'courses', partition: 0, fault: expect.any(String) });
  other.exec('ALTER TABLE away RENAME TO group_offsets');
  other.close();
  await until('it goes on', () => seen.length > 0);
  expect(seen).toEqual([1]);
  await reader.stop();
  await log.close();
});

test('a file of another kind is refused and left as it is', async () => {
  const { openEmbeddedParking } = await import('./index.js');
  await openEmbeddedParking({ file: join(folder, 'log.db') }).close();
  expect(() => openEmbeddedLog({ file: join(folder, 'log.db') })).toThrow(
    expect.objectContaining({ name: 'DatabaseUnusable' }),
  );
});

test('a closed log is unavailable', async () => {
  const log = openEmbeddedLog({ file: join(folder, 'log.db'), topics: ['courses'] });
  await log.close();
  await expect(log.publish('courses', [sampleEvent('run-1', 1)])).rejects.toThrow(
    expect.objectContaining({ name: 'LogUnavailable' }),
  );
});
