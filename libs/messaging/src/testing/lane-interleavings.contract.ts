import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc, { type Scheduler } from 'fast-check';
import { contractRegistry, type LoggedEvent } from '#contracts';
import { StoreUnavailable } from '#event-sourcing';
import { DefaultEventOpener, KeyRingSealer } from '#privacy';
import { testKeyRing } from '#privacy/testing';
import { isUnavailable } from '../faults.js';
import { Delivery, type Handler } from '../subscriptions/delivery.js';
import type { ParkingPlace, ParkingStore } from '../subscriptions/parking-store.port.js';
import { PartitionLane } from '../subscriptions/partition-lane.js';
import { Board } from './board.js';
import { unique, upTo } from './logged.js';
import { sampleEvent } from './sample-event.js';
import { silentLogger } from './silent-logger.js';

const PARTITION = { topic: 'courses', partition: 0 };
const STREAMS = 2;
/** An owner that has lost the partition does not know it at once: it still takes so many batches. */
const LATE_BATCHES = 2;
const REQUEST = { kind: 'retry', by: 'u_1', at: '2026-11-24T09:00:00.000Z' } as const;

/** Whether a call fails; drawn by the seed. */
type Luck = () => boolean;

/** A parking place whose calls take their time and fail before or after they had their effect. */
function disturbed(parking: ParkingStore, scheduler: Scheduler, unlucky: Luck): ParkingStore {
  const call = async <T>(name: string, work: () => Promise<T>): Promise<T> => {
    await scheduler.schedule(Promise.resolve(), name);
    if (unlucky()) throw new StoreUnavailable(`away before ${name}`);
    const result = await work();
    await scheduler.schedule(Promise.resolve(), `${name} answered`);
    if (unlucky()) throw new StoreUnavailable(`the answer to ${name} got lost`);
    return result;
  };
  return {
    park: (...all) => call('park', () => parking.park(...all)),
    follow: (...all) => call('follow', () => parking.follow(...all)),
    list: (...all) => call('list', () => parking.list(...all)),
    places: () => parking.places(),
    get: (...all) => call('get', () => parking.get(...all)),
    events: (...all) => call('events', () => parking.events(...all)),
    extent: (...all) => call('extent', () => parking.extent(...all)),
    remove: (...all) => call('remove', () => parking.remove(...all)),
    failedAgain: (...all) => call('failed again', () => parking.failedAgain(...all)),
    unpark: (...all) => call('unpark', () => parking.unpark(...all)),
    request: (...all) => parking.request(...all),
    requested: (...all) => parking.requested(...all),
    recordDrop: (...all) => call('drop', () => parking.recordDrop(...all)),
    drops: (...all) => parking.drops(...all),
    ping: () => parking.ping(),
    close: () => parking.close(),
  };
}

/** Counts the failures of a handler, so that poison can be healed after some: they are tried again by the clock. */
function countingFailures(handle: Handler): { readonly handle: Handler; after(failures: number): Promise<void> } {
  let failures = 0;
  let waiting: { readonly failures: number; readonly resolve: () => void } | undefined;
  return {
    handle: async (batch) => {
      try {
        await handle(batch);
      } catch (error) {
        failures += 1;
        if (waiting && failures >= waiting.failures) waiting.resolve();
        throw error;
      }
    },
    after: (wanted) =>
      new Promise((resolve) => {
        if (failures >= wanted) resolve();
        else waiting = { failures: wanted, resolve };
      }),
  };
}

/** What is in the partition, in order: the next version of the stream drawn. */
function logOf(plan: readonly number[]): readonly LoggedEvent[] {
  const versions = new Map<string, number>();
  return plan.map((which, offset) => {
    const stream = `s${which}`;
    const version = (versions.get(stream) ?? 0) + 1;
    versions.set(stream, version);
    return { ...sampleEvent(stream, version), position: { ...PARTITION, offset: String(offset) } };
  });
}

/** Has what operators asked for done; a call that fails is made good by the next round. */
async function serve(lane: PartitionLane, parking: ParkingStore, place: ParkingPlace): Promise<void> {
  for (const stream of await parking.requested(place, 10)) {
    try {
      await lane.serve(stream);
    } catch (error) {
      if (!isUnavailable(error)) throw error;
    }
  }
}

async function retryAll(parking: ParkingStore, place: ParkingPlace): Promise<void> {
  for (const { stream } of await parking.list(place)) await parking.request(place, stream, REQUEST);
}

