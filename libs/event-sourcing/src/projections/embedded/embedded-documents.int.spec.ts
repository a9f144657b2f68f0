import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import Database from 'libsql';
import { synchronousSettings } from '../../testing/index.js';
import { documentStoreContract } from '../testing/document-store.contract.js';
import { openEmbeddedDocuments } from './embedded-documents.js';

documentStoreContract('embedded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'documents-'));
  const store = await openEmbeddedDocuments({ file: join(folder, 'documents.db') });
  return {
    store,
    clean: async () => {
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
});

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'documents-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

test('a write is on the disk when it resolves: offsets of the log that follow it are never there alone', async () => {
  const store = await openEmbeddedDocuments({ file: join(folder, 'documents.db') });
  expect(synchronousSettings(store)).toEqual({ db: 'FULL', 'groups.db': 'FULL' });
  await store.close();
});

test('a file that cannot be used is unavailable, which is no poison', async () => {
  const file = join(folder, 'documents.db');
  const store = await openEmbeddedDocuments({ file });
  const collection = await store.collection<{ n: number }>({ name: 'c', indexes: ['by'] });
  const document = { id: 'd', expected: 0, keys: { by: ['k'] }, body: { n: 1 } };
  const other = new Database(file);
  other.exec('BEGIN IMMEDIATE');
  await expect(collection.write([document])).rejects.toMatchObject({ name: 'StoreUnavailable' });
  other.exec('ROLLBACK');
  expect(await collection.write([document])).toEqual(new Set());
  other.exec('DROP TABLE places');
  other.close();
  // What was asked wrongly is not of the file, and no outage.
  await expect(collection.count({ index: 'by' })).rejects.toMatchObject({ code: 'SQLITE_ERROR' });
  await store.close();
  for (const asked of [
    () => collection.get('d'),
    () => collection.getMany(['d']),
    () => collection.write([document]),
    () => collection.remove('d', 1),
    () => collection.find({ index: 'by' }, { limit: 1 }),
    () => collection.keys({ index: 'by' }, { limit: 1 }),
    () => collection.count({ index: 'by' }),
    () => store.ping(),
    () => store.list(),
    () => store.drop('c'),
    () => store.collection({ name: 'c', indexes: [] }),
  ])
    await expect(asked()).rejects.toMatchObject({ name: 'StoreUnavailable' });
});

test('of writes wanted at the same time one that cannot be made takes none of the others with it', async () => {
  const store = await openEmbeddedDocuments({ file: join(folder, 'documents.db') });
  const one = await store.collection<{ n: number }>({ name: 'one', indexes: ['by'] });
  const other = await store.collection<{ n: bigint }>({ name: 'other', indexes: [] });
  const write = { id: 'd', expected: 0, keys: { by: ['k'] }, body: { n: 1 } };
  const outcomes = await Promise.allSettled([
    one.write([write]),
    // JSON knows no such number.
    other.write([{ id: 'e', expected: 0, keys: {}, body: { n: 1n } }]),
    one.write([write]),
    one.remove('d', 1),
  ]);
  expect(outcomes).toMatchObject([
    { value: new Set() },
    { reason: { name: 'TypeError' } },
    { value: new Set(['d']) },
    { value: true },
  ]);
  expect([await one.count({ index: 'by' }), await other.get('e')]).toEqual([0, undefined]);
  await store.close();
});

test('closing lets the writes under way end', async () => {
  const file = join(folder, 'documents.db');
  const store = await openEmbeddedDocuments({ file });
  const collection = await store.collection<{ n: number }>({ name: 'c', indexes: [] });
  const writing = collection.write([{ id: 'd', expected: 0, keys: {}, body: { n: 1 } }]);
  await store.close();
  expect(await writing).toEqual(new Set());
  const again = await openEmbeddedDocuments({ file });
  expect(await (await again.collection({ name: 'c', indexes: [] })).get('d')).toMatchObject({ revision: 1 });
  await again.close();
});
