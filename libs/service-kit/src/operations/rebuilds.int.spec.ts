import { isDeepStrictEqual } from 'node:util';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '../testing/eventually.js';
import { cellsOf, type Process, RebuiltService, shown } from './testing/rebuilding.js';

const streams = Array.from({ length: 12 }, (_, n) => `s${n}`);
const some = streams.slice(0, 5);
let service: RebuiltService;
let one: Process;

beforeEach(async () => {
  service = new RebuiltService();
  one = await service.process();
  for (let version = 1; version <= 5; version++) await service.publish(...streams);
  await one.host.caughtUp();
});
afterEach(() => service.close());

const state = ({ rebuilds } = one) => rebuilds.state('counts');
const ended = (process = one) =>
  eventually(
    () => state(process),
    (answer) => answer !== undefined && answer.state !== 'running',
  );
async function seenBy(process: Process): Promise<void> {
  await eventually(
    () => shown(process),
    (answer) => isDeepStrictEqual(answer, service.logged()),
  );
  for (const [stream, version] of Object.entries(service.logged()))
    expect(await process.active.reader.seen(stream, version)).toBe(true);
}
/** The counts as the documents themselves have it. */
async function counted(process: Process): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const events of Object.values(await shown(process))) counts[`of-${events}`] = (counts[`of-${events}`] ?? 0) + 1;
  return counts;
}

describe('a rebuild during writes', () => {
  it('ends equal to the live model, whenever they come', async () => {
    const old = one.active.current.label;
    service.newGroups.shut();
    service.switches.shut();
    await service.start(one);
    await eventually(
      () => service.newGroups.waiting,
      (waiting) => waiting > 0,
    );
    // While it is filled: seen at once in the model in use.
    await service.publish(...some);
    await seenBy(one);
    service.newGroups.lift();
    await eventually(
      () => service.switches.waiting,
      (waiting) => waiting > 0,
    );
    // Between having caught up and the switch.
    await service.publish(...some);
    await seenBy(one);
    expect(one.active.current.label).toBe(old);
    // The reader of the new generation is held up while the switch happens: what it lacks must not be lost.
    service.newGroups.shut();
    await service.publish(...some);
    service.switches.lift();
    expect(await ended()).toMatchObject({ state: 'done', events: 60, total: 60 });
    await service.publish(...streams);
    service.newGroups.lift();
    await one.host.caughtUp();
    expect(one.active.current.label).not.toBe(old);
    expect(await shown(one)).toEqual(service.logged());
    expect(await cellsOf(one)).toEqual(await counted(one));
  });

  it('goes on being fed by the reader that filled it', async () => {
    await service.start(one);
    expect(await ended()).toMatchObject({ state: 'done' });
    for (let n = 0; n < 3; n++) {
      await service.publish(...streams);
      await one.host.caughtUp();
      expect(await shown(one)).toEqual(service.logged());
    }
    expect(await cellsOf(one)).toEqual({ 'of-8': streams.length });
  });
});

