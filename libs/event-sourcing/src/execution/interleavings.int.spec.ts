import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import fc, { type Scheduler } from 'fast-check';
import { openEmbeddedStore } from '../embedded/index.js';
import { StoreUnavailable, VersionConflict, type EventStore } from '../store/event-store.port.js';
import { verifyStream } from '../store/hash-chain.js';
import { circle, circleWorld, contextOf, withParts, type CircleCommand } from '../testing/index.js';
import type { Outcome } from './command-execution.port.js';

jest.setTimeout(120_000);

let folder: string;
let store: EventStore;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'interleaved-'));
  store = await openEmbeddedStore({ file: join(folder, 'store.db') });
});
afterAll(async () => {
  await store.close();
  rmSync(folder, { recursive: true });
});

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
function disturbed(scheduler: Scheduler, loses: () => boolean): EventStore {
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

let run = 0;

test('however calls interleave: one commit per command, unbroken chains, and every answer is true', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(step, { minLength: 2, maxLength: 12 }),
      fc.infiniteStream(fc.nat(9)),
      async (scheduler, steps, luck) => {
        const ids = [0, 1].map((at) => `i${run}x${at}`);
        run++;
        const world = circleWorld();
        const flaky = disturbed(scheduler, () => luck.next().value === 0);
        const instances = [0, 1, 2].map(() => world.executor(flaky));
        const quiet = world.executor(store);
        for (const id of ids)
          await quiet.execute(circle, id, { type: 'open', title: 't' }, { today: '2026-11-24' }, contextOf('open'));
        const sent = steps.map(async ({ instance, circle: which, person, again }, at): Promise<Outcome | undefined> => {
          const command: CircleCommand = { type: 'join', personRef: `p_${person}`, note: 'n' };
          const commandId = again ? `join-${person}` : `join-${person}-${at}`;
          try {
            return await instances[instance]?.execute(
              circle,
              ids[which] ?? '',
              command,
              { today: '2026-11-24' },
              contextOf(commandId),
            );
          } catch (error) {
            if (error instanceof VersionConflict || error instanceof StoreUnavailable) return undefined;
            throw error;
          }
        });
        const outcomes = await scheduler.waitFor(Promise.all(sent));
        await agrees(ids, outcomes);
      },
    ),
    { numRuns: 60 },
  );
});

async function agrees(ids: readonly string[], outcomes: readonly (Outcome | undefined)[]): Promise<void> {
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
