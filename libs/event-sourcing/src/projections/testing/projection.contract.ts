import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OpenedEvent } from '#contracts';
import { type ActiveProjection, openProjection, RebuildCancelled } from '../active-projection.js';
import type { DocumentStore } from '../document-store.port.js';
import { dyingAt } from './dying-store.js';
import { boxes, type BoxView, erased, put } from './sample-projection.js';

/** Where documents lie: opened several times, as by several processes or after a restart. */
export interface DocumentPlace {
  open(): Promise<DocumentStore>;
  clean(): Promise<void>;
}

interface TestedProjections {
  store(): DocumentStore;
  /** The same place opened by another process. */
  reopened(): Promise<DocumentStore>;
  fresh(name?: string): Promise<ActiveProjection<BoxView>>;
}

const cells = async (active: ActiveProjection<BoxView>, day = '2026-12-31'): Promise<Record<string, number>> =>
  Object.fromEntries([...(await active.reader.cellsAt('', day))].filter(([, count]) => count > 0));

const all = async (active: ActiveProjection<BoxView>): Promise<readonly { id: string; view: BoxView }[]> =>
  (await active.reader.find({ index: 'total' }, { limit: 1000 })).rows.map(({ id, view }) => ({ id, view }));

/** The counts as the documents themselves have it. */
async function counted(active: ActiveProjection<BoxView>): Promise<Record<string, number>> {
  const counts: Record<string, number> = {};
  for (const { view } of await all(active)) {
    const cell = view.total % 2 === 0 ? 'even' : 'odd';
    counts[cell] = (counts[cell] ?? 0) + 1;
  }
  return counts;
}

/** What read models keep on every adapter of the document store. `runs`: of the property. */
export function projectionContract(
  name: string,
  makePlace: () => Promise<DocumentPlace>,
  { runs }: { readonly runs: number },
): void {
  describe(`projections: ${name}`, () => {
    let place: DocumentPlace;
    let store: DocumentStore;
    beforeEach(async () => {
      place = await makePlace();
      store = await place.open();
    });
    afterEach(async () => {
      await store.close();
      await place.clean();
    });
    const tested: TestedProjections = {
      store: () => store,
      reopened: () => place.open(),
      fresh: (model = 'boxes') => openProjection({ ...boxes, name: model }, store),
    };
    describe('a projection', () => modelRules(tested, runs));
    describe('counts of cells', () => countRules(tested));
    describe('a rebuild', () => rebuildRules(tested));
  });
}

function modelRules(tested: TestedProjections, runs: number): void {
  it('makes a document of the sections of several streams', async () => {
    const active = await tested.fresh();
    await active.apply([put('a', 1, 'box', 2), put('b', 1, 'box', 3), put('c', 1, 'other', 1)]);
    expect(await active.reader.get('box')).toEqual({ total: 5, streams: 2 });
    expect((await active.reader.find({ index: 'total' }, { limit: 5 })).rows.map(({ id, key }) => [id, key])).toEqual([
      ['other', '000001'],
      ['box', '000005'],
    ]);
  });

  it('takes a repeat without effect', async () => {
    const active = await tested.fresh();
    await active.apply([put('a', 1, 'box', 2), put('a', 1, 'box', 2)]);
    await active.apply([put('a', 1, 'box', 2), put('a', 2, 'box', 1)]);
    expect(await active.reader.get('box')).toEqual({ total: 3, streams: 1 });
  });

  it('shows nothing of a document whose streams were erased, and counts it no more', async () => {
    const active = await tested.fresh();
    await active.apply([put('a', 1, 'box', 2)]);
    expect(await cells(active)).toEqual({ even: 1 });
    await active.apply([erased('a', 2, 'box')]);
    expect(await active.reader.get('box')).toBeUndefined();
    expect(await cells(active)).toEqual({});
  });

  it('knows what it has seen', async () => {
    const active = await tested.fresh();
    await active.apply([put('a', 2, 'box', 2)]);
    expect(await active.reader.seen('a', 2)).toBe(true);
    expect(await active.reader.seen('a', 3, 5)).toBe(false);
    expect(await active.reader.seen('b', 1, 5)).toBe(false);
  });

  it('is the same document however streams interleave and events repeat', async () => {
    let run = 0;
    const history = fc.array(
      fc.record({ stream: fc.nat(3), box: fc.nat(2), amount: fc.nat(5), day: fc.nat(20), gone: fc.boolean() }),
      { minLength: 1, maxLength: 25 },
    );
    await fc.assert(
      fc.asyncProperty(history, fc.infiniteStream(fc.nat(1000)), async (steps, chance) => {
        run += 1;
        const streams = new Map<string, OpenedEvent[]>();
        for (const { stream, amount, day, gone } of steps) {
          const name = `s${stream}`;
          const events = streams.get(name) ?? [];
          // A stream names one document.
          const box = `box${stream % 2}`;
          const version = events.length + 1;
          events.push(
            gone && version > 3
              ? erased(name, version, box)
              : put(name, version, box, amount, `2026-01-${String(day + 1).padStart(2, '0')}`),
          );
          streams.set(name, events);
        }
        const straight = await tested.fresh(`straight${run}`);
        await straight.apply([...streams.values()].flat());
        const shuffled = await tested.fresh(`shuffled${run}`);
        const next = (): number => chance.next().value as number;
        const left = [...streams.values()].map((events) => ({ events, at: 0 }));
        while (left.some(({ events, at }) => at < events.length)) {
          const one = left[next() % left.length];
          const event = one?.events[one.at];
          if (!one || !event) continue;
          const repeat = one.events[next() % (one.at + 1)];
          await shuffled.apply(repeat && next() % 3 === 0 ? [event, repeat] : [event]);
          one.at += 1;
        }
        for (const id of ['box0', 'box1']) expect(await shuffled.reader.get(id)).toEqual(await straight.reader.get(id));
        for (const day of ['2026-01-05', '2026-12-31'])
          expect(await cells(shuffled, day)).toEqual(await cells(straight, day));
      }),
      { numRuns: runs },
    );
  });

  it('loses no section when two consumers meet on one document', async () => {
    const second = await tested.reopened();
    const [one, other] = [await tested.fresh(), await openProjection(boxes, second)];
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? one : other).apply([put(`s${n}`, 1, 'box', 1)])),
    );
    expect(await one.reader.get('box')).toEqual({ total: 40, streams: 40 });
    expect([await cells(one), await cells(other)]).toEqual([{ even: 1 }, { even: 1 }]);
    await second.close();
  });
}

