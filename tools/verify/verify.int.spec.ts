import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from '@jest/globals';
import Database from 'libsql';
import { type DailyRecords, type EventStore, keepRootOfDay } from '#event-sourcing';
import { openEmbeddedDailyRecords, openEmbeddedStore } from '#event-sourcing/embedded';
import { sampleChain } from '#event-sourcing/testing';
import { rootKey } from '#service-kit';
import { verifyServices, type VerifyOptions } from './verify.js';

const key = randomBytes(32);
let folder: string;
let store: EventStore;
let records: DailyRecords;

beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'verify-'));
  mkdirSync(join(folder, 'courses'));
  store = await openEmbeddedStore({ file: join(folder, 'courses', 'store.db') });
  records = await openEmbeddedDailyRecords({ file: join(folder, 'courses', 'daily.db') });
  for (const stream of ['run-1', 'run-2']) for (const commit of sampleChain(stream, 3)) await store.append(commit);
});
afterEach(async () => {
  await Promise.all([store.close(), records.close()]);
  rmSync(folder, { recursive: true });
});

const verify = (options: Partial<VerifyOptions> = {}, environment: Readonly<Record<string, string>> = {}) =>
  verifyServices(
    { DATA_DIR: folder, MASTER_KEY: key.toString('base64'), ...environment },
    { services: [], ...options },
  );
const keepRoot = (day: string, service = 'courses') =>
  keepRootOfDay({ service, day, store, records, key: rootKey(key, service), recordedAt: `${day}T00:00:00.000Z` });

it('finds a store sound beside the process that holds it open, and says where it stands', async () => {
  expect((await verify()).lines[0]).toBe('courses: 2 streams, 6 commits, 0 roots, so a cut tail would not show');
  const root = (await keepRoot('2026-11-25'))?.root?.root ?? '';
  const { sound, lines } = await verify({ services: ['courses'], root });
  expect({ sound, lines }).toEqual({
    sound: true,
    lines: [
      `courses: 2 streams, 6 commits, 1 roots, the last of 2026-11-25: ${root}`,
      `courses: public key of the roots: ${rootKey(key, 'courses').publicKey}`,
    ],
  });
});

it('needs no master key where the public key is given', async () => {
  await keepRoot('2026-11-25');
  const publicKey = rootKey(key, 'courses').publicKey;
  expect((await verify({ publicKey }, { MASTER_KEY: '' })).sound).toBe(true);
  const other = rootKey(randomBytes(32), 'courses').publicKey;
  expect((await verify({ publicKey: other })).lines).toContain('courses: FAULT root of 2026-11-25: signature');
  await expect(verify({}, { MASTER_KEY: '' })).rejects.toThrow(/MASTER_KEY/);
});

it('names a cut tail and a changed commit', async () => {
  await keepRoot('2026-11-25');
  const db = new Database(join(folder, 'courses', 'store.db'));
  db.exec("DELETE FROM commits WHERE stream = 'run-1' AND from_version = 3");
  db.exec("UPDATE commits SET body = replace(body, 'Gr', 'Gs') WHERE stream = 'run-2' AND from_version = 2");
  db.close();
  const { sound, lines } = await verify();
  expect(sound).toBe(false);
  expect(lines.slice(2)).toEqual([
    'courses: FAULT stream run-1 at version 3: cut-tail',
    'courses: FAULT stream run-2 at version 2: hash',
  ]);
});

it('misses a root that was noted elsewhere', async () => {
  await keepRoot('2026-11-25');
  const { lines } = await verify({ root: 'ab'.repeat(32) });
  expect(lines.at(-1)).toBe('courses: FAULT the root given is not among the kept ones');
});

it('says what it cannot verify', async () => {
  await expect(verify({ services: ['none'] })).rejects.toThrow('DATA_DIR: holds no store of none');
  await expect(verify({}, { DATA_DIR: join(folder, 'courses') })).rejects.toThrow('DATA_DIR: holds no store');
  const mongo = { MONGODB_URI: 'mongodb://127.0.0.1:1/', KAFKA_BROKERS: 'x:1' };
  await expect(verify({}, mongo)).rejects.toThrow(/name the services/);
});
