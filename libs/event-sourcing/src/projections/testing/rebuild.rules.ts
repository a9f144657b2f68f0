import { expect, it } from '@jest/globals';
import type { OpenedEvent } from '#contracts';
import { openProjection } from '../active-projection.js';
import { RebuildCancelled } from '../model-state.js';
import { dyingAt } from './dying-store.js';
import { boxes, put } from './sample-projection.js';
import { all, cells, type TestedProjections } from './tested-projections.js';

const log = (count: number): OpenedEvent[] =>
  Array.from({ length: count }, (_, n) => put(`s${n % 50}`, Math.floor(n / 50) + 1, `box${n % 7}-${n % 50}`, n % 5));
const AT_ONCE = { generationMs: 0, versionMs: 0 };
const nothing = (): Promise<void> => Promise.resolve();

/** The steps of building a model anew, on every adapter of the document store. */
export function rebuildRules(tested: TestedProjections): void {
  it('is read only after the switch, and is then what was filled, counts and all', async () => {
    const active = await tested.fresh();
    const events = log(700);
    await active.apply(events.slice(0, 500));
    const [before, old] = [await all(active), active.current];
    const next = await active.begin();
    await next.apply(events.slice(0, 300));
    expect([await all(active), active.current]).toEqual([before, old]);
    await next.apply(events.slice(300));
    await next.goLive();
    await active.switchTo(next);
    expect(active.current.label).toBe(next.label);
    const straight = await tested.fresh('straight');
    await straight.apply(events);
    expect(await all(active)).toEqual(await all(straight));
    expect(await cells(active)).toEqual(await cells(straight));
  });

  it('keeps what the reader of the old generation still brings out of the new one', async () => {
    const active = await tested.fresh();
    const old = active.current;
    await old.apply([put('s', 1, 'box', 1)]);
    const next = await active.begin();
    await next.apply([put('s', 1, 'box', 1)]);
    await next.goLive();
    await active.switchTo(next);
    // Versions 2 and 3 are still to come in the new group: a later one of the old group must not hide them.
    await old.apply([put('s', 4, 'box', 1)]);
    await next.apply([put('s', 2, 'box', 1), put('s', 3, 'box', 1), put('s', 4, 'box', 1)]);
    expect(await active.reader.get('box')).toEqual({ total: 4, streams: 1 });
  });

  it('counts what is written while it goes live', async () => {
    const active = await tested.fresh();
    const next = await active.begin();
    const events = log(300);
    const filling = next.apply(events.slice(0, 200));
    const [live, more] = [next.goLive(), next.apply(events.slice(200))];
    await Promise.all([filling, live, more]);
    await active.switchTo(next);
    const straight = await tested.fresh('straight');
    await straight.apply(events);
    expect(await cells(active)).toEqual(await cells(straight));
  });

  it('leaves the old model when it is abandoned, and nothing of itself', async () => {
    const active = await tested.fresh();
    await active.apply(log(200));
    const [label, before, collections] = [active.current.label, await all(active), await tested.store().list()];
    const next = await active.begin();
    await next.apply(log(500));
    expect(await active.abandon(next)).toBe(true);
    await active.refresh();
    expect([active.current.label, await all(active), await tested.store().list()]).toEqual([
      label,
      before,
      collections,
    ]);
  });

  it('of two at once lets one win, and drops nothing that is in use', async () => {
    const second = await tested.reopened();
    const [one, other] = [await tested.fresh(), await openProjection(boxes, second, AT_ONCE)];
    const events = log(200);
    await one.apply(events);
    const first = await one.begin();
    await first.apply(events);
    const next = await other.begin();
    await next.apply(events);
    await next.goLive();
    await other.switchTo(next);
    await expect(one.switchTo(first)).rejects.toThrow(RebuildCancelled);
    expect(await one.abandon(first)).toBe(true);
    await one.refresh();
    expect([one.current.label, other.current.label]).toEqual([next.label, next.label]);
    await other.sweep(nothing);
    expect((await all(one)).length).toBeGreaterThan(0);
    expect(await all(one)).toEqual(await all(other));
    await second.close();
  });

  it('that lost the race does not touch what the other one has half filled', async () => {
    const [one, other] = [await tested.fresh(), await tested.fresh()];
    const first = await one.begin();
    await first.apply(log(100));
    const next = await other.begin();
    await next.apply(log(100));
    expect(await one.abandon(first)).toBe(true);
    await next.goLive();
    await other.switchTo(next);
    const straight = await tested.fresh('straight');
    await straight.apply(log(100));
    expect(await all(other)).toEqual(await all(straight));
  });

  it('whose answer to the switch was lost is in use, and is not dropped', async () => {
    const losing = dyingAt(tested.store(), 'write projections', 'after');
    const active = await openProjection(boxes, losing.store);
    const next = await active.begin();
    await next.apply(log(100));
    await next.goLive();
    losing.arm();
    await expect(active.switchTo(next)).rejects.toThrow('killed');
    losing.disarm();
    expect(await active.abandon(next)).toBe(false);
    await active.switchTo(next);
    expect(active.current.label).toBe(next.label);
    expect((await all(active)).length).toBeGreaterThan(0);
  });

  it('is followed by the other processes, and the old one is dropped when it is due', async () => {
    const [one, other] = [await openProjection(boxes, tested.store(), AT_ONCE), await tested.fresh()];
    await one.apply(log(100));
    const old = one.current.label;
    const next = await one.begin();
    await next.apply(log(200));
    await next.goLive();
    await one.switchTo(next);
    await other.refresh();
    expect([other.current.label, await all(other)]).toEqual([next.label, await all(one)]);
    const swept: string[] = [];
    await other.sweep((label) => Promise.resolve(void swept.push(label)));
    expect(swept).toEqual([old]);
    expect((await tested.store().list()).filter((name) => name.includes(old))).toEqual([]);
    await one.sweep((label) => Promise.resolve(void swept.push(label)));
    expect(swept).toEqual([old]);
  });

  it('is not dropped before it is due', async () => {
    const active = await tested.fresh();
    const old = active.current.label;
    const next = await active.begin();
    await active.switchTo(next);
    await active.sweep(nothing);
    expect((await tested.store().list()).some((name) => name.includes(old))).toBe(true);
  });

  it('that died half-way is dropped after the next one began', async () => {
    const active = await openProjection(boxes, tested.store(), AT_ONCE);
    const dead = await active.begin();
    await dead.apply(log(50));
    const next = await (await openProjection(boxes, tested.store(), AT_ONCE)).begin();
    await active.sweep(nothing);
    const names = await tested.store().list();
    expect([names.some((name) => name.includes(dead.label)), names.some((name) => name.includes(next.label))]).toEqual([
      false,
      true,
    ]);
  });

  it('has a name of its own, so that lost documents are read from the beginning', async () => {
    const label = (await tested.fresh()).current.label;
    for (const name of await tested.store().list()) await tested.store().drop(name);
    expect((await tested.fresh()).current.label).not.toBe(label);
  });
}

