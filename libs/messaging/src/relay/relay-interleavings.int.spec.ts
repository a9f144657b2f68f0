import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import fc, { type Scheduler } from 'fast-check';
import type { LoggedEvent } from '#contracts';
import { EMPTY_HEAD, type EventStore, StoreUnavailable } from '#event-sourcing';
import { openEmbeddedStore } from '#event-sourcing/embedded';
import { sampleCommit } from '#event-sourcing/testing';
import { openEmbeddedLog } from '../embedded/index.js';
import { type EventLog, LogUnavailable } from '../event-log.port.js';
import { relayPass, type RelayTarget } from './relay-pass.js';
import { RelayedVersions } from './relayed-versions.js';

const TOPIC = 'courses';
const QUIET_PASS = 100;

let folder: string;
let store: EventStore;
let log: EventLog;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'relays-'));
  store = await openEmbeddedStore({ file: join(folder, 'store.db') });
  log = openEmbeddedLog({ file: join(folder, 'log.db'), topics: [TOPIC], partitions: 2 });
});
afterAll(async () => {
  await store.close();
  await log.close();
  rmSync(folder, { recursive: true });
});

/** Whether something goes wrong at a place; drawn by the seed. */
type Luck = (place: 'scan' | 'publish' | 'answer' | 'mark') => boolean;

const startOver = (parts: Pick<RelayTarget, 'store' | 'log'>): RelayTarget => ({
  context: 'courses',
  topic: TOPIC,
  ...parts,
  relayed: new RelayedVersions(),
  parked: new Map(),
});

/**
 * Store and log as a relay meets them: every call takes its time, a scan is no snapshot (of what is written while it
 * runs it meets some and passes others), and a call can fail before or after it had its effect.
 */
function disturbed(scheduler: Scheduler, unlucky: Luck): Pick<RelayTarget, 'store' | 'log'> {
  const pause = (name: string): Promise<unknown> => scheduler.schedule(Promise.resolve(), name);
  return {
    store: {
      pending: async (limit) => {
        await pause('scan');
        const met = await store.pending(limit);
        await pause('scan goes on');
        const known = new Set(met.map(({ hash }) => hash));
        const written = (await store.pending(QUIET_PASS)).filter(({ hash }) => !known.has(hash));
        return [...met, ...written.filter(() => unlucky('scan'))];
      },
      range: async (...wanted) => {
        await pause('read again');
        const found = await store.range(...wanted);
        await pause('read');
        return found;
      },
      mark: async (marks) => {
        await pause('mark');
        if (unlucky('mark')) throw new StoreUnavailable('killed before the mark');
        await store.mark(marks);
      },
    },
    log: {
      publish: async (topic, events) => {
        await pause('publish');
        if (unlucky('publish')) throw new LogUnavailable('killed before the publish');
        const positions = await log.publish(topic, events);
        await pause('published');
        if (unlucky('answer')) throw new LogUnavailable('the answer got lost');
        return positions;
      },
    },
  };
}

/** So many passes; after a failure a relay has forgotten what it marked, as after a restart. */
async function relays(parts: Pick<RelayTarget, 'store' | 'log'>, passes: number, limit: number): Promise<void> {
  let target = startOver(parts);
  for (let pass = 0; pass < passes; pass++) {
    try {
      await relayPass(target, limit);
    } catch (error) {
      if (!(error instanceof LogUnavailable) && !(error instanceof StoreUnavailable)) throw error;
      target = startOver(parts);
    }
  }
}

async function writes(scheduler: Scheduler, stream: string, sizes: readonly number[]): Promise<void> {
  let head = EMPTY_HEAD;
  for (const count of sizes) {
    await scheduler.schedule(Promise.resolve(), `append to ${stream}`);
    const commit = sampleCommit(stream, head, { count });
    await store.append(commit);
    head = { version: commit.toVersion, hash: commit.hash, recordedAt: commit.recordedAt };
  }
}

async function logged(from: Readonly<Record<number, string>>): Promise<LoggedEvent[]> {
  const [report] = await log.report([TOPIC]);
  const events: LoggedEvent[] = [];
  for (const [partition, end] of Object.entries(report?.ends ?? {})) {
    for await (const batch of log.read(TOPIC, Number(partition), from[Number(partition)] ?? '0', end))
      events.push(...batch);
  }
  return events;
}

/** What a step set going comes to its end before the next step: appends take turns of the event loop. */
async function settled(step: () => Promise<unknown>): Promise<void> {
  await step();
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

let run = 0;

test('two relays at once, killed anywhere, with scans that meet version 5 before 4: nothing lost, first occurrences in order', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler({ act: settled }),
      fc.array(fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 6 }), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.tuple(fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 })),
      fc.infiniteStream(fc.nat(5)),
      async (scheduler, plan, limits, draws) => {
        run += 1;
        const begin = (await log.report([TOPIC]))[0]?.ends ?? {};
        const parts = disturbed(
          scheduler,
          (place) => draws.next().value === 0 || (place === 'scan' && draws.next().value < 3),
        );
        const streams = plan.map((sizes, index) => ({ stream: `s${run}-${index}`, sizes }));
        await scheduler.waitFor(
          Promise.all([
            ...streams.map(({ stream, sizes }) => writes(scheduler, stream, sizes)),
            ...limits.map((limit) => relays(parts, 8, limit)),
          ]),
        );
        const last = startOver({ store, log });
        while ((await relayPass(last, QUIET_PASS)).met > 0);

        const events = await logged(begin);
        for (const { stream, sizes } of streams) {
          const seen = events.filter((event) => event.stream === stream).map(({ streamVersion }) => streamVersion);
          const all = sizes.reduce((sum, size) => sum + size, 0);
          expect([...new Set(seen)]).toEqual(Array.from({ length: all }, (_, index) => index + 1));
          await marksAreTrue(stream, events);
        }
      },
    ),
    { numRuns: 80 },
  );
});

/** Every commit bears the place of an occurrence of its last event. */
async function marksAreTrue(stream: string, events: readonly LoggedEvent[]): Promise<void> {
  for (const { toVersion, mark } of await store.range(stream, 1, Number.MAX_SAFE_INTEGER)) {
    const places = events.filter((event) => event.stream === stream && event.streamVersion === toVersion);
    const found = places.map(({ position: { partition, offset } }) => ({ partition, offset }));
    expect(found).toContainEqual(mark);
  }
}
