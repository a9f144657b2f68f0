import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc, { type Scheduler } from 'fast-check';
import type { LoggedEvent } from '#contracts';
import { EMPTY_HEAD, type EventStore, type PendingCommit, StoreUnavailable } from '#event-sourcing';
import { sampleCommit } from '#event-sourcing/testing';
import { type EventLog, LogUnavailable } from '../event-log.port.js';
import { relayPass, type RelayTarget } from '../relay/relay-pass.js';
import { RelayedVersions } from '../relay/relayed-versions.js';
import { firstVersions, TopicPoll, unique, upTo } from './logged.js';
import type { RelayFixture } from './relay.contract.js';

const QUIET_PASS = 100;
const PARTITIONS = 2;
const PASSES = 8;

/** Whether something goes wrong at a place; drawn by the seed. */
type Luck = (place: 'scan' | 'publish' | 'answer' | 'mark') => boolean;

interface Place extends Pick<RelayTarget, 'store' | 'log'> {
  readonly topic: string;
}

const startOver = ({ topic, store, log }: Place): RelayTarget => ({
  context: 'courses',
  topic,
  store,
  log,
  relayed: new RelayedVersions(),
  parked: new Map(),
});

/**
 * Store and log as a relay meets them: every call takes its time, a scan is no snapshot (of what is written while it
 * runs it meets some and passes others), and a call can fail before or after it had its effect.
 */
function disturbed({ store, log, topic }: Place, scheduler: Scheduler, unlucky: Luck): Place {
  const pause = (name: string): Promise<unknown> => scheduler.schedule(Promise.resolve(), name);
  return {
    topic,
    store: {
      pending: async (limit, except) => {
        await pause('scan');
        const met = await store.pending(limit, except);
        await pause('scan goes on');
        const keyOf = ({ stream, fromVersion }: PendingCommit): string => `${stream}@${fromVersion}`;
        const known = new Set(met.map(keyOf));
        const written = (await store.pending(QUIET_PASS, except)).filter((commit) => !known.has(keyOf(commit)));
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
      publish: async (...call) => {
        await pause('publish');
        if (unlucky('publish')) throw new LogUnavailable('killed before the publish');
        const positions = await log.publish(...call);
        await pause('published');
        if (unlucky('answer')) throw new LogUnavailable('the answer got lost');
        return positions;
      },
    },
  };
}

/** So many passes; after a failure a relay has forgotten what it marked, as after a restart. */
async function relays(place: Place, passes: number, limit: number): Promise<void> {
  let target = startOver(place);
  for (let pass = 0; pass < passes; pass++) {
    try {
      await relayPass(target, limit);
    } catch (error) {
      if (!(error instanceof LogUnavailable) && !(error instanceof StoreUnavailable)) throw error;
      target = startOver(place);
    }
  }
}

async function writes(
  store: EventStore,
  scheduler: Scheduler,
  stream: string,
  sizes: readonly number[],
): Promise<void> {
  let head = EMPTY_HEAD;
  for (const count of sizes) {
    await scheduler.schedule(Promise.resolve(), `append to ${stream}`);
    const commit = sampleCommit(stream, head, { count });
    await store.append(commit);
    head = { version: commit.toVersion, hash: commit.hash, recordedAt: commit.recordedAt };
  }
}

/** What a step set going comes to its end before the next step: appends take turns of the event loop. */
async function settled(step: () => Promise<unknown>): Promise<void> {
  await step();
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
}

/** Every commit bears the place of an occurrence of its last event. */
async function marksAreTrue(store: EventStore, stream: string, events: readonly LoggedEvent[]): Promise<void> {
  for (const { toVersion, mark } of await store.range(stream, 1, Number.MAX_SAFE_INTEGER)) {
    const places = events.filter((event) => event.stream === stream && event.streamVersion === toVersion);
    const found = places.map(({ position: { partition, offset } }) => ({ partition, offset }));
    expect(found).toContainEqual(mark);
  }
}

/** Relays on any store and log, in orders of events that a seed draws. Where calls go over a network, they add their own. */
export function relayInterleavings(
  name: string,
  makeFixture: () => Promise<RelayFixture>,
  { runs }: { readonly runs: number },
): void {
  describe(`interleaved relays: ${name}`, () => {
    let fixture: RelayFixture;
    let store: EventStore;
    let log: EventLog;
    const topic = unique('topic');
    beforeAll(async () => {
      fixture = await makeFixture();
      log = fixture.log;
      store = await fixture.openStore();
      await log.ensureTopics([topic], PARTITIONS);
    }, 60_000);
    afterAll(() => fixture.cleanUp(), 60_000);

    test('two relays at once, killed anywhere, with scans that meet version 5 before 4: nothing lost, first occurrences in order', async () => {
      let run = 0;
      const poll = new TopicPoll(log, topic);
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
            const quiet: Place = { store, log, topic };
            const place = disturbed(
              quiet,
              scheduler,
              (at) => draws.next().value === 0 || (at === 'scan' && draws.next().value < 3),
            );
            const written = plan.map((sizes, index) => ({ stream: `s${run}-${index}`, sizes }));
            await scheduler.waitFor(
              Promise.all([
                ...written.map(({ stream, sizes }) => writes(store, scheduler, stream, sizes)),
                ...limits.map((limit) => relays(place, PASSES, limit)),
              ]),
            );
            const last = startOver(quiet);
            while ((await relayPass(last, QUIET_PASS)).met > 0);

            const events = await poll.poll();
            for (const { stream, sizes } of written) {
              const all = sizes.reduce((sum, size) => sum + size, 0);
              expect(firstVersions(events)[stream]).toEqual(upTo(all));
              await marksAreTrue(store, stream, events);
            }
          },
        ),
        { numRuns: runs },
      );
    });
  });
}
