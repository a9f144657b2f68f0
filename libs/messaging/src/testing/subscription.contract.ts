import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { contractRegistry } from '#contracts';
import { StoreUnavailable } from '#event-sourcing';
import { DefaultEventOpener, KeyRingSealer } from '#privacy';
import { testKeyRing } from '#privacy/testing';
import type { EventLog } from '../event-log.port.js';
import { ParkingAdmin } from '../subscriptions/parking-admin.js';
import type { ParkingLimits, ParkingPlace, ParkingStore } from '../subscriptions/parking-store.port.js';
import { startSubscription, type Subscription, type SubscriptionOptions } from '../subscriptions/start-subscription.js';
import { Board } from './board.js';
import { interleaved, streams, unique, upTo } from './logged.js';
import { sampleEvent } from './sample-event.js';
import { silentLogger } from './silent-logger.js';
import { until } from './until.js';

export interface SubscriptionFixture {
  readonly log: EventLog;
  openParking(limits?: ParkingLimits): Promise<ParkingStore>;
  cleanUp(): Promise<void>;
}

const PARTITIONS = 4;

/** What subscriptions keep on any log and parking place. */
export function subscriptionContract(name: string, makeFixture: () => Promise<SubscriptionFixture>): void {
  describe(`subscription: ${name}`, () => {
    let fixture: SubscriptionFixture;
    let parking: ParkingStore;
    let admin: ParkingAdmin;
    let topic: string;
    let place: ParkingPlace;
    let board: Board;
    const running: Subscription[] = [];
    const keyRing = testKeyRing();
    const registry = contractRegistry();
    const opener = new DefaultEventOpener(new KeyRingSealer(keyRing, { spheres: [] }), registry);

    beforeAll(async () => {
      fixture = await makeFixture();
      parking = await fixture.openParking();
      admin = new ParkingAdmin(parking, () => '2026-11-24T09:00:00.000Z');
    }, 60_000);
    beforeEach(async () => {
      topic = unique('topic');
      place = { group: unique('group'), generation: '1' };
      board = new Board();
      await fixture.log.ensureTopics([topic], PARTITIONS);
    });
    afterEach(async () => {
      await Promise.all(running.splice(0).map((subscription) => subscription.stop()));
    });
    afterAll(async () => {
      await parking.close();
      await fixture.cleanUp();
      await keyRing.close();
    }, 60_000);

    async function start(more: Partial<SubscriptionOptions> = {}): Promise<Subscription> {
      const subscription = await startSubscription({
        ...place,
        topics: [topic],
        handle: board.handle,
        log: fixture.log,
        opener,
        parking,
        logger: silentLogger,
        registryKnows: (type) => registry.find(type) !== undefined,
        batchSize: 10,
        pollMs: 20,
        ...more,
      });
      running.push(subscription);
      return subscription;
    }
    const publish = (streams: readonly string[], from: number, to: number) =>
      fixture.log.publish(topic, interleaved(streams, from, to));

    test('events come opened, lifted and with their place; afterwards nothing lags', async () => {
      const got: unknown[] = [];
      const [position] = await fixture.log.publish(topic, [sampleEvent('run-1', 1)]);
      const subscription = await start({ handle: async (batch) => void got.push(...batch) });
      await subscription.caughtUp();
      const { schemaVersion: _, ...event } = sampleEvent('run-1', 1);
      expect(got).toEqual([{ ...event, position }]);
      const { partitions, counts } = await subscription.status();
      expect(partitions.map(({ lag }) => lag)).toEqual([0, 0, 0, 0]);
      expect(counts).toMatchObject({ handled: 1, parked: 0 });
    });

    test('one poison event parks its stream and no other', async () => {
      const streams = ['run-1', 'run-2', 'run-3', 'run-4', 'run-5'];
      board.poison.add('run-3-2');
      await publish(streams, 1, 4);
      const subscription = await start();
      await subscription.caughtUp();
      for (const stream of streams) expect(board.watermark(stream)).toBe(stream === 'run-3' ? 1 : 4);
      const { parked, counts } = await subscription.status();
      expect(parked).toMatchObject([{ stream: 'run-3', topic, correlationId: 'cor-1', failedRetries: 0 }]);
      expect(parked[0]?.reason).toMatch(/^TypeError at board\.ts:\d+$/);
      expect(counts).toMatchObject({ handled: 17, parked: 3 });
      expect((await parking.events(place, 'run-3', 0, 10)).map((event) => event.streamVersion)).toEqual([2, 3, 4]);
    });

    test('later events of a parked stream wait behind it, also with another owner', async () => {
      board.poison.add('run-1-1');
      await publish(['run-1', 'run-2'], 1, 2);
      const first = await start();
      await first.caughtUp();
      await first.stop();
      const second = await start();
      await publish(['run-1', 'run-2'], 3, 4);
      await second.caughtUp();
      expect([board.watermark('run-1'), board.watermark('run-2')]).toEqual([0, 4]);
      expect(await parking.extent(place, 'run-1')).toEqual({ first: 1, last: 4 });
    });

    test('given free while events arrive: each once, in order', async () => {
      board.poison.add('run-1-2');
      await publish(['run-1', 'run-2'], 1, 5);
      const subscription = await start();
      await subscription.caughtUp();
      board.poison.clear();
      await admin.retry(place, 'run-1', 'u_1');
      for (let version = 6; version <= 30; version++) await publish(['run-1', 'run-2'], version, version);
      await until('it is free', async () => (await parking.list(place)).length === 0);
      await subscription.caughtUp();
      expect(board.seen.get('run-1')).toEqual(upTo(30));
      expect(board.seen.get('run-2')).toEqual(upTo(30));
      expect(board.gaps).toEqual([]);
    });

    test('retried in vain: it stays, counted, from the event that failed', async () => {
      board.poison.add('run-1-1');
      await publish(['run-1'], 1, 4);
      const subscription = await start();
      await subscription.caughtUp();
      board.poison.clear();
      board.poison.add('run-1-3');
      expect(await admin.retry(place, 'run-1', 'u_1')).toBe(true);
      await until('it failed again', async () => (await parking.get(place, 'run-1'))?.failedRetries === 1);
      expect(board.seen.get('run-1')).toEqual([1, 2]);
      expect(await parking.extent(place, 'run-1')).toEqual({ first: 3, last: 4 });
      expect(await parking.requested(place, 10)).toEqual([]);
    });

    test('dropped for a reason: later ones flow, and a rebuild leaves out the same', async () => {
      const lenient: string[] = [];
      const handle: SubscriptionOptions['handle'] = async (batch) => {
        if (batch.some(({ id }) => board.poison.has(id))) throw new TypeError('poison');
        lenient.push(...batch.map(({ id }) => id));
      };
      board.poison.add('run-1-2');
      await publish(['run-1'], 1, 3);
      const subscription = await start({ handle });
      await subscription.caughtUp();
      await admin.drop(place, 'run-1', 'u_1', 'sent by mistake');
      await until('it is free', async () => (await parking.list(place)).length === 0);
      await publish(['run-1'], 4, 4);
      await subscription.caughtUp();
      expect([...new Set(lenient)]).toEqual(['run-1-1', 'run-1-4']);
      expect(await admin.drops(place.group)).toEqual([
        {
          ...place,
          stream: 'run-1',
          fromVersion: 2,
          toVersion: 3,
          reason: 'sent by mistake',
          by: 'u_1',
          at: '2026-11-24T09:00:00.000Z',
        },
      ]);

      board.poison.clear();
      lenient.length = 0;
      const rebuild = await start({ handle, generation: '2' });
      await rebuild.caughtUp();
      expect([...new Set(lenient)]).toEqual(['run-1-1', 'run-1-4']);
      expect((await rebuild.status()).counts).toMatchObject({ dropped: 2 });
    });

    test('a database that is away is no poison: it pauses, says so, and goes on', async () => {
      board.away = true;
      const subscription = await start();
      await publish(['run-1', 'run-2'], 1, 5);
      await until('it pauses', async () => (await subscription.status()).pausedBy !== undefined);
      expect((await subscription.status()).pausedBy).toMatch(/^StoreUnavailable/);
      board.away = false;
      await subscription.caughtUp();
      expect([board.seen.get('run-1'), board.seen.get('run-2')]).toEqual([upTo(5), upTo(5)]);
      const { parked, pausedBy } = await subscription.status();
      expect([parked, pausedBy]).toEqual([[], undefined]);
    });

    test('a full parking place pauses the subscription instead of growing', async () => {
      const small = await fixture.openParking({ streams: 1, events: 10 });
      for (const stream of ['run-1', 'run-2']) board.poison.add(`${stream}-1`);
      await publish(['run-1', 'run-2'], 1, 1);
      const subscription = await start({ parking: small });
      await until('it pauses', async () => (await subscription.status()).pausedBy?.startsWith('ParkingFull') === true);
      expect(await small.list(place)).toHaveLength(1);
      board.poison.clear();
      await subscription.caughtUp();
      const [parked] = await small.list(place);
      await new ParkingAdmin(small, () => '2026-11-24T09:00:00.000Z').retry(place, parked?.stream ?? '', 'u_1');
      await until('it is free', async () => (await small.list(place)).length === 0);
      expect([board.watermark('run-1'), board.watermark('run-2')]).toEqual([1, 1]);
      await subscription.stop();
      await small.close();
    });

    test('a partition that waits is told so until it goes on itself, whatever others do; a retry names its correlation', async () => {
      const warned: object[] = [];
      const paused: boolean[] = [];
      let away = '';
      const subscription = await start({
        logger: { ...silentLogger, warn: (fields) => void warned.push(fields) },
        metrics: { paused: (_, is) => void paused.push(is) },
        handle: async (batch) => {
          if (batch.some(({ stream }) => stream === away)) throw new StoreUnavailable('away');
          await board.handle(batch);
        },
      });
      const names = streams('run', 12);
      away = 'run-0';
      const positions = await publish(names, 1, 1);
      await until('it waits', async () => (await subscription.status()).pausedBy !== undefined);
      const told = paused.length;
      const others = names.filter((_, at) => positions[at]?.partition !== positions[0]?.partition);
      expect(others.length).toBeGreaterThan(0);
      for (let version = 2; version <= 4; version++) {
        await publish(names, version, version);
        await until('others go on', () => others.every((stream) => board.watermark(stream) === version));
        expect((await subscription.status()).pausedBy).toMatch(/^StoreUnavailable/);
      }
      expect([paused.slice(told).includes(false), paused.at(-1)]).toEqual([false, true]);
      away = '';
      board.poison.add('run-3-5');
      await publish(['run-3'], 5, 5);
      await until('it parked', async () => (await subscription.status()).parked.length === 1);
      const { correlationId } = sampleEvent('run-3', 5);
      expect(warned).toContainEqual(expect.objectContaining({ stream: 'run-3', correlationId, events: 1 }));
      await subscription.caughtUp();
      expect([(await subscription.status()).pausedBy, paused.at(-1)]).toEqual([undefined, false]);
    });

    test('types that nobody registered are skipped and counted', async () => {
      await fixture.log.publish(topic, [sampleEvent('run-1', 1, { type: 'of-next-year' }), sampleEvent('run-2', 1)]);
      const subscription = await start();
      await subscription.caughtUp();
      expect((await subscription.status()).counts).toMatchObject({ handled: 1, 'unknown-type': 1 });
      expect([...board.seen.keys()]).toEqual(['run-2']);
    });

    test('two members, one joining and one leaving while events arrive: nothing lost, each stream in order', async () => {
      const streams = Array.from({ length: 12 }, (_, index) => `run-${index}`);
      board.poison.add('run-5-3');
      const first = await start();
      for (let version = 1; version <= 30; version++) {
        await publish(streams, version, version);
        if (version === 10) await start();
        if (version === 20) await first.stop();
      }
      const [, second] = running;
      await second?.caughtUp();
      board.poison.clear();
      await admin.retry(place, 'run-5', 'u_1');
      await until('it is free', async () => (await parking.list(place)).length === 0);
      for (const stream of streams) expect([stream, board.seen.get(stream)]).toEqual([stream, upTo(30)]);
      expect(board.gaps).toEqual([]);
    });
  });
}
