import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OpenedEvent } from '#contracts';
import { openProjection, RebuildCancelled } from './active-projection.js';
import { countAt } from './cell-steps.js';
import type { DocumentCollection, DocumentStore } from './document-store.port.js';
import { openEmbeddedDocuments } from './embedded/embedded-documents.js';
import { boxes, type BoxView, erased, put } from './testing/sample-projection.js';

let folder: string;
let store: DocumentStore;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'projections-'));
  store = await openEmbeddedDocuments({ file: join(folder, 'documents.db') });
});
afterEach(async () => {
  await store.close();
  await rm(folder, { recursive: true, force: true });
});

const fresh = async (name = 'boxes') => openProjection({ ...boxes, name }, store);
const cells = async (active: { reader: { cellsAt(prefix: string, day: string): Promise<ReadonlyMap<string, number>> } }, day = '2026-12-31') => Object.fromEntries([...(await active.reader.cellsAt('', day))].filter(([, count]) => count > 0));

describe('a projection', () => {
  it('makes a document of the sections of several streams', async () => {
    const active = await fresh();
    await active.apply([put('a', 1, 'box', 2), put('b', 1, 'box', 3), put('c', 1, 'other', 1)]);
    expect(await active.reader.get('box')).toEqual({ total: 5, streams: 2 });
    expect((await active.reader.find({ index: 'total' }, { limit: 5 })).rows.map(({ id, key }) => [id, key])).toEqual([['other', '000001'], ['box', '000005']]);
  });

  it('takes a repeat without effect', async () => {
    const active = await fresh();
    await active.apply([put('a', 1, 'box', 2), put('a', 1, 'box', 2)]);
    await active.apply([put('a', 1, 'box', 2), put('a', 2, 'box', 1)]);
    expect(await active.reader.get('box')).toEqual({ total: 3, streams: 1 });
  });

  it('shows nothing of a document whose streams were erased, and counts it no more', async () => {
    const active = await fresh();
    await active.apply([put('a', 1, 'box', 2)]);
    expect(await cells(active)).toEqual({ even: 1 });
    await active.apply([erased('a', 2, 'box')]);
    expect(await active.reader.get('box')).toBeUndefined();
    expect(await cells(active)).toEqual({});
  });

  it('knows what it has seen', async () => {
    const active = await fresh();
    await active.apply([put('a', 2, 'box', 2)]);
    expect(await active.reader.seen('a', 2)).toBe(true);
    expect(await active.reader.seen('a', 3, 5)).toBe(false);
    expect(await active.reader.seen('b', 1, 5)).toBe(false);
  });

  it('is the same document however streams interleave and events repeat', async () => {
    let run = 0;
    const history = fc.array(fc.record({ stream: fc.nat(3), box: fc.nat(2), amount: fc.nat(5), day: fc.nat(20), gone: fc.boolean() }), { minLength: 1, maxLength: 25 });
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
          events.push(gone && version > 3 ? erased(name, version, box) : put(name, version, box, amount, `2026-01-${String(day + 1).padStart(2, '0')}`));
          streams.set(name, events);
        }
        const straight = await fresh(`straight${run}`);
        await straight.apply([...streams.values()].flat());
        const shuffled = await fresh(`shuffled${run}`);
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
        for (const day of ['2026-01-05', '2026-12-31']) expect(await cells(shuffled, day)).toEqual(await cells(straight, day));
      }),
      { numRuns: 40 },
    );
  });

  it('loses no section when two consumers meet on one document', async () => {
    const [one, other] = [await fresh(), await fresh()];
    await Promise.all(
      Array.from({ length: 40 }, (_, n) => (n % 2 === 0 ? one : other).apply([put(`s${n}`, 1, 'box', 1)])),
    );
    expect(await one.reader.get('box')).toEqual({ total: 40, streams: 40 });
    expect(await cells(one)).toEqual({ even: 1 });
  });
});

