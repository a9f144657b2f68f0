import { expect, test } from '@jest/globals';
import { TestClock } from '../clock.js';
import { EmbeddedLease } from '../embedded/index.js';
import { DailyRunner, type DailyJob } from './daily-runner.js';

const clock = () => new TestClock('2026-11-24T22:59:00.000Z');

function runnerOf(
  jobs: readonly DailyJob[],
  more: { readonly clock?: TestClock; readonly lease?: EmbeddedLease } = {},
) {
  const failed: string[] = [];
  const runner = new DailyRunner({
    jobs,
    lease: new EmbeddedLease(),
    name: 'daily',
    owner: `o-${Math.random()}`,
    clock: clock(),
    onError: (_error, job) => failed.push(job),
    ...more,
  });
  return { runner, failed };
}

test('a job runs once a day by the clock of Berlin, and once for days without a process', async () => {
  const days: string[] = [];
  const time = clock();
  const { runner } = runnerOf([{ name: 'job', run: async (day) => void days.push(day) }], { clock: time });
  await runner.runOnce();
  await runner.runOnce();
  time.advance({ minutes: 2 });
  await runner.runOnce();
  time.advance({ days: 3 });
  await runner.runOnce();
  expect(days).toEqual(['2026-11-24', '2026-11-25', '2026-11-28']);
});

test('a job that fails is tried again and holds up no other', async () => {
  let tries = 0;
  let others = 0;
  const { runner, failed } = runnerOf([
    {
      name: 'frail',
      run: async () => {
        if (tries++ === 0) throw new Error('away');
      },
    },
    { name: 'other', run: async () => void others++ },
  ]);
  await runner.runOnce();
  await runner.runOnce();
  await runner.runOnce();
  expect({ tries, others, failed }).toEqual({ tries: 2, others: 1, failed: ['frail'] });
});

test('one that does not hold the lease leaves the job to the other, and takes over when that one has stopped', async () => {
  const days: string[] = [];
  const lease = new EmbeddedLease();
  const job = (name: string): DailyJob => ({ name: 'job', run: async (day) => void days.push(`${name} ${day}`) });
  const time = clock();
  const one = runnerOf([job('one')], { lease, clock: time }).runner;
  const other = runnerOf([job('other')], { lease, clock: time }).runner;
  await one.runOnce();
  await other.runOnce();
  await one.stop();
  await other.runOnce();
  expect(days).toEqual(['one 2026-11-24', 'other 2026-11-24']);
});

test('a stop ends the job in work', async () => {
  let begun: () => void = () => undefined;
  const working = new Promise<void>((resolve) => (begun = resolve));
  const { runner, failed } = runnerOf([
    {
      name: 'long',
      run: (_day, signal) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new Error('stopped')));
          begun();
        }),
    },
  ]);
  void runner.runOnce();
  await working;
  await runner.stop();
  expect(failed).toEqual([]);
});