/** A raised version of a model. */
export function versionRules(tested: TestedProjections): void {
  const raised = { ...boxes, version: 2 };

  it('is filled beside the one before, which answers until it has caught up', async () => {
    const active = await tested.fresh();
    await active.apply([put('a', 1, 'box', 2)]);
    const next = await openProjection(raised, tested.store());
    expect([next.current.label, next.catchingUp]).toEqual([expect.stringMatching(/^v2\./), true]);
    expect(await next.reader.get('box')).toEqual({ total: 2, streams: 1 });
    await next.apply([put('a', 1, 'box', 2), put('a', 2, 'box', 2)]);
    expect(await next.reader.get('box')).toEqual({ total: 2, streams: 1 });
    await next.settle();
    expect([next.catchingUp, await next.reader.get('box')]).toEqual([false, { total: 4, streams: 1 }]);
  });

  it('and the one before work side by side, started again and again in any order', async () => {
    const old = await tested.fresh();
    await old.apply([put('a', 1, 'box', 2)]);
    const next = await openProjection(raised, tested.store());
    const again = await tested.fresh();
    const nextAgain = await openProjection(raised, tested.store());
    expect([again.current.label, nextAgain.current.label]).toEqual([old.current.label, next.current.label]);
    await nextAgain.settle();
    await again.apply([put('a', 2, 'box', 2)]);
    expect(await (await tested.fresh()).reader.get('box')).toEqual({ total: 4, streams: 1 });
  });

  it('takes the one before away when its time is over; who goes back to it begins anew', async () => {
    const old = (await tested.fresh()).current.label;
    const next = await openProjection(raised, tested.store(), AT_ONCE);
    await next.sweep(nothing);
    expect((await tested.store().list()).some((name) => name.includes(old))).toBe(true);
    await next.settle();
    await next.sweep(nothing);
    expect((await tested.store().list()).some((name) => name.includes(old))).toBe(false);
    expect((await tested.fresh()).current.label).not.toBe(old);
    expect((await openProjection(raised, tested.store())).current.label).toBe(next.current.label);
  });
}
