import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import Database from 'libsql';
import { dailyRecordsContract, sampleChain } from '../testing/index.js';
import { openEmbeddedDailyRecords, openEmbeddedReader, openEmbeddedStore, readEmbeddedDailyRecords } from './index.js';

async function place() {
  const folder = mkdtempSync(join(tmpdir(), 'daily-'));
  const file = { store: join(folder, 'store.db'), daily: join(folder, 'daily.db') };
  const store = await openEmbeddedStore({ file: file.store });
  const records = await openEmbeddedDailyRecords({ file: file.daily });
  const cleanUp = async (): Promise<void> => {
    await Promise.all([store.close(), records.close()]);
    rmSync(folder, { recursive: true });
  };
  return { store, records, cleanUp, file };
}

dailyRecordsContract('embedded', async () => {
  const { file, ...fixture } = await place();
  const change = async (name: keyof typeof file, sql: string, ...parameters: readonly (string | number)[]) => {
    const db = new Database(file[name]);
    for (const table of ['heads', 'roots'])
      db.exec(`DROP TRIGGER IF EXISTS ${table}_no_update; DROP TRIGGER IF EXISTS ${table}_no_delete`);
    db.prepare(sql).run([...parameters]);
    db.close();
  };
  return {
    ...fixture,
    remove: async (commits) => {
      for (const { stream, fromVersion } of commits)
        await change('store', 'DELETE FROM commits WHERE stream = ? AND from_version = ?', stream, fromVersion);
    },
    forgeHead: (stream, hash) => change('daily', 'UPDATE heads SET hash = ? WHERE stream = ?', hash, stream),
    forgeRoot: (day, root) =>
      change('daily', "UPDATE roots SET body = json_set(body, '$.root', ?) WHERE day = ?", root, day),
    dropRoot: (day) => change('daily', 'DELETE FROM roots WHERE day = ?', day),
  };
});

test('what is kept of a day cannot be changed or deleted over the file as it is', async () => {
  const { records, file, cleanUp } = await place();
  await records.keepHeads('r', 0, [{ stream: 's', version: 1, hash: 'h' }]);
  const db = new Database(file.daily);
  expect(() => db.exec("UPDATE heads SET hash = 'x'")).toThrow(/only ever added to/);
  expect(() => db.exec('DELETE FROM heads')).toThrow(/only ever added to/);
  db.close();
  await cleanUp();
});

test('a verifier reads beside the running process, and writes nothing', async () => {
  const { store, records, file, cleanUp } = await place();
  const [commit] = sampleChain('s-1', 1);
  if (!commit) throw new Error('no sample');
  const reader = openEmbeddedReader({ file: file.store });
  const kept = readEmbeddedDailyRecords({ file: file.daily });
  await store.append(commit);
  expect(await reader?.streams({ limit: 10 })).toEqual(['s-1']);
  expect(await reader?.load('s-1')).toEqual(await store.load('s-1'));
  await expect(kept.keepHeads('r', 0, [{ stream: 's', version: 1, hash: 'h' }])).rejects.toMatchObject({
    name: 'StoreUnavailable',
  });
  await Promise.all([reader?.close(), kept.close()]);
  expect(await records.headsOfRun('r', 0, 1)).toEqual([]);
  expect(openEmbeddedReader({ file: `${file.store}-none` })).toBeUndefined();
  expect(await readEmbeddedDailyRecords({ file: `${file.daily}-none` }).lastRoot()).toBeUndefined();
  await cleanUp();
});
