import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { TestClock } from '../clock.js';
import type { EventStore } from '../store/event-store.port.js';
import type { Lease } from '../timers/lease.port.js';
import { TimerRunner } from '../timers/timer-runner.js';
import { timerCommandId, type Timer, type TimerStore } from '../timers/timer.port.js';
import { circle, circleWorld, contextOf } from './sample-domain.js';

export interface TimersFixture {
  readonly timers: TimerStore;
  readonly lease: Lease;
  readonly store: EventStore;
  cleanUp(): Promise<void>;
}

const timer = (id: string, dueAt: string, more: Partial<Timer> = {}): Timer => ({
  id,
  dueAt,
  stream: `circle-${id}`,
  kind: 'look',
  ruleVersion: '2026-01-01',
  ...more,
});

/** The rules of timers, their runner and leases, on every adapter. */
export function timersContract(name: string, open: () => Promise<TimersFixture>): void {
  describe(`timers: ${name}`, () => {
    let fixture: TimersFixture;
    beforeAll(async () => (fixture = await open()));
    afterAll(() => fixture.cleanUp());
    storeRules(() => fixture.timers);
    runnerRules(() => fixture);
    leaseRules(() => fixture.lease);
  });
}

function storeRules(timers: () => TimerStore): void {
  test('due timers come in order; cancelled, done and put-off ones do not', async () => {
    const [a, b, c] = [
      timer('a', '2020-01-03T00:00:00.000Z', { payload: { step: 2 } }),
      timer('b', '2020-01-01T00:00:00.000Z'),
      timer('c', '2020-01-02T00:00:00.000Z'),
    ];
    await timers().schedule([a, b, c]);
    expect(await timers().due('2020-01-02T00:00:00.000Z', 10)).toEqual([b, c]);
    expect(await timers().due('2020-01-05T00:00:00.000Z', 10)).toEqual([b, c, a]);
    expect(await timers().due('2020-01-05T00:00:00.000Z', 1)).toEqual([b]);
    await timers().cancel(['b']);
    await timers().putOff(c, '2020-01-04T00:00:00.000Z');
    expect(await timers().due('2020-01-03T00:00:00.000Z', 10)).toEqual([a]);
    await timers().schedule([timer('a', '2020-02-01T00:00:00.000Z')]);
    await timers().done(a);
    expect(await timers().due('2020-03-01T00:00:00.000Z', 10)).toEqual([c, timer('a', '2020-02-01T00:00:00.000Z')]);
    await timers().cancel(['a', 'c']);
  });
}

