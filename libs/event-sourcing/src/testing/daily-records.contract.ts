import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { DailyRecords } from '../store/daily-records.port.js';
import { keepRootOfDay, proveStore, type StoreProof } from '../store/daily-root.js';
import type { Commit, EventStore } from '../store/event-store.port.js';
import { headOf } from '../store/hash-chain.js';
import { RootKey } from '../store/root-key.js';
import { sampleChain, sampleCommit } from './sample-commits.js';

export interface DailyRecordsFixture {
  /** Empty at first. */
  readonly store: EventStore;
  readonly records: DailyRecords;
  /** Behind the back of both. */
  remove(commits: readonly Commit[]): Promise<void>;
  forgeHead(stream: string, hash: string): Promise<void>;
  forgeRoot(day: string, root: string): Promise<void>;
  dropRoot(day: string): Promise<void>;
  cleanUp(): Promise<void>;
}

const service = 'sample';
const key = new RootKey(Buffer.alloc(32, 7));

/** The rules of what is kept of each day, and what it proves, on every adapter. */
export function dailyRecordsContract(name: string, open: () => Promise<DailyRecordsFixture>): void {
  describe(`daily records: ${name}`, () => {
    let fixture: DailyRecordsFixture;
    beforeAll(async () => (fixture = await open()));
    afterAll(() => fixture.cleanUp());
    portRules(() => fixture.records);
  });
  describe(`proof of a store: ${name}`, () => {
    let fixture: DailyRecordsFixture;
    beforeAll(async () => (fixture = await open()));
    afterAll(() => fixture.cleanUp());
    proofRules(() => fixture);
  });
}

function portRules(records: () => DailyRecords): void {
  test('heads come in the order of their gathering, and by stream', async () => {
    const heads = Array.from({ length: 5 }, (_, at) => ({ stream: `s-${at % 3}`, version: at + 1, hash: `h${at}` }));
    await records().keepHeads('r1', 0, heads.slice(0, 3));
    await records().keepHeads('r1', 3, heads.slice(3));
    await records().keepHeads('r2', 0, [{ stream: 's-9', version: 1, hash: 'x' }]);
    await records().keepHeads('r2', 1, []);
    expect(await records().headsOfRun('r1', 0, 10)).toEqual(heads);
    expect(await records().headsOfRun('r1', 1, 2)).toEqual(heads.slice(1, 3));
    expect(await records().headsOfStreams(['s-0', 's-none'])).toEqual([
      { run: 'r1', ...heads[0] },
      { run: 'r1', ...heads[3] },
    ]);
    expect(await records().keptStreams({ limit: 2 })).toEqual(['s-0', 's-1']);
    expect(await records().keptStreams({ after: 's-1', limit: 9 })).toEqual(['s-2', 's-9']);
  });

  test('a day has one root and one vector of positions: the first', async () => {
    const root = (day: string) => ({ day, run: 'r', previous: '', recordedAt: 't', root: 'ab', signature: 's' });
    expect(await records().lastRoot()).toBeUndefined();
    expect(await records().keepRoot(root('2026-11-24'))).toBe(true);
    expect(await records().keepRoot({ ...root('2026-11-24'), root: 'cd' })).toBe(false);
    expect(await records().keepRoot(root('2026-11-25'))).toBe(true);
    expect(await records().roots({ limit: 1 })).toEqual([root('2026-11-24')]);
    expect(await records().roots({ after: '2026-11-24', limit: 9 })).toEqual([root('2026-11-25')]);
    expect(await records().lastRoot()).toEqual(root('2026-11-25'));
    const positions = { day: '2026-11-24', takenAt: 't', ends: { 'a.topic': { 0: '12', 1: '0' } } };
    expect(await records().keepPositions(positions)).toBe(true);
    expect(await records().keepPositions({ ...positions, takenAt: 'later' })).toBe(false);
    expect(await records().positionsOf('2026-11-24')).toEqual(positions);
    expect(await records().positionsOf('2026-11-25')).toBeUndefined();
    await records().ping();
  });
}

