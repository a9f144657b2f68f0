import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import fc, { type Scheduler } from 'fast-check';
import type { Outcome } from '../execution/command-execution.port.js';
import { EMPTY_HEAD, StoreUnavailable, VersionConflict, type EventStore } from '../store/event-store.port.js';
import { headOf, verifyStream } from '../store/hash-chain.js';
import { sampleCommit, withParts } from './sample-commits.js';
import { circle, circleWorld, contextOf, type CircleCommand } from './sample-domain.js';

interface Step {
  readonly instance: number;
  readonly circle: number;
  readonly person: number;
  /** Few ids for many steps: some are sent again, from the same or another instance. */
  readonly again: boolean;
}

const step: fc.Arbitrary<Step> = fc.record({
  instance: fc.nat(2),
  circle: fc.nat(1),
  person: fc.nat(4),
  again: fc.boolean(),
});

/** Calls answer in the order that the scheduler draws; some answers of appends get lost. */
function disturbed(store: EventStore, scheduler: Scheduler, loses: () => boolean): EventStore {
  return withParts(store, {
    load: async (stream) => after(scheduler, 'load', () => store.load(stream)),
    range: async (stream, from, to) => after(scheduler, 'range', () => store.range(stream, from, to)),
    append: async (commit) => {
      await after(scheduler, 'append', () => store.append(commit));
      if (loses()) throw new StoreUnavailable('the answer got lost');
    },
  });
}

async function after<T>(scheduler: Scheduler, name: string, work: () => Promise<T>): Promise<T> {
  await scheduler.schedule(Promise.resolve(), name);
  const result = await work();
  await scheduler.schedule(Promise.resolve(), `${name} answered`);
  return result;
}

export interface InterleavedStore {
  /** Where reads can be no snapshots, they are none. */
  readonly store: EventStore;
  cleanUp(): Promise<void>;
}

/** Commands on one store in orders of events that a seed draws; where calls go over a network, they add their own. */
export function executionInterleavings(
  name: string,
  open: () => Promise<InterleavedStore>,
  { runs }: { readonly runs: number },
): void {
  describe(`interleaved commands: ${name}`, () => {
    let fixture: InterleavedStore;
    beforeAll(async () => (fixture = await open()));
    afterAll(() => fixture.cleanUp());

    test('however calls interleave: one commit per command, unbroken chains, and every answer is true', async () => {
      let run = 0;
      await fc.assert(
        fc.asyncProperty(
          fc.scheduler(),
          fc.array(step, { minLength: 2, maxLength: 12 }),
          fc.infiniteStream(fc.nat(9)),
          async (scheduler, steps, luck) => {
            const { store } = fixture;
            const ids = [0, 1].map((at) => `i${run}x${at}`);
            run++;
            const flaky = disturbed(store, scheduler, () => luck.next().value === 0);
            const outcomes = await scheduler.waitFor(sendAll(ids, steps, flaky, store));
            await agrees(store, ids, outcomes);
          },
        ),
        { numRuns: runs },
      );
    });

    test('a stream read while others append is whole up to the last version read, by load and by range', async () => {
      const { store } = fixture;
      let writing = true;
      const writes = appendMany(store, 'read-while-written', 60).finally(() => (writing = false));
      const reads: (readonly number[])[] = [];
      while (writing) {
        const [all, later] = await Promise.all([
          store.load('read-while-written'),
          store.range('read-while-written', 10, Number.MAX_SAFE_INTEGER),
        ]);
        reads.push(
          all.map(({ fromVersion }) => fromVersion),
          [1, 2, 3, 4, 5, 6, 7, 8, 9, ...later.map(({ fromVersion }) => fromVersion)],
        );
        await nextTurn();
      }
      await writes;
      for (const versions of reads) expect(versions).toEqual(versions.map((_, at) => at + 1));
      expect(await store.load('read-while-written')).toHaveLength(60);
    });
  });
}

/** The ids of the commands are random, as those of people are: later versions lie before and behind earlier ones. */
async function appendMany(store: EventStore, stream: string, count: number): Promise<void> {
  let head = EMPTY_HEAD;
  for (let at = 0; at < count; at++) {
    const commit = sampleCommit(stream, head);
    await store.append(commit);
    head = headOf(commit);
  }
}

async function sendAll(
  ids: readonly string[],
  steps: readonly Step[],
  flaky: EventStore,
  quietly: EventStore,
): Promise<readonly (Outcome | undefined)[]> {
  const world = circleWorld();
  const facts = { today: '2026-11-24' };
  const instances = [0, 1, 2].map(() => world.executor(flaky));
  const quiet = world.executor(quietly);
  for (const id of ids) await quiet.execute(circle, id, { type: 'open', title: 't' }, facts, contextOf('open'));
  return Promise.all(
    steps.map(async ({ instance, circle: which, person, again }, at): Promise<Outcome | undefined> => {
      const command: CircleCommand = { type: 'join', personRef: `p_${person}`, note: 'n' };
      const context = contextOf(again ? `join-${person}` : `join-${person}-${at}`);
      try {
        return await instances[instance]?.execute(circle, ids[which] ?? '', command, facts, context);
      } catch (error) {
        if (error instanceof VersionConflict || error instanceof StoreUnavailable) return undefined;
        throw error;
      }
    }),
  );
}

async function agrees(
  store: EventStore,
  ids: readonly string[],
  outcomes: readonly (Outcome | undefined)[],
): Promise<void> {
  for (const id of ids) {
    const stream = `circle-${id}`;
    const commits = await store.load(stream);
    expect(verifyStream(stream, commits).ok).toBe(true);
    expect(new Set(commits.map((commit) => commit.commandId)).size).toBe(commits.length);
    const persons = commits.flatMap((commit) => commit.events.map((event) => event.data['personRef'])).filter(Boolean);
    expect(new Set(persons).size).toBe(persons.length);
    for (const outcome of outcomes) {
      if (outcome?.stream !== stream) continue;
      if (outcome.status === 'refused') expect(outcome.refusal.code).toBe('already-in');
      else expect(commits.some((commit) => commit.toVersion === outcome.version)).toBe(true);
    }
  }
}
