import { describe, expect, test } from '@jest/globals';
import { SchemaViolation } from '#contracts';
import { DefaultEventOpener } from '#privacy';
import { CommandIdReused, StaleVersion } from '../execution/command-execution.port.js';
import { toContractEvents } from '../execution/contract-events.js';
import { StoreUnavailable, type EventStore } from '../store/event-store.port.js';
import { verifyStream } from '../store/hash-chain.js';
import { losingAnswers, withParts } from './sample-commits.js';
import { circle, circleContracts, circleWorld, contextOf, type CircleCommand } from './sample-domain.js';

const facts = { today: '2026-11-20' };
const open: CircleCommand = { type: 'open', title: 'Reading' };
const join = (personRef: string): CircleCommand => ({ type: 'join', personRef, note: `note of ${personRef}` });

/** The rules of command execution on a store. */
export function executionContract(store: () => EventStore): void {
  describe('command execution', () => {
    idempotencyRules(store);
    concurrencyRules(store);
    privacyRules(store);
    refusalRules(store);
  });
}

function idempotencyRules(store: () => EventStore): void {
  test('the same command twice, in a row and at once: one commit, the same answer', async () => {
    const world = circleWorld();
    const instances = [world.executor(store()), world.executor(store())] as const;
    const first = await instances[0].execute(circle, 'twice', open, facts, contextOf('c1'));
    expect(first).toMatchObject({ status: 'done', version: 1, repeated: false });
    for (const instance of instances) {
      const again = await instance.execute(circle, 'twice', open, facts, contextOf('c1'));
      expect(again).toEqual({ ...first, repeated: true });
    }
    const atOnce = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        instances[at % 2 === 0 ? 0 : 1].execute(circle, 'twice', join('p_1'), facts, contextOf('c2')),
      ),
    );
    expect(atOnce.filter((outcome) => outcome.status === 'done' && !outcome.repeated)).toHaveLength(1);
    for (const outcome of atOnce)
      expect(outcome).toMatchObject({ status: 'done', version: 2, events: [{ type: 'circle-joined' }] });
    expect(await store().load('circle-twice')).toHaveLength(2);
  });

  test('the same id with other content is refused', async () => {
    const world = circleWorld();
    await world.executor(store()).execute(circle, 'reused', open, facts, contextOf('c1'));
    const other = world
      .executor(store())
      .execute(circle, 'reused', { type: 'open', title: 'Other' }, facts, contextOf('c1'));
    await expect(other).rejects.toBeInstanceOf(CommandIdReused);
  });

  test('the same creation twice: one stream', async () => {
    const world = circleWorld();
    const outcomes = await Promise.all(
      [1, 2, 3].map(() => world.executor(store()).execute(circle, 'created', open, facts, contextOf('c1'))),
    );
    expect(outcomes.every((outcome) => outcome.status === 'done' && outcome.version === 1)).toBe(true);
    expect(await store().load('circle-created')).toHaveLength(1);
  });

  test('an answer lost after the write: found again', async () => {
    const world = circleWorld();
    const executor = world.executor(losingAnswers(store(), 1));
    const outcome = await executor.execute(circle, 'lost', open, facts, contextOf('c1'));
    expect(outcome).toMatchObject({ status: 'done', version: 1, repeated: false });
    expect(await store().load('circle-lost')).toHaveLength(1);
  });

  test('an answer lost together with the look-up: the same command later gets the stored outcome', async () => {
    const world = circleWorld();
    const down = async (): Promise<never> => {
      throw new StoreUnavailable('away');
    };
    const executor = world.executor(withParts(losingAnswers(store(), 1), { range: down }));
    await expect(executor.execute(circle, 'away', open, facts, contextOf('c1'))).rejects.toBeInstanceOf(
      StoreUnavailable,
    );
    const later = await world.executor(store()).execute(circle, 'away', open, facts, contextOf('c1'));
    expect(later).toMatchObject({ status: 'done', version: 1, repeated: true });
  });
}

