import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import Database from 'libsql';
import { EMPTY_HEAD } from '../store/event-store.port.js';
import { headOf, verifyStream } from '../store/hash-chain.js';
import { sampleChain, sampleCommit, startChild, synchronousSettings, type RunningChild } from '../testing/index.js';
import { DataFolderInUse, lockDataFolder, openEmbeddedStore, openEmbeddedTimers } from './index.js';

jest.setTimeout(60_000);

let folder: string;
let file: string;
const children: RunningChild[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'durable-'));
  file = join(folder, 'store.db');
});
afterEach(async () => {
  await Promise.all(children.splice(0).map((child) => child.kill()));
  rmSync(folder, { recursive: true });
});

function startWriter(run: number): RunningChild {
  const child = startChild(new URL('../testing/writing.child.ts', import.meta.url), [folder, String(run)]);
  children.push(child);
  return child;
}

/** The last version that each stream was told to have. */
function acknowledged(lines: readonly string[]): ReadonlyMap<string, number> {
  // The last line may be cut by the kill.
  const whole = lines
    .slice(0, -1)
    .map((line) => line.split(' '))
    .filter((parts) => parts.length === 2);
  return new Map(whole.map(([stream = '', version]) => [stream, Number(version)]));
}

test('killed while writing: the file opens with every acknowledged commit, chains unbroken', async () => {
  for (const run of [1, 2, 3]) {
    const child = startWriter(run);
    await child.until((lines) => lines.length > 300 * run);
    await child.kill();
    const store = await openEmbeddedStore({ file });
    const promised = acknowledged(child.lines);
    expect(promised.size).toBe(16);
    for (const [stream, version] of promised) {
      const verdict = verifyStream(stream, await store.load(stream));
      expect(verdict.ok && verdict.head.version).toBeGreaterThanOrEqual(version);
    }
    await store.close();
  }
});

test('what is acknowledged is on the disk: every connection that writes commits or timers waits for it', async () => {
  const store = await openEmbeddedStore({ file });
  const timers = await openEmbeddedTimers({ file: join(folder, 'timers.db') });
  // A mark that is lost has its commit published again, without effect.
  expect(synchronousSettings(store)).toEqual({ db: 'FULL', marks: 'NORMAL' });
  expect(synchronousSettings(timers)).toEqual({ db: 'FULL' });
  await Promise.all([store.close(), timers.close()]);
});

test('a write-ahead log torn at any byte: every commit acknowledged before that byte is there, and nothing half', async () => {
  const store = await openEmbeddedStore({ file });
  const wal = `${file}-wal`;
  const written: { readonly stream: string; readonly version: number; readonly end: number }[] = [];
  for (let round = 0; round < 12; round++) {
    const group = Array.from({ length: 1 + (round % 3) }, (_, at) => `torn-${at}`);
    await Promise.all(
      group.map(async (stream) => {
        const before = (await store.load(stream)).at(-1);
        await store.append(sampleCommit(stream, before ? headOf(before) : EMPTY_HEAD));
      }),
    );
    const { size: end } = statSync(wal);
    for (const stream of group) written.push({ stream, version: (await store.load(stream)).length, end });
  }
  const [main, log] = [readFileSync(file), readFileSync(wal)];
  await store.close();
  let opened = 0;
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: log.length }), async (cut) => {
      const torn = join(folder, `torn-${opened++}.db`);
      writeFileSync(torn, main);
      writeFileSync(`${torn}-wal`, log.subarray(0, cut));
      const mended = await openEmbeddedStore({ file: torn });
      for (const stream of ['torn-0', 'torn-1', 'torn-2']) {
        const verdict = verifyStream(stream, await mended.load(stream));
        const safe = written.filter((one) => one.stream === stream && one.end <= cut).map(({ version }) => version);
        expect(verdict.ok && verdict.head.version).toBeGreaterThanOrEqual(Math.max(0, ...safe));
        const all = written.filter((one) => one.stream === stream).length;
        expect(verdict.ok && verdict.head.version).toBeLessThanOrEqual(cut === 0 ? 0 : all);
      }
      await mended.close();
    }),
    { numRuns: 25, examples: [[0], [log.length], [log.length - 1]] },
  );
});

test('the lock keeps a second process out and goes with a killed one', async () => {
  const child = startWriter(1);
  await child.until((lines) => lines.includes('locked'));
  expect(() => lockDataFolder(folder)).toThrow(DataFolderInUse);
  await child.kill();
  const lock = lockDataFolder(folder);
  expect(() => lockDataFolder(folder)).toThrow(DataFolderInUse);
  lock.release();
  lockDataFolder(folder).release();
});

test('a torn file is refused, and nothing in it is overwritten', async () => {
  const store = await openEmbeddedStore({ file });
  await Promise.all(Array.from({ length: 200 }, (_, at) => store.append(sampleCommit(`s-${at}`))));
  await store.close();
  const whole = readFileSync(file);
  const torn = whole.subarray(0, Math.floor(whole.length / 2 / 4096) * 4096);
  // Beside the first one: libsql keeps a closed file open until its statements are garbage.
  const tornFile = join(folder, 'torn.db');
  writeFileSync(tornFile, torn);
  await expect(openEmbeddedStore({ file: tornFile })).rejects.toMatchObject({
    name: 'DatabaseUnusable',
    fault: 'damaged',
  });
  expect(readFileSync(tornFile).equals(torn)).toBe(true);
  const wholeFile = join(folder, 'whole.db');
  writeFileSync(wholeFile, whole);
  const mended = await openEmbeddedStore({ file: wholeFile });
  expect(await mended.streams({ limit: 1_000 })).toHaveLength(200);
  await mended.close();
});

test('a file that is no database, or holds something else, is refused and left as it is', async () => {
  writeFileSync(file, 'a letter, not a database. '.repeat(500));
  const letter = readFileSync(file);
  await expect(openEmbeddedStore({ file })).rejects.toMatchObject({ fault: 'not-a-database' });
  expect(readFileSync(file).equals(letter)).toBe(true);

  const other = join(folder, 'other.db');
  const db = new Database(other);
  db.exec('CREATE TABLE something (id INTEGER)');
  db.close();
  const before = readFileSync(other);
  await expect(openEmbeddedStore({ file: other })).rejects.toMatchObject({ fault: 'foreign' });
  expect(readFileSync(other).equals(before)).toBe(true);
  await expect(openEmbeddedStore({ file: join(folder, 'missing', 'x.db') })).rejects.toMatchObject({
    fault: 'not-accessible',
  });
});

test('an append that the file cannot take is no lost commit: unavailable, and nothing of it is there', async () => {
  const store = await openEmbeddedStore({ file });
  const [first, second] = sampleChain('full-1', 2);
  if (!first || !second) throw new Error('no sample');
  await store.append(first);
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  const blocked = store.append(second);
  await expect(blocked).rejects.toMatchObject({ name: 'StoreUnavailable', message: expect.stringContaining('in-use') });
  other.exec('ROLLBACK');
  other.close();
  expect(await store.load('full-1')).toEqual([first]);
  await store.append(second);
  expect(await store.load('full-1')).toEqual([first, second]);
  await store.close();
});
