import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { OpenedEvent } from '#contracts';
import { openProjection } from '../active-projection.js';
import { dyingAt } from './dying-store.js';
import { boxes, erased, put, putInto, takenOut } from './sample-projection.js';
import { all, cells, type TestedProjections } from './tested-projections.js';

/** What holds where one document turns out to belong to another. */
export function hostedRules(tested: TestedProjections, runs: number): void {
  it('shows the sections of both in the host, and leads there', async () => {
    const active = await tested.fresh();
    await active.apply([put('a', 1, 'one', 2), put('b', 1, 'two', 3), putInto('b', 2, 'two', 'one')]);
    expect(await active.reader.get('two')).toEqual({ total: 5, streams: 2 });
    expect([...(await active.reader.getMany(['two', 'one', 'none'])).keys()].toSorted()).toEqual(['one', 'two']);
    expect(await all(active)).toEqual([{ id: 'one', view: { total: 5, streams: 2 } }]);
    expect(await cells(active)).toEqual({ odd: 1 });
    await active.apply([put('b', 3, 'two', 1)]);
    expect(await active.reader.get('one')).toEqual({ total: 6, streams: 2 });
    expect(await active.reader.seen('b', 3)).toBe(true);
  });

  it('lets each stand for itself again', async () => {
    const active = await tested.fresh();
    await active.apply([put('a', 1, 'one', 2), put('b', 1, 'two', 3), putInto('b', 2, 'two', 'one')]);
    await active.apply([takenOut('b', 3, 'two')]);
    expect(await active.reader.get('one')).toEqual({ total: 2, streams: 1 });
    expect(await active.reader.get('two')).toEqual({ total: 3, streams: 1 });
    expect(await cells(active)).toEqual({ even: 1, odd: 1 });
  });

  it('follows a way over several', async () => {
    const active = await tested.fresh();
    await active.apply([put('c', 1, 'three', 4), putInto('c', 2, 'three', 'two')]);
    await active.apply([put('b', 1, 'two', 3), putInto('b', 2, 'two', 'one'), put('a', 1, 'one', 2)]);
    expect(await active.reader.get('three')).toEqual({ total: 9, streams: 3 });
    await active.apply([takenOut('b', 3, 'two')]);
    expect(await active.reader.get('three')).toEqual({ total: 7, streams: 2 });
    expect(await active.reader.get('one')).toEqual({ total: 2, streams: 1 });
  });

  it('leaves nothing in the host of what was erased', async () => {
    const active = await tested.fresh();
    await active.apply([put('a', 1, 'one', 2), put('b', 1, 'two', 3), putInto('b', 2, 'two', 'one')]);
    await active.apply([erased('b', 3, 'two')]);
    expect(await active.reader.get('one')).toEqual({ total: 2, streams: 1 });
    expect(await active.reader.get('two')).toBeUndefined();
  });

  it.each(['before', 'after'] as const)('is in step after a kill %s a write of the document', async (moment) => {
    const reopened = await tested.reopened();
    const mortal = dyingAt(reopened, 'write', moment);
    const dying = await openProjection(boxes, mortal.store);
    await dying.apply([put('a', 1, 'one', 2), put('b', 1, 'two', 3)]);
    mortal.arm();
    await expect(dying.apply([putInto('b', 2, 'two', 'one')])).rejects.toThrow('killed');
    const again = await tested.fresh();
    await again.current.recover(0);
    await again.apply([putInto('b', 2, 'two', 'one')]);
    expect(await again.reader.get('one')).toEqual({ total: 5, streams: 2 });
    expect(await cells(again)).toEqual({ odd: 1 });
    await reopened.close();
  });

  it('two consumers that meet leave host and guest in step', async () => {
    const second = await tested.reopened();
    const [one, other] = [await tested.fresh(), await openProjection(boxes, second)];
    const guests = Array.from({ length: 12 }, (_, n) => [
      put(`g${n}`, 1, `guest${n}`, 1),
      putInto(`g${n}`, 2, `guest${n}`, 'host'),
      put(`g${n}`, 3, `guest${n}`, 1),
    ]);
    await Promise.all(guests.map((events, n) => (n % 2 === 0 ? one : other).apply(events)));
    await Promise.all(
      guests.map((_, n) => (n % 2 === 0 ? other : one).apply(n < 6 ? [takenOut(`g${n}`, 4, `guest${n}`)] : [])),
    );
    expect(await one.reader.get('host')).toEqual({ total: 12, streams: 6 });
    await second.close();
  });

  it('is the same however streams interleave; put into another and taken out is as never put there', async () => {
    let run = 0;
    const step = fc.record({ box: fc.nat(3), amount: fc.nat(5), way: fc.constantFrom('put', 'put', 'into', 'out') });
    const history = fc.array(step, { minLength: 1, maxLength: 24 });
    await fc.assert(
      fc.asyncProperty(history, fc.infiniteStream(fc.nat(1000)), async (steps, chance) => {
        run += 1;
        const streams = new Map<number, OpenedEvent[]>();
        const host = new Map<number, number>();
        const own = new Map<number, number>();
        for (const { box, amount, way } of steps) {
          const events = streams.get(box) ?? [];
          const [stream, version] = [`s${box}`, events.length + 1];
          if (way === 'put' || box === 0 || version === 1) {
            events.push(put(stream, version, `box${box}`, amount));
            own.set(box, (own.get(box) ?? 0) + amount);
          } else if (way === 'into' && !host.has(box)) {
            // To an elder one alone, as the elder of two references stays.
            host.set(box, amount % box);
            events.push(putInto(stream, version, `box${box}`, `box${amount % box}`));
          } else if (way === 'out' && host.delete(box)) events.push(takenOut(stream, version, `box${box}`));
          streams.set(box, events);
        }
        const active = await tested.fresh(`hosted${run}`);
        const left = [...streams.values()].map((events) => ({ events, at: 0 }));
        const next = (): number => chance.next().value as number;
        while (left.some(({ events, at }) => at < events.length)) {
          const one = left[next() % left.length];
          const event = one?.events[one.at];
          if (!one || !event) continue;
          const repeat = one.events[next() % (one.at + 1)];
          await active.apply(repeat && next() % 3 === 0 ? [event, repeat] : [event]);
          one.at += 1;
        }
        const rootOf = (box: number): number => {
          const into = host.get(box);
          return into === undefined ? box : rootOf(into);
        };
        const totals = new Map<number, { total: number; streams: number }>();
        for (const [box, total] of own) {
          const root = rootOf(box);
          const known = totals.get(root) ?? { total: 0, streams: 0 };
          totals.set(root, { total: known.total + total, streams: known.streams + 1 });
        }
        for (const box of own.keys()) expect(await active.reader.get(`box${box}`)).toEqual(totals.get(rootOf(box)));
        const odd = [...totals.values()].filter(({ total }) => total % 2 === 1).length;
        const even = totals.size - odd;
        expect(await cells(active)).toEqual({ ...(odd > 0 ? { odd } : {}), ...(even > 0 ? { even } : {}) });
      }),
      { numRuns: runs },
    );
  });
}