/** Owners of one partition, in orders of events that a seed draws, on any parking place. `runs`: of the property. */
export function laneInterleavings(
  name: string,
  makeParking: () => Promise<ParkingStore>,
  { runs }: { readonly runs: number },
): void {
  describe(`interleaved owners of a partition: ${name}`, () => {
    let parking: ParkingStore;
    const keyRing = testKeyRing();
    const opener = new DefaultEventOpener(new KeyRingSealer(keyRing, { spheres: [] }), contractRegistry());
    beforeAll(async () => {
      parking = await makeParking();
    });
    afterAll(async () => {
      await parking.close();
      await keyRing.close();
    });

    const laneOn = (store: ParkingStore, place: ParkingPlace, handle: Handler): PartitionLane =>
      new PartitionLane(PARTITION, {
        place,
        delivery: new Delivery(opener, handle, () => undefined),
        parking: store,
        logger: silentLogger,
        metrics: {},
        knows: () => true,
        onCounted: () => undefined,
      });

    test('what comes while another owner gives its stream free follows it, and flows on afterwards', async () => {
      const place = { group: unique('group'), generation: '1' };
      const [one, two, three, four] = logOf([0, 0, 0, 0]);
      if (!one || !two || !three || !four) throw new Error('no log');
      const board = new Board();
      board.poison.add(one.id);
      const second = laneOn(parking, place, board.handle);
      let came = false;
      const interrupted = Object.assign(Object.create(parking) as ParkingStore, {
        unpark: async (...all: Parameters<ParkingStore['unpark']>) => {
          if (!came) {
            came = true;
            await second.handle([three]);
          }
          return parking.unpark(...all);
        },
      });
      const first = laneOn(interrupted, place, board.handle);
      await first.handle([one]);
      await second.handle([two]);
      board.poison.clear();
      await retryAll(parking, place);
      await serve(first, parking, place);
      expect([came, await parking.list(place), board.seen.get('s0')]).toEqual([true, [], [1, 2, 3]]);
      await second.handle([four]);
      expect(board.seen.get('s0')).toEqual([1, 2, 3, 4]);
    });

    test('an owner that lost the partition works on beside the new one, poison is retried and healed meanwhile: nothing lost, each stream in order', async () => {
      await fc.assert(
        fc.asyncProperty(
          fc.scheduler(),
          fc.array(fc.nat(STREAMS - 1), { minLength: 8, maxLength: 24 }),
          fc.uniqueArray(fc.nat(4), { minLength: 1, maxLength: 2 }),
          fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 3 })),
          fc.nat(6),
          fc.constantFrom(3, 6, 9, 12),
          fc.array(fc.record({ healed: fc.boolean(), served: fc.subarray([0, 1], { minLength: 1 }) }), {
            minLength: 1,
            maxLength: 4,
          }),
          fc.infiniteStream(fc.nat(15)),
          async (scheduler, plan, poisoned, sizes, handOverAfter, patience, rounds, luck) => {
            const place = { group: unique('group'), generation: '1' };
            const log = logOf(plan);
            const board = new Board();
            for (const at of poisoned) board.poison.add(log[at]?.id ?? '');
            const counting = countingFailures(board.handle);
            const flaky = disturbed(parking, scheduler, () => luck.next().value === 0);
            let owner = 0;
            let committed = 0;

            const work = async (me: number, lane: PartitionLane, size: number): Promise<void> => {
              let late = 0;
              for (let from = committed; from < log.length && late < LATE_BATCHES;) {
                if (me !== owner) late += 1;
                await scheduler.schedule(Promise.resolve(), `fetch of owner ${me}`);
                const batch = log.slice(from, from + size);
                try {
                  await lane.handle(batch);
                  from += batch.length;
                  if (me === owner) committed = from;
                } catch (error) {
                  if (!isUnavailable(error)) throw error;
                }
              }
            };
            const [first, second] = [laneOn(flaky, place, counting.handle), laneOn(flaky, place, counting.handle)];
            const handOver = async (): Promise<void> => {
              for (let turn = 0; turn < handOverAfter; turn++)
                await scheduler.schedule(Promise.resolve(), 'the first owner is still there');
              owner = 1;
              await work(1, second, sizes[1]);
            };
            const operate = async (worked: Promise<unknown>): Promise<void> => {
              await Promise.race([counting.after(patience), worked]);
              for (const { healed, served } of rounds) {
                await scheduler.schedule(Promise.resolve(), healed ? 'heal and retry' : 'retry');
                if (healed) board.poison.clear();
                await retryAll(parking, place);
                await Promise.all(served.map((one) => serve(one === 0 ? first : second, parking, place)));
              }
            };
            const worked = Promise.all([work(0, first, sizes[0]), handOver()]);
            await scheduler.waitFor(Promise.all([worked, operate(worked)]));

            board.poison.clear();
            const last = laneOn(parking, place, board.handle);
            if (committed < log.length) await last.handle(log.slice(committed));
            await retryAll(parking, place);
            await serve(last, parking, place);
            expect(await parking.list(place)).toEqual([]);
            expect(board.gaps).toEqual([]);
            for (const stream of new Set(log.map((event) => event.stream)))
              expect(board.seen.get(stream)).toEqual(upTo(log.filter((event) => event.stream === stream).length));
          },
        ),
        { numRuns: runs },
      );
    });
  });
}