describe('a rebuild beside other processes', () => {
  it('is followed by them, and the old generation goes when they have left it', async () => {
    const two = await service.process();
    const old = one.active.current.label;
    await service.start(one);
    expect(await ended()).toMatchObject({ state: 'done' });
    await eventually(
      () => two.active.current.label,
      (label) => label === one.active.current.label,
    );
    await service.publish(...streams);
    await Promise.all([one.host.caughtUp(), two.host.caughtUp()]);
    expect([await shown(one), await shown(two)]).toEqual([service.logged(), service.logged()]);
    await one.stop();
    await service.publish(...streams);
    await seenBy(two);
    expect(two.active.current.label).not.toBe(old);
    expect(await cellsOf(two)).toEqual(await counted(two));
  });

  it('is followed in the end, though the log was away and the old generation could not be dropped', async () => {
    const two = await service.process();
    const old = one.active.current.label;
    service.joins = 1;
    service.failingDrops = 2;
    await service.start(one);
    expect(await ended()).toMatchObject({ state: 'done' });
    await eventually(
      () => service.refusedJoins,
      (refused) => refused > 1,
    );
    // Read from the new one all the same, which the first process feeds.
    await service.publish(...streams);
    await seenBy(two);
    service.joins = 1;
    await eventually(
      () => two.host.status(),
      ([status]) => status !== undefined && !('unavailable' in status),
    );
    await one.stop();
    await service.publish(...streams);
    await seenBy(two);
    await eventually(
      () => service.collections(),
      (names) => names.every((name) => !name.includes(old)),
    );
  });

  it('is one at a time a model, told of and cancelled by any of them', async () => {
    const two = await service.process();
    const old = one.active.current.label;
    service.newGroups.shut();
    expect(await service.start(one)).toMatchObject({ state: 'running', total: 60 });
    expect([await service.start(one), await service.start(two)]).toEqual([undefined, undefined]);
    expect(await state(two)).toMatchObject({ state: 'running', total: 60 });
    expect(await two.rebuilds.cancel('counts')).toBe(true);
    await eventually(
      () => service.cancelsNoted,
      (noted) => noted > 1,
    );
    service.newGroups.lift();
    await ended(two);
    expect([await state(one), await state(two)]).toMatchObject([{ state: 'cancelled' }, { state: 'cancelled' }]);
    expect(await two.rebuilds.cancel('counts')).toBe(false);
    expect([one.active.current.label, await shown(one), await shown(two)]).toEqual([
      old,
      service.logged(),
      service.logged(),
    ]);
    expect(await service.start(two)).toMatchObject({ state: 'running' });
    expect(await ended(two)).toMatchObject({ state: 'done' });
    await seenBy(one);
  });
});

describe('a rebuild that does not come to its end', () => {
  it('is in use when only the answer to the switch was lost', async () => {
    service.lostAnswers = 1;
    await service.start(one);
    expect(await ended()).toMatchObject({ state: 'done' });
    await service.publish(...streams);
    await one.host.caughtUp();
    expect(await shown(one)).toEqual(service.logged());
  });

  it('leaves the old one when it cannot handle what that one handled', async () => {
    const old = one.active.current.label;
    service.poison.add('s3-2');
    await service.start(one);
    expect(await ended()).toMatchObject({ state: 'failed', failure: expect.stringMatching(/^TypeError at /) });
    expect([one.active.current.label, await shown(one)]).toEqual([old, service.logged()]);
    const label = (await service.parking.list({ group: 'tiny.counts', generation: old })).length;
    expect(label).toBe(0);
  });

  it('leaves the old one at an event that nobody knows', async () => {
    await service.publishUnknown('s99');
    await service.start(one);
    expect(await ended()).toMatchObject({ state: 'failed', failure: expect.stringMatching(/^UnknownEventType/) });
    expect(await shown(one)).toEqual(service.logged());
  });

  it('is cancelled by the stop of its process, and starts no reader behind it', async () => {
    const two = await service.process();
    const old = one.active.current.label;
    service.switches.shut();
    await service.start(one);
    await eventually(
      () => service.switches.waiting,
      (waiting) => waiting > 0,
    );
    const stopped = one.stop();
    service.switches.lift();
    await stopped;
    // It was past the point of no return: the other process goes on with the new one.
    await eventually(
      () => two.active.current.label,
      (label) => label !== old,
    );
    await service.publish(...streams);
    await seenBy(two);
  });
});

describe('a raised version', () => {
  it('is read when it has caught up, while the one before goes on beside it', async () => {
    service.newGroups.shut();
    const two = await service.process(2);
    await service.publish(...some);
    await one.host.caughtUp();
    expect(await shown(two)).toEqual(service.logged());
    expect(two.active.catchingUp).toBe(true);
    service.newGroups.lift();
    await eventually(
      () => two.active.catchingUp,
      (catchingUp) => !catchingUp,
    );
    expect([await shown(one), await shown(two)]).toEqual([service.logged(), service.logged()]);
    expect(one.active.current.label).toMatch(/^v1\./);
    const again = await service.process(1);
    expect(again.active.current.label).toBe(one.active.current.label);
  });
});