function concurrencyRules(store: () => EventStore): void {
  test("a caller's stale version is refused, the right one passes", async () => {
    const world = circleWorld();
    const [one, other] = [world.executor(store()), world.executor(store())];
    await one.execute(circle, 'match', open, facts, contextOf('c1'));
    await other.execute(circle, 'match', join('p_1'), facts, contextOf('c2'));
    const stale = one.execute(circle, 'match', join('p_2'), facts, contextOf('c3', { expectedVersion: 1 }));
    await expect(stale).rejects.toMatchObject({ name: 'StaleVersion', expected: 1, actual: 2 });
    const right = await one.execute(circle, 'match', join('p_2'), facts, contextOf('c3', { expectedVersion: 2 }));
    expect(right).toMatchObject({ status: 'done', version: 3 });
  });

  test('two writers with the same expected version: one wins, the other is stale at once', async () => {
    const world = circleWorld();
    await world.executor(store()).execute(circle, 'both', open, facts, contextOf('c0'));
    const both = await Promise.allSettled(
      ['p_1', 'p_2'].map((person) =>
        world
          .executor(store())
          .execute(circle, 'both', join(person), facts, contextOf(`c-${person}`, { expectedVersion: 1 })),
      ),
    );
    expect(both.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    const [lost] = both.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(lost).toBeInstanceOf(StaleVersion);
  });

  test('what another instance did is seen before a command is refused', async () => {
    const world = circleWorld();
    const [one, other] = [world.executor(store()), world.executor(store())];
    await one.execute(circle, 'seen', open, facts, contextOf('c1'));
    await one.execute(circle, 'seen', join('p_1'), facts, contextOf('c2'));
    await other.execute(circle, 'seen', { type: 'leave', personRef: 'p_1', reason: 'moved' }, facts, contextOf('c3'));
    // The cached state of the first still has the member.
    const again = await one.execute(circle, 'seen', join('p_1'), facts, contextOf('c4'));
    expect(again).toMatchObject({ status: 'done', version: 4 });
    expect((await other.load(circle, 'seen')).version).toBe(4);
  });

  test('32 writers of two instances on one stream: every command once, no gap', async () => {
    const world = circleWorld();
    const instances = [world.executor(store()), world.executor(store())] as const;
    await instances[0].execute(circle, 'crowd', open, facts, contextOf('c0'));
    await Promise.all(
      Array.from({ length: 32 }, (_, at) =>
        instances[at % 2 === 0 ? 0 : 1].execute(circle, 'crowd', join(`p_${at}`), facts, contextOf(`c-${at}`)),
      ),
    );
    const commits = await store().load('circle-crowd');
    expect(verifyStream('circle-crowd', commits)).toMatchObject({ ok: true, head: { version: 33 } });
    expect(new Set(commits.map((commit) => commit.commandId)).size).toBe(33);
    expect((await instances[1].load(circle, 'crowd')).state.joins).toBe(32);
  });

  test('recordedAt never goes back, though the clock does', async () => {
    const world = circleWorld();
    const executor = world.executor(store());
    await executor.execute(circle, 'clock', open, facts, contextOf('c1'));
    world.clock.set('2026-11-01T00:00:00.000Z');
    await executor.execute(circle, 'clock', join('p_1'), facts, contextOf('c2'));
    const instants = (await store().load('circle-clock')).map((commit) => commit.recordedAt);
    expect(instants).toEqual(['2026-11-24T08:00:00.000Z', '2026-11-24T08:00:00.000Z']);
  });
}

function privacyRules(store: () => EventStore): void {
  test('marked fields lie in the store sealed only, and fall silent with the key', async () => {
    const world = circleWorld();
    const executor = world.executor(store());
    await executor.execute(circle, 'sealed', open, facts, contextOf('c1'));
    await executor.execute(circle, 'sealed', join('p_9'), facts, contextOf('c2'));
    const [, commit] = await store().load('circle-sealed');
    expect(JSON.stringify(commit)).not.toMatch(/note of|2026-11-20/);
    expect(commit?.events[0]?.data).toEqual({ personRef: 'p_9', seat: 1 });
    expect((await executor.load(circle, 'sealed')).state.members).toEqual({ p_9: 'note of p_9' });
    await world.keyRing.erase('p_9');
    for (const instance of [executor, world.executor(store())]) {
      expect((await instance.load(circle, 'sealed')).state).toMatchObject({ members: {}, erased: 1 });
    }
    const again = await executor.execute(circle, 'sealed', join('p_9'), facts, contextOf('c2'));
    expect(again).toMatchObject({
      repeated: true,
      events: [{ type: 'erased', effectiveOn: '2026-11-24', data: { erasedType: 'circle-joined' } }],
    });
    await expect(executor.execute(circle, 'sealed', join('p_9'), facts, contextOf('c3'))).rejects.toMatchObject({
      name: 'KeyErased',
    });
    expect(verifyStream('circle-sealed', await store().load('circle-sealed')).ok).toBe(true);
  });

  test('contract events leave with the version of their domain event and open for readers', async () => {
    const world = circleWorld();
    const executor = world.executor(store());
    const commands: CircleCommand[] = [
      open,
      join('p_3'),
      { type: 'leave', personRef: 'p_3', reason: 'moved' },
      { type: 'note', texts: ['in'] },
    ];
    for (const [at, command] of commands.entries())
      await executor.execute(circle, 'out', command, facts, contextOf(`c${at}`));
    const leaving = (await store().load('circle-out')).flatMap((commit) => toContractEvents('courses', commit));
    expect(leaving.map(({ type, streamVersion, effectiveOn }) => [type, streamVersion, effectiveOn])).toEqual([
      ['circle-announced', 1, '2026-11-20'],
      ['circle-joined', 2, undefined],
      ['circle-seat-freed', 3, '2026-11-20'],
    ]);
    const read = await new DefaultEventOpener(world.sealer, circleContracts()).open(leaving);
    expect(read.map(({ effectiveOn, data }) => [effectiveOn, data])).toEqual([
      ['2026-11-20', { label: 'Reading' }],
      ['2026-11-20', { personRef: 'p_3', seat: 1, note: 'note of p_3' }],
      ['2026-11-20', { count: 1 }],
    ]);
  });
}

function refusalRules(store: () => EventStore): void {
  test('a refusal is an outcome and leaves no trace', async () => {
    const outcome = await circleWorld().executor(store()).execute(circle, 'none', join('p_1'), facts, contextOf('c1'));
    expect(outcome).toMatchObject({ status: 'refused', refusal: { code: 'not-open' } });
    expect(await store().load('circle-none')).toEqual([]);
  });

  test('what could not be published is refused, not stored', async () => {
    const executor = circleWorld().executor(store());
    const long = executor.execute(circle, 'long', { type: 'open', title: 'x'.repeat(81) }, facts, contextOf('c1'));
    await expect(long).rejects.toBeInstanceOf(SchemaViolation);
    expect(await store().load('circle-long')).toEqual([]);
  });

  test('a commit of more than 1,000 events or 1 MB is refused', async () => {
    const executor = circleWorld().executor(store());
    await executor.execute(circle, 'size', open, facts, contextOf('c1'));
    const note = (id: string, texts: readonly string[]) =>
      executor.execute(circle, 'size', { type: 'note', texts }, facts, contextOf(id));
    expect(await note('c2', Array<string>(1_000).fill('x'))).toMatchObject({ status: 'done', version: 1_001 });
    await expect(note('c3', Array<string>(1_001).fill('x'))).rejects.toMatchObject({ code: 'too-many-events' });
    await expect(note('c4', ['x'.repeat(1_000_000)])).rejects.toMatchObject({ code: 'too-large' });
    await expect(note('c5', ['\ud800'])).rejects.toMatchObject({ code: 'not-json' });
    expect((await executor.load(circle, 'size')).version).toBe(1_001);
  });
}