function runnerRules(fixture: () => TimersFixture): void {
  test('a timer fires once with three instances and after downtime', async () => {
    const { timers, lease, store } = fixture();
    const world = circleWorld();
    const clock = new TestClock('2026-01-01T00:00:00.000Z');
    const executor = world.executor(store);
    const open = { type: 'open' as const, title: 'By timer' };
    const fire = async (due: Timer): Promise<void> => {
      await executor.execute(circle, due.id, open, { today: clock.today() }, contextOf(timerCommandId(due)));
    };
    const errors: unknown[] = [];
    const instance = (owner: string): TimerRunner =>
      new TimerRunner({
        timers,
        lease,
        name: 'timers',
        owner,
        clock,
        fire,
        batch: 7,
        onError: (error) => errors.push(error),
      });
    await timers.schedule(
      Array.from({ length: 20 }, (_, at) => timer(`once${at}`, `2026-01-02T00:00:${String(10 + at)}.000Z`)),
    );
    const instances = ['i1', 'i2', 'i3'].map(instance);
    expect(await Promise.all(instances.map((one) => one.runOnce()))).toEqual([0, 0, 0]);
    clock.advance({ days: 7 });
    const fired = await Promise.all(instances.map((one) => one.runOnce()));
    expect(fired.reduce((sum, count) => sum + count, 0)).toBe(20);
    expect(await timers.due(clock.now(), 100)).toEqual([]);
    // Killed between the command and the removal: the row is still there and meets its own command.
    await timers.schedule([timer('once0', '2026-01-02T00:00:10.000Z')]);
    for (const one of instances) await one.stop();
    const restarted = instance('i4');
    expect(await restarted.runOnce()).toBe(1);
    await restarted.stop();
    for (let at = 0; at < 20; at++) expect(await store.load(`circle-once${at}`)).toHaveLength(1);
    expect(errors).toEqual([]);
  });

  test('two owners at once, as when a lease changes hands: each timer has its effect once', async () => {
    const { timers, store } = fixture();
    const world = circleWorld();
    const clock = new TestClock('2026-05-01T00:00:00.000Z');
    const errors: unknown[] = [];
    const owners = ['o1', 'o2'].map((owner) => {
      const executor = world.executor(store);
      const open = { type: 'open' as const, title: 'By timer' };
      return new TimerRunner({
        timers,
        lease: givenToAll,
        name: 'timers',
        owner,
        clock,
        batch: 5,
        fire: async (due) => {
          const outcome = await executor.execute(
            circle,
            due.id,
            open,
            { today: clock.today() },
            contextOf(timerCommandId(due)),
          );
          expect(outcome).toMatchObject({ status: 'done', version: 1 });
        },
        onError: (error) => errors.push(error),
      });
    });
    await timers.schedule(Array.from({ length: 12 }, (_, at) => timer(`two${at}`, '2026-04-02T00:00:00.000Z')));
    const fired = await Promise.all(owners.map((one) => one.runOnce()));
    expect(fired.reduce((sum, count) => sum + count, 0)).toBeGreaterThanOrEqual(12);
    for (let at = 0; at < 12; at++) expect(await store.load(`circle-two${at}`)).toHaveLength(1);
    expect([errors, await timers.due(clock.now(), 100)]).toEqual([[], []]);
    for (const one of owners) await one.stop();
  });

  test('a timer that fails is put off; the others fire', async () => {
    const { timers, lease } = fixture();
    const clock = new TestClock('2026-03-01T00:00:00.000Z');
    const fired: string[] = [];
    const failed: (string | undefined)[] = [];
    let broken = true;
    const runner = new TimerRunner({
      timers,
      lease,
      clock,
      name: 'poison',
      owner: 'i1',
      batch: 1,
      fire: async ({ id }) => {
        if (broken && id === 'bad') throw new Error('not now');
        fired.push(id);
      },
      onError: (_, due) => failed.push(due?.id),
    });
    await timers.schedule([timer('bad', '2026-02-01T00:00:00.000Z'), timer('good', '2026-02-02T00:00:00.000Z')]);
    await runner.runOnce();
    expect([fired, failed]).toEqual([['good'], ['bad']]);
    broken = false;
    clock.advance({ minutes: 2 });
    await runner.runOnce();
    expect(fired).toEqual(['good', 'bad']);
    await runner.stop();
  });
}

/** Correctness must not depend on the lease. */
const givenToAll: Lease = {
  tryAcquire: async () => true,
  release: async () => undefined,
  close: async () => undefined,
};

function leaseRules(lease: () => Lease): void {
  test('one owner at a time; prolonged by itself, free after release', async () => {
    expect(await lease().tryAcquire('job', 'a', 60_000)).toBe(true);
    expect(await lease().tryAcquire('job', 'b', 60_000)).toBe(false);
    expect(await lease().tryAcquire('job', 'a', 60_000)).toBe(true);
    expect(await lease().tryAcquire('other', 'b', 60_000)).toBe(true);
    await lease().release('job', 'b');
    expect(await lease().tryAcquire('job', 'b', 60_000)).toBe(false);
    await lease().release('job', 'a');
    expect(await lease().tryAcquire('job', 'b', 60_000)).toBe(true);
  });

  test('a lease that ran out is taken over by one of those who ask at once', async () => {
    expect(await lease().tryAcquire('ran-out', 'a', -1)).toBe(true);
    const asked = await Promise.all(['b', 'c', 'd'].map((owner) => lease().tryAcquire('ran-out', owner, 60_000)));
    expect(asked.filter(Boolean)).toHaveLength(1);
  });
}
