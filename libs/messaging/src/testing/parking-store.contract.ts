import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import type { LoggedEvent } from '#contracts';
import {
  ParkingFull,
  type ParkingLimits,
  type ParkingPlace,
  type ParkingStore,
} from '../subscriptions/parking-store.port.js';
import { sampleEvent } from './sample-event.js';

export interface ParkingFixture {
  open(limits?: ParkingLimits): Promise<ParkingStore>;
  cleanUp(): Promise<void>;
}

const logged = (stream: string, version: number): LoggedEvent => ({
  ...sampleEvent(stream, version),
  position: { topic: 'courses', partition: 2, offset: String(version) },
});
const newly = (stream: string) => ({
  stream,
  topic: 'courses',
  partition: 2,
  reason: 'TypeError at fold.ts:3',
  correlationId: 'cor-1',
  parkedAt: '2026-11-24T08:00:00.000Z',
});
const versions = (events: readonly LoggedEvent[]): number[] => events.map((event) => event.streamVersion);

/** What every adapter of the parking place keeps. */
export function parkingStoreContract(name: string, makeFixture: () => Promise<ParkingFixture>): void {
  describe(`parking place: ${name}`, () => {
    let fixture: ParkingFixture;
    let store: ParkingStore;
    let place: ParkingPlace;
    let round = 0;

    beforeAll(async () => {
      fixture = await makeFixture();
      store = await fixture.open({ streams: 3, events: 10 });
    });
    beforeEach(() => {
      place = { group: `board-${++round}`, generation: '1' };
    });
    afterAll(async () => {
      await store.close();
      await fixture.cleanUp();
    });

    test('a parked stream is listed with its reason, its events lie in order and unchanged', async () => {
      await store.park(place, newly('run-1'), [logged('run-1', 3), logged('run-1', 4)]);
      expect(await store.follow(place, 'run-1', [logged('run-1', 5)])).toBe(true);
      expect(await store.list(place)).toMatchObject([{ ...place, ...newly('run-1'), failedRetries: 0 }]);
      expect(await store.get(place, 'run-1')).toMatchObject(newly('run-1'));
      expect(await store.get(place, 'run-2')).toBeUndefined();
      expect(await store.events(place, 'run-1', 0, 10)).toEqual([3, 4, 5].map((version) => logged('run-1', version)));
      expect(versions(await store.events(place, 'run-1', 3, 1))).toEqual([4]);
      expect(await store.extent(place, 'run-1')).toEqual({ first: 3, last: 5 });
      expect(await store.places()).toContainEqual(place);
    });

    test('the same events parked twice lie there once', async () => {
      await store.park(place, newly('run-1'), [logged('run-1', 1), logged('run-1', 2)]);
      await store.park(place, newly('run-1'), [logged('run-1', 1), logged('run-1', 2)]);
      await store.follow(place, 'run-1', [logged('run-1', 2)]);
      expect(versions(await store.events(place, 'run-1', 0, 10))).toEqual([1, 2]);
      expect(await store.list(place)).toHaveLength(1);
    });

    test('nothing follows a stream that is not parked', async () => {
      expect(await store.follow(place, 'run-1', [logged('run-1', 1)])).toBe(false);
      expect(await store.events(place, 'run-1', 0, 10)).toEqual([]);
    });

    test('a stream is given free only when nothing was added since it was looked at', async () => {
      await store.park(place, newly('run-1'), [logged('run-1', 1)]);
      const seen = await store.get(place, 'run-1');
      await store.follow(place, 'run-1', [logged('run-1', 2)]);
      expect(await store.unpark(place, 'run-1', seen?.appends ?? -1)).toBe(false);
      const again = await store.get(place, 'run-1');
      await store.remove(place, 'run-1', 2);
      expect(await store.unpark(place, 'run-1', again?.appends ?? -1)).toBe(true);
      expect(await store.list(place)).toEqual([]);
      expect(await store.extent(place, 'run-1')).toBeUndefined();
    });

    test('groups and generations have places of their own', async () => {
      const next = { ...place, generation: '2' };
      await store.park(place, newly('run-1'), [logged('run-1', 1)]);
      expect(await store.list(next)).toEqual([]);
      await store.park(next, newly('run-1'), [logged('run-1', 1)]);
      await store.remove(place, 'run-1', 1);
      expect(versions(await store.events(next, 'run-1', 0, 10))).toEqual([1]);
    });

    test('requests are found, the last one counts, and a retry in vain takes it away and is counted', async () => {
      const retry = { kind: 'retry', by: 'u_1', at: '2026-11-24T09:00:00.000Z' } as const;
      const drop = { kind: 'drop', by: 'u_2', at: '2026-11-24T09:01:00.000Z', reason: 'sent by mistake' } as const;
      expect(await store.request(place, 'run-1', retry)).toBe(false);
      await store.park(place, newly('run-1'), [logged('run-1', 1)]);
      await store.park(place, newly('run-2'), [logged('run-2', 1)]);
      expect(await store.request(place, 'run-1', retry)).toBe(true);
      expect(await store.request(place, 'run-1', drop)).toBe(true);
      expect(await store.requested(place, 10)).toMatchObject([{ stream: 'run-1', request: drop }]);
      await store.failedAgain(place, 'run-1', 'RangeError at fold.ts:9');
      expect(await store.requested(place, 10)).toEqual([]);
      expect(await store.get(place, 'run-1')).toMatchObject({ failedRetries: 1, reason: 'RangeError at fold.ts:9' });
    });

    test('drops are kept, oldest first, for all generations of the group', async () => {
      const drop = (generation: string, fromVersion: number) => ({
        group: place.group,
        generation,
        stream: 'run-1',
        fromVersion,
        toVersion: fromVersion + 1,
        reason: 'sent by mistake',
        by: 'u_1',
        at: '2026-11-24T09:00:00.000Z',
      });
      await store.recordDrop(drop('1', 4));
      await store.recordDrop(drop('2', 1));
      expect(await store.drops(place.group)).toEqual([drop('1', 4), drop('2', 1)]);
      expect(await store.drops('another')).toEqual([]);
    });

    test('the place is bounded: a further stream or event is refused', async () => {
      for (const stream of ['run-1', 'run-2', 'run-3']) await store.park(place, newly(stream), [logged(stream, 1)]);
      await expect(store.park(place, newly('run-4'), [logged('run-4', 1)])).rejects.toThrow(ParkingFull);
      const many = Array.from({ length: 8 }, (_, index) => logged('run-1', index + 2));
      await expect(store.follow(place, 'run-1', many)).rejects.toThrow(ParkingFull);
      expect(await store.list(place)).toHaveLength(3);
      expect(await store.follow(place, 'run-1', many.slice(0, 7))).toBe(true);
    });
  });
}