describe('counts of cells', () => {
  it('are those of the day', async () => {
    const active = await fresh();
    await active.apply([put('a', 1, 'x', 1, '2026-01-10'), put('b', 1, 'y', 3, '2026-02-10'), put('c', 1, 'z', 2, '2026-02-20')]);
    expect(await cells(active, '2026-01-09')).toEqual({});
    expect(await cells(active, '2026-01-10')).toEqual({ odd: 1 });
    expect(await cells(active, '2026-02-10')).toEqual({ odd: 2 });
    expect(await cells(active, '2026-02-20')).toEqual({ odd: 2, even: 1 });
  });

  it('are right after a kill at any step', async () => {
    const steps = ['write:boxes.v1.g1.recounts', 'write:boxes.v1.g1', 'write:boxes.v1.g1.cells', 'remove:boxes.v1.g1.recounts'];
    const before = [put('a', 1, 'x', 1), put('b', 1, 'y', 1)];
    const change = [put('a', 2, 'x', 1), put('c', 1, 'z', 1)];
    for (const step of steps) {
      for (const moment of ['before', 'after'] as const) {
        const file = join(folder, `${step}-${moment}.db`.replaceAll(':', '-'));
        const first = await openEmbeddedDocuments({ file });
        const dying = dyingAt(first, step, moment);
        const active = await openProjection(boxes, dying.store);
        await active.apply(before);
        dying.arm();
        await expect(active.apply(change)).rejects.toThrow('killed');
        await first.close();
        const second = await openEmbeddedDocuments({ file });
        const again = await openProjection(boxes, second);
        await again.apply(change);
        expect([step, moment, await cells(again), await again.reader.get('x')]).toEqual([step, moment, { even: 1, odd: 2 }, { total: 2, streams: 1 }]);
        await second.close();
      }
    }
  });

  it('are the last step not later than the day', () => {
    const days = fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.nat(9)), { maxLength: 12 });
    fc.assert(
      fc.property(days, fc.integer({ min: 1, max: 28 }), (raw, day) => {
        const name = (n: number) => `2026-01-${String(n).padStart(2, '0')}`;
        const steps = [...new Map(raw.map(([on, count]) => [name(on), count]))].sort(([a], [b]) => (a < b ? -1 : 1));
        const naive = steps.filter(([on]) => on <= name(day)).at(-1)?.[1] ?? 0;
        expect(countAt(steps, name(day))).toBe(naive);
      }),
    );
  });
});

describe('a rebuild', () => {
  const log = (count: number): OpenedEvent[] => Array.from({ length: count }, (_, n) => put(`s${n % 50}`, Math.floor(n / 50) + 1, `box${n % 7}-${n % 50}`, n % 5));
  async function* batches(events: readonly OpenedEvent[], meanwhile?: () => Promise<void>) {
    for (let place = 0; place < events.length; place += 100) {
      yield events.slice(place, place + 100);
      await meanwhile?.();
    }
  }
  const all = async (active: { reader: { find(range: { index: string }, options: { limit: number }): Promise<{ rows: readonly { id: string; view: BoxView }[] }> } }) =>
    (await active.reader.find({ index: 'total' }, { limit: 1000 })).rows.map(({ id, view }) => ({ id, view }));

  it('ends equal to the live model, though events are written meanwhile', async () => {
    const active = await fresh();
    const events = log(700);
    await active.apply(events.slice(0, 500));
    const group = active.group;
    let written = 500;
    await active.rebuild({ events: batches(events.slice(0, 500), async () => active.apply(events.slice(written, (written += 20)))) });
    expect(active.group).not.toBe(group);
    // The new group reads the log from its beginning: what was seen is dropped, what came meanwhile is taken.
    await active.apply(events);
    const straight = await fresh('straight');
    await straight.apply(events);
    expect(await all(active)).toEqual(await all(straight));
    expect(await cells(active)).toEqual(await cells(straight));
  });

  it('leaves the old model when it is cancelled, and nothing of itself', async () => {
    const active = await fresh();
    await active.apply(log(200));
    const [group, before, collections] = [active.group, await all(active), await store.list()];
    const cancel = new AbortController();
    const rebuilding = active.rebuild({ events: batches(log(500)), signal: cancel.signal, onProgress: () => cancel.abort() });
    await expect(rebuilding).rejects.toThrow(RebuildCancelled);
    expect([active.group, await all(active), await store.list()]).toEqual([group, before, collections]);
  });

  it('begins anew beside the old one when the version is raised', async () => {
    const active = await fresh();
    await active.apply([put('a', 1, 'box', 2)]);
    const raised = await openProjection({ ...boxes, version: 2 }, store);
    expect(raised.group).not.toBe(active.group);
    expect(await raised.reader.get('box')).toBeUndefined();
    expect((await openProjection({ ...boxes, version: 2 }, store)).group).toBe(raised.group);
  });
});

/** A store that fails once, before or after one of its writes, as a process that is killed there. */
function dyingAt(store: DocumentStore, step: string, moment: 'before' | 'after') {
  let armed = false;
  const dying = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    if (!armed || name !== step) return work();
    if (moment === 'after') await work();
    throw new Error('killed');
  };
  const wrapped: DocumentStore = {
    list: () => store.list(), drop: (name) => store.drop(name), ping: () => store.ping(), close: () => store.close(),
    collection: async <Body>(definition: { name: string; indexes: readonly string[] }) => {
      const collection = await store.collection<Body>(definition);
      const guarded: DocumentCollection<Body> = {
        get: (id) => collection.get(id), getMany: (ids) => collection.getMany(ids), find: (range, options) => collection.find(range, options),
        keys: (range, options) => collection.keys(range, options), count: (range) => collection.count(range),
        write: (writes) => dying(`write:${definition.name}`, () => collection.write(writes)),
        remove: (id, expected) => dying(`remove:${definition.name}`, () => collection.remove(id, expected)),
      };
      return guarded;
    },
  };
  return { store: wrapped, arm: () => void (armed = true) };
}