function proofRules(fixture: () => DailyRecordsFixture): void {
  const keep = (day: string) => {
    const { store, records } = fixture();
    return keepRootOfDay({ service, day, store, records, key, recordedAt: `${day}T00:01:00.000Z` });
  };
  const prove = (more: { readonly expected?: string; readonly key?: RootKey } = {}): Promise<StoreProof> => {
    const { store, records } = fixture();
    const { key: other = key, ...rest } = more;
    return proveStore({ service, store, records, verifier: other, ...rest });
  };
  const chains = ['a-1', 'b-1', 'c-1'].map((stream) => sampleChain(stream, 3));
  const append = async (commits: readonly (Commit | undefined)[]) => {
    for (const commit of commits) if (commit) await fixture().store.append(commit);
  };

  test('each day gathers the heads that changed, once; what came after is sound too', async () => {
    for (const chain of chains) await append(chain.slice(0, 1));
    const first = await keep('2026-11-24');
    expect(first?.report).toMatchObject({ streams: 3, commits: 3, faults: 0 });
    expect(await keep('2026-11-24')).toBeUndefined();
    await append(chains[0]?.slice(1, 2) ?? []);
    const second = await keep('2026-11-27');
    expect(await keep('2026-11-25')).toBeUndefined();
    expect(second?.root?.previous).toBe(first?.root?.root);
    expect(await fixture().records.headsOfRun(second?.root?.run ?? '', 0, 10)).toMatchObject([
      { stream: 'a-1', version: 2 },
    ]);
    await append(chains[1]?.slice(1, 2) ?? []);
    expect(await prove({ expected: first?.root?.root ?? '' })).toMatchObject({
      streams: 3,
      commits: 5,
      faults: 0,
      roots: 2,
      rootFaults: [],
      lastRoot: { day: '2026-11-27', root: second?.root?.root },
      expectedFound: true,
    });
  });

  test('two processes that gather at once keep one root, and it holds', async () => {
    const roots = await Promise.all([keep('2026-11-28'), keep('2026-11-28')]);
    expect(roots.filter((root) => root !== undefined)).toHaveLength(1);
    expect(await prove()).toMatchObject({ faults: 0, roots: 3, rootFaults: [] });
  });

  test('another key, and a root noted elsewhere that is not kept, show', async () => {
    const proof = await prove({ key: new RootKey(Buffer.alloc(32, 8)), expected: 'ab' });
    expect(proof.rootFaults.map(({ reason }) => reason)).toEqual(['signature', 'signature', 'signature']);
    expect(proof.expectedFound).toBe(false);
  });

  test('a tail that is cut off, a stream that is exchanged and one that is gone show by name', async () => {
    const [a, b, c] = chains.map((chain) => chain[1]);
    if (!a || !b || !c) throw new Error('no sample');
    await fixture().remove([a]);
    await fixture().remove(chains[2]?.slice(0, 1) ?? []);
    await fixture().remove(chains[1]?.slice(0, 2) ?? []);
    const other = sampleCommit('b-1', undefined, { actor: 'acc_other' });
    await append([other, sampleCommit('b-1', headOf(other))]);
    const { named, faults } = await prove();
    expect(faults).toBe(3);
    expect(named).toEqual([
      { stream: 'a-1', fromVersion: 2, reason: 'cut-tail' },
      { stream: 'b-1', fromVersion: 1, reason: 'exchanged' },
      { stream: 'c-1', reason: 'missing-stream' },
    ]);
    const next = await keep('2026-11-29');
    expect(next?.report.named).toEqual(named);
    expect((await prove()).named).toEqual(named);
  });

  test('a root that somebody else put before ours stops nothing, and shows', async () => {
    const { records } = fixture();
    const forged = { run: 'r', previous: '', recordedAt: 't', root: 'ab', signature: 'AAAA' };
    const last = await records.lastRoot();
    if (!last) throw new Error('no root');
    await records.keepRoot({ ...last, day: '9999-12-31' });
    await records.keepRoot({ day: '2026-12-01', ...forged });
    expect(await keep('2026-11-30')).toMatchObject({
      root: { day: '2026-11-30' },
      forged: ['2026-12-01', '9999-12-31'],
    });
    const taken = await keep('2026-12-01');
    expect(taken).toMatchObject({ forged: ['2026-12-01', '9999-12-31'] });
    expect(taken?.root).toBeUndefined();
    expect(await keep('2026-12-02')).toMatchObject({ root: { day: '2026-12-02' } });
    await fixture().dropRoot('9999-12-31');
    await fixture().dropRoot('2026-12-01');
    expect((await prove()).rootFaults).toEqual([]);
  });

  test('a forged head, a forged root and a root taken out show by their day', async () => {
    await fixture().forgeHead('a-1', 'f'.repeat(64));
    expect((await prove()).rootFaults).toEqual([
      { day: '2026-11-24', reason: 'root' },
      { day: '2026-11-27', reason: 'root' },
    ]);
    await fixture().forgeRoot('2026-11-28', 'f'.repeat(64));
    expect((await prove()).rootFaults.map(({ day }) => day)).toEqual([
      '2026-11-24',
      '2026-11-27',
      '2026-11-28',
      '2026-11-29',
    ]);
    await fixture().dropRoot('2026-11-28');
    expect((await prove()).rootFaults.at(-1)).toEqual({ day: '2026-11-29', reason: 'order' });
  });
}
