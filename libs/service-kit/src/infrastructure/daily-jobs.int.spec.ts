import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type DailyRecords, type DailyRunner, type EventStore, proveStore, TestClock } from '#event-sourcing';
import { readEmbeddedDailyRecords } from '#event-sourcing/embedded';
import { settled } from '../testing/settled.js';
import { startTestProcess, type TestProcess } from '../testing/test-process.js';
import { tinyServices } from '../testing/tiny-service.js';
import { DAILY_JOBS, EVENT_STORE } from '../tokens.js';
import { rootKey } from './daily-jobs.js';

const key = randomBytes(32);
const clock = new TestClock('2026-11-24T22:58:00.000Z');
let running: TestProcess;
let kept: DailyRecords;

beforeAll(async () => {
  running = await startTestProcess({
    services: tinyServices(new Set()).slice(0, 1),
    clock,
    environment: { MASTER_KEY: key.toString('base64') },
  });
  kept = readEmbeddedDailyRecords({ file: join(running.dataDir, 'tiny', 'daily.db') });
});
afterAll(async () => {
  await kept.close();
  await running.stop();
});

const step = async (runId: string): Promise<void> => {
  await running.call('POST', `/api/tiny/v1/runs/${runId}/steps`, { as: 'course-coordinator' });
};
const runJobs = (): Promise<void> => running.app.get<DailyRunner>(DAILY_JOBS, { strict: false }).runOnce();
const publishedBy = async (day: string): Promise<number> =>
  Object.values((await kept.positionsOf(day))?.ends['verzahnung.courses'] ?? {}).reduce(
    (sum, end) => sum + Number(end),
    0,
  );

it('a service that decides signs a root after midnight, and notes once how far the log reached', async () => {
  await step('r1');
  await settled(running.app);
  await runJobs();
  await step('r2');
  await settled(running.app);
  await runJobs();
  clock.advance({ minutes: 3 });
  await runJobs();
  expect((await kept.roots({ limit: 9 })).map(({ day }) => day)).toEqual(['2026-11-24', '2026-11-25']);
  expect([await publishedBy('2026-11-24'), await publishedBy('2026-11-25')]).toEqual([1, 2]);
  expect(Object.keys((await kept.positionsOf('2026-11-25'))?.ends ?? {})).toHaveLength(3);
  const store = running.app.get<EventStore>(EVENT_STORE, { strict: false });
  const proof = await proveStore({ service: 'tiny', store, records: kept, verifier: rootKey(key, 'tiny') });
  expect(proof).toMatchObject({ streams: 2, commits: 2, faults: 0, roots: 2, rootFaults: [] });
  expect((await running.call('GET', '/metrics')).text).toContain('store_faults{service="tiny"} 0');
});
