import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OpenedEvent } from '#contracts';
import { type ActiveProjection, openProjection } from '../active-projection.js';
import type { DocumentStore } from '../document-store.port.js';
import { hostedRules } from './hosted.rules.js';
import { dyingAt, holdingWrites } from './dying-store.js';
import { all, cells, type TestedProjections } from './tested-projections.js';
import { rebuildRules, versionRules } from './rebuild.rules.js';
import { boxes, type BoxView, erased, put } from './sample-projection.js';

/** Where documents lie: opened several times, as by several processes or after a restart. */
export interface DocumentPlace {
  open(): Promise<DocumentStore>;
  clean(): Promise<void>;
}

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
    describe('a document that belongs to another', () => hostedRules(tested, runs));
    describe('a rebuild', () => rebuildRules(tested));
    describe('a raised version', () => versionRules(tested));
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

  const before = [put('a', 1, 'x', 1), put('b', 1, 'y', 1)];
  const change = [put('a', 2, 'x', 1), put('c', 1, 'z', 1)];
  const steps = ['write recounts', 'write', 'write cells', 'remove recounts'] as const;
  const kills = steps.flatMap((step) => (['before', 'after'] as const).map((moment) => [step, moment] as const));

  it.each(kills)('are right again after a failure at %s, %s it, when the events come again', async (step, moment) => {
    const failing = dyingAt(tested.store(), step, moment);
    const active = await openProjection(boxes, failing.store);
    await active.apply(before);
    failing.arm();
    await expect(active.apply(change)).rejects.toThrow('killed');
    failing.disarm();
    await active.apply(change);
    expect(await cells(active)).toEqual({ even: 1, odd: 2 });
    expect(await active.reader.get('x')).toEqual({ total: 2, streams: 1 });
  });

  it.each(kills)('are right again in a process that survives a kill at %s, %s it', async (step, moment) => {
    const first = await tested.reopened();
    const dying = dyingAt(first, step, moment);
    const killed = await openProjection(boxes, dying.store);
    const survivor = await tested.fresh();
    await killed.apply(before);
    dying.arm();
    await expect(killed.apply(change)).rejects.toThrow('killed');
    await first.close();
    // The partition is given to the survivor: the events come to it, and it looks after what was left in time.
    await survivor.apply(change);
    await survivor.current.recover(0);
    expect(await cells(survivor)).toEqual({ even: 1, odd: 2 });
    await survivor.apply([put('b', 2, 'y', 1)]);
    expect(await cells(survivor)).toEqual({ even: 2, odd: 1 });
  });

  it('are there when a write was seen, whichever process counts', async () => {
    const held = holdingWrites(tested.store(), 'write cells');
    const active = await openProjection(boxes, held.store);
    const other = await tested.fresh();
    await active.apply(before);
    held.hold();
    const applying = active.apply(change);
    await held.reached;
    expect(await other.reader.get('x')).toEqual({ total: 2, streams: 1 });
    for (const { reader } of [active, other]) expect(await reader.seen('c', 1, 20)).toBe(false);
    held.release();
    expect(await other.reader.seen('c', 1)).toBe(true);
    expect(await cells(other)).toEqual({ even: 1, odd: 2 });
    await applying;
  });

  it('are left to a process at work by one that starts or looks after what was left', async () => {
    const held = holdingWrites(tested.store());
    const active = await openProjection(boxes, held.store);
    await active.apply(before);
    held.hold();
    const applying = active.apply(change);
    await held.reached;
    const second = await tested.fresh();
    await second.current.recover();
    await second.current.recover();
    const recounts = `boxes.${active.current.label}.recounts`;
    const notes = await tested.store().collection({ name: recounts, indexes: ['intent'] });
    expect(await notes.count({ index: 'intent' })).toBe(1);
    held.release();
    await applying;
    expect(await notes.count({ index: 'intent' })).toBe(0);
    expect(await cells(second)).toEqual({ even: 1, odd: 2 });
  });

  it.each(kills)('are right at the start after a kill at %s, %s it', async (step, moment) => {
    const first = await tested.reopened();
    const dying = dyingAt(first, step, moment);
    const active = await openProjection(boxes, dying.store);
    await active.apply(before);
    dying.arm();
    await expect(active.apply(change)).rejects.toThrow('killed');
    await first.close();
    const again = await tested.fresh();
    expect(await cells(again)).toEqual(await counted(again));
    await again.apply(change);
    expect(await cells(again)).toEqual({ even: 1, odd: 2 });
    expect(await again.reader.get('x')).toEqual({ total: 2, streams: 1 });
  });
}