function countRules(tested: TestedProjections): void {
  it('are those of the day', async () => {
    const active = await tested.fresh();
    await active.apply([
      put('a', 1, 'x', 1, '2026-01-10'),
      put('b', 1, 'y', 3, '2026-02-10'),
      put('c', 1, 'z', 2, '2026-02-20'),
    ]);
    expect(await cells(active, '2026-01-09')).toEqual({});
    expect(await cells(active, '2026-01-10')).toEqual({ odd: 1 });
    expect(await cells(active, '2026-02-10')).toEqual({ odd: 2 });
    expect(await cells(active, '2026-02-20')).toEqual({ odd: 2, even: 1 });
  });

  it('are right after a kill at any step', async () => {
    const before = [put('a', 1, 'x', 1), put('b', 1, 'y', 1)];
    const change = [put('a', 2, 'x', 1), put('c', 1, 'z', 1)];
    let kills = 0;
    for (const step of ['write recounts', 'write', 'write cells', 'remove recounts'] as const) {
      for (const moment of ['before', 'after'] as const) {
        const model = { ...boxes, name: `boxes-${kills++}` };
        const first = await tested.reopened();
        const dying = dyingAt(first, step, moment);
        const active = await openProjection(model, dying.store);
        await active.apply(before);
        dying.arm();
        await expect(active.apply(change)).rejects.toThrow('killed');
        await first.close();

        const second = await tested.reopened();
        const again = await openProjection(model, second);
        expect([step, moment, await cells(again)]).toEqual([step, moment, await counted(again)]);
        await again.apply(change);
        expect([step, moment, await cells(again)]).toEqual([step, moment, { even: 1, odd: 2 }]);
        expect(await again.reader.get('x')).toEqual({ total: 2, streams: 1 });
        await second.close();
      }
    }
  });
}

function rebuildRules(tested: TestedProjections): void {
  const log = (count: number): OpenedEvent[] =>
    Array.from({ length: count }, (_, n) => put(`s${n % 50}`, Math.floor(n / 50) + 1, `box${n % 7}-${n % 50}`, n % 5));
  async function* batches(events: readonly OpenedEvent[], meanwhile?: () => Promise<void>) {
    for (let place = 0; place < events.length; place += 100) {
      yield events.slice(place, place + 100);
      await meanwhile?.();
    }
  }

  it('ends equal to the live model, though events are written meanwhile', async () => {
    const active = await tested.fresh();
    const events = log(700);
    await active.apply(events.slice(0, 500));
    const group = active.group;
    let written = 500;
    await active.rebuild({
      events: batches(events.slice(0, 500), async () => active.apply(events.slice(written, (written += 20)))),
    });
    expect(active.group).not.toBe(group);
    // The new group reads the log from its beginning: what was seen is dropped, what came meanwhile is taken.
    await active.apply(events);
    const straight = await tested.fresh('straight');
    await straight.apply(events);
    expect(await all(active)).toEqual(await all(straight));
    expect(await cells(active)).toEqual(await cells(straight));
  });

  it('leaves the old model when it is cancelled, and nothing of itself', async () => {
    const active = await tested.fresh();
    await active.apply(log(200));
    const [group, before, collections] = [active.group, await all(active), await tested.store().list()];
    const cancel = new AbortController();
    const rebuilding = active.rebuild({
      events: batches(log(500)),
      signal: cancel.signal,
      onProgress: () => cancel.abort(),
    });
    await expect(rebuilding).rejects.toThrow(RebuildCancelled);
    expect([active.group, await all(active), await tested.store().list()]).toEqual([group, before, collections]);
  });

  it('begins anew beside the old one when the version is raised', async () => {
    const active = await tested.fresh();
    await active.apply([put('a', 1, 'box', 2)]);
    const raised = await openProjection({ ...boxes, version: 2 }, tested.store());
    expect(raised.group).not.toBe(active.group);
    expect(await raised.reader.get('box')).toBeUndefined();
    expect((await openProjection({ ...boxes, version: 2 }, tested.store())).group).toBe(raised.group);
  });
}
