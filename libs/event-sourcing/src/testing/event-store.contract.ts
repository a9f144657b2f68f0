import { setImmediate as nextTurn } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EMPTY_HEAD, VersionConflict, type EventStore } from '../store/event-store.port.js';
import { headOf, verifyStore, verifyStream } from '../store/hash-chain.js';
import { executionContract } from './execution.contract.js';
import { sampleChain, sampleCommit } from './sample-commits.js';

export interface EventStoreFixture {
  /** Empty at first. */
  readonly store: EventStore;
  /** Changes one byte of a stored commit behind the store's back. */
  damage(stream: string, fromVersion: number): Promise<void>;
  /** Takes a stored commit away behind the store's back. */
  lose(stream: string, fromVersion: number): Promise<void>;
  cleanUp(): Promise<void>;
}

/** The rules that every store keeps, and those of command execution on top of it. */
export function eventStoreContract(name: string, open: () => Promise<EventStoreFixture>): void {
  describe(`event store: ${name}`, () => {
    let fixture: EventStoreFixture;
    beforeAll(async () => (fixture = await open()));
    afterAll(() => fixture.cleanUp());

    appendRules(() => fixture.store);
    readRules(() => fixture);
    holeRules(() => fixture);
    deliveryRules(() => fixture.store);
    executionContract(() => fixture.store);
  });
}

function appendRules(store: () => EventStore): void {
  test('two writers on the same head: one wins, the other gets VersionConflict', async () => {
    const [first, second] = [sampleCommit('race-1'), sampleCommit('race-1')];
    const outcomes = await Promise.allSettled([store().append(first), store().append(second)]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
    const [lost] = outcomes.flatMap((outcome) => (outcome.status === 'rejected' ? [outcome.reason as unknown] : []));
    expect(lost).toBeInstanceOf(VersionConflict);
    expect(await store().load('race-1')).toHaveLength(1);
  });

  test('a command id that the stream knows already is a VersionConflict too', async () => {
    const [first, second] = sampleChain('known-1', 2);
    if (!first || !second) throw new Error('no sample');
    await store().append(first);
    await expect(store().append({ ...second, commandId: first.commandId })).rejects.toBeInstanceOf(VersionConflict);
    await store().append(sampleCommit('known-2', EMPTY_HEAD, { commandId: first.commandId }));
  });

  test('appends that travel together have outcomes of their own', async () => {
    const commits = Array.from({ length: 200 }, (_, at) => sampleCommit(`group-${at % 150}`));
    const outcomes = await Promise.allSettled(commits.map((commit) => store().append(commit)));
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(150);
    const stored = await store().streams({ prefix: 'group-', limit: 1_000 });
    expect(stored).toHaveLength(150);
  });

  test('listeners hear of appends until they leave', async () => {
    let heard = 0;
    const leave = store().onAppend(() => heard++);
    await store().append(sampleCommit('heard-1'));
    leave();
    await store().append(sampleCommit('heard-2'));
    expect(heard).toBe(1);
  });
}

function readRules(fixture: () => EventStoreFixture): void {
  test('a stream is read back as it was written, in order', async () => {
    const { store } = fixture();
    const chain = sampleChain('order-1', 12);
    for (const commit of chain) await store.append(commit);
    expect(await store.load('order-1')).toEqual(chain);
    expect(await store.range('order-1', 3, 5)).toEqual(chain.slice(2, 5));
    expect(await store.range('order-1', 12, Number.MAX_SAFE_INTEGER)).toEqual(chain.slice(11));
    expect(await store.load('order-0')).toEqual([]);
    const last = chain.at(-1);
    expect(verifyStream('order-1', await store.load('order-1'))).toEqual({ ok: true, head: last && headOf(last) });
  });

  test('streams are listed by name, by prefix and after a name', async () => {
    const { store } = fixture();
    for (const id of ['c', 'a', 'b']) await store.append(sampleCommit(`list-${id}`));
    const [first] = await store.load('list-b');
    if (first) await store.append(sampleCommit('list-b', headOf(first)));
    expect(await store.streams({ prefix: 'list-', limit: 2 })).toEqual(['list-a', 'list-b']);
    expect(await store.streams({ prefix: 'list-', after: 'list-b', limit: 2 })).toEqual(['list-c']);
  });

  test('chain verification finds one changed byte', async () => {
    const tested = fixture();
    const { store } = tested;
    for (const id of ['one', 'two', 'three']) {
      for (const commit of sampleChain(`proof-${id}`, 5)) await store.append(commit);
    }
    const sound = await verifyStore(store, { prefix: 'proof-', limit: 2 });
    expect(sound).toMatchObject({ faults: [], next: 'proof-three' });
    expect(sound.heads.map((head) => head.version)).toEqual([5, 5]);
    await tested.damage('proof-two', 3);
    const rest = await verifyStore(store, { prefix: 'proof-', after: 'proof-three', limit: 2 });
    expect(rest).toEqual({ heads: [], faults: [{ stream: 'proof-two', fromVersion: 3, reason: 'hash' }] });
  });
}

function holeRules(fixture: () => EventStoreFixture): void {
  test('a commit of several versions is read by any of them', async () => {
    const { store } = fixture();
    const first = sampleCommit('wide-1', EMPTY_HEAD, { count: 5 });
    const second = sampleCommit('wide-1', headOf(first));
    await store.append(first);
    await store.append(second);
    expect(await store.range('wide-1', 3, 6)).toEqual([first, second]);
    expect(await store.range('wide-1', 6, 9)).toEqual([second]);
    expect(await store.range('wide-1', 7, 9)).toEqual([]);
  });

  test('a stream that lacks a commit is never taken for whole; verification names the version', async () => {
    const tested = fixture();
    const { store } = tested;
    for (const [id, version] of [
      ['first', 1],
      ['inner', 3],
    ] as const) {
      const stream = `hole-${id}`;
      for (const commit of sampleChain(stream, 5)) await store.append(commit);
      await tested.lose(stream, version);
      await expect(store.load(stream)).rejects.toMatchObject({ name: 'StoreDamaged', stream, missing: version });
      await expect(store.range(stream, version, 5)).rejects.toMatchObject({ missing: version });
      expect(await store.range(stream, version + 1, 5)).toHaveLength(5 - version);
    }
    await store.append(sampleCommit('whole-1'));
    const loads = await Promise.allSettled(['hole-first', 'whole-1'].map((stream) => store.load(stream)));
    expect(loads.map(({ status }) => status)).toEqual(['rejected', 'fulfilled']);
    expect((await verifyStore(store, { prefix: 'hole-' })).faults).toEqual([
      { stream: 'hole-first', fromVersion: 1, reason: 'gap' },
      { stream: 'hole-inner', fromVersion: 3, reason: 'gap' },
    ]);
  });
}

function deliveryRules(store: () => EventStore): void {
  test('a commit is pending until it is marked; the smallest mark wins', async () => {
    const [first, second] = sampleChain('mark-1', 2);
    if (!first || !second) throw new Error('no sample');
    await store().append(first);
    await store().append(second);
    const pendingVersions = async (): Promise<readonly number[]> =>
      (await store().pending(10_000))
        .filter((commit) => commit.stream === 'mark-1')
        .map((commit) => commit.fromVersion);
    expect(await pendingVersions()).toEqual([1, 2]);
    for (const offset of ['10', '9', '11']) {
      await store().mark([{ stream: 'mark-1', fromVersion: 1, mark: { partition: 1, offset } }]);
    }
    await store().mark([{ stream: 'mark-1', fromVersion: 1, mark: { partition: 2, offset: '0' } }]);
    expect(await pendingVersions()).toEqual([2]);
    expect(await store().range('mark-1', 1, 2)).toEqual([{ ...first, mark: { partition: 1, offset: '9' } }, second]);
    expect(await store().load('mark-1')).toEqual([first, second]);
    await store().mark([{ stream: 'mark-1', fromVersion: 1, mark: { partition: 0, offset: '12' } }]);
    expect((await store().range('mark-1', 1, 1))[0]?.mark).toEqual({ partition: 0, offset: '12' });
    const nowhere = { partition: -1, offset: '-1' };
    await store().mark([{ stream: 'mark-1', fromVersion: 2, mark: nowhere }]);
    await store().mark([{ stream: 'mark-1', fromVersion: 2, mark: { partition: 0, offset: '0' } }]);
    expect((await store().range('mark-1', 2, 2))[0]?.mark).toEqual(nowhere);
  });

  test('commits of streams that are held back are left out of the scan, from the version given on', async () => {
    for (const stream of ['held-1', 'held-2'])
      for (const commit of sampleChain(stream, 4)) await store().append(commit);
    const found = await store().pending(
      10_000,
      new Map([
        ['held-1', 3],
        ['held-2', 1],
      ]),
    );
    expect(found.filter(({ stream }) => stream.startsWith('held-'))).toEqual(
      [1, 2].map((fromVersion) => ({ stream: 'held-1', fromVersion, bytes: expect.any(Number) })),
    );
    expect(found[0]?.bytes).toBeGreaterThan(100);
    const marks = ['held-1', 'held-2'].flatMap((stream) =>
      [1, 2, 3, 4].map((fromVersion) => ({ stream, fromVersion, mark: { partition: 0, offset: '1' } })),
    );
    await store().mark(marks);
  });

  test('the scan for pending commits while 32 writers run finds every commit', async () => {
    const writers = Array.from({ length: 32 }, (_, at) => sampleChain(`busy-${at}`, 8));
    let writing = true;
    const writes = Promise.all(
      writers.map(async (chain) => {
        for (const commit of chain) await store().append(commit);
      }),
    ).finally(() => (writing = false));
    const found = new Set<string>();
    const scan = async (): Promise<number> => {
      const commits = await store().pending(50);
      for (const commit of commits)
        if (commit.stream.startsWith('busy-')) found.add(`${commit.stream}@${commit.fromVersion}`);
      await store().mark(
        commits.map(({ stream, fromVersion }) => ({ stream, fromVersion, mark: { partition: 0, offset: '1' } })),
      );
      return commits.length;
    };
    while (writing) {
      await scan();
      // An embedded store answers within the turn: let the writers have theirs.
      await nextTurn();
    }
    await writes;
    while ((await scan()) > 0);
    expect(found.size).toBe(32 * 8);
  });
}
