import { randomBytes } from 'node:crypto';
import { mkdtemp, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import Database from 'libsql';
import { keyRingContract } from '../testing/index.js';
import { openEmbeddedKeyRing } from './index.js';

keyRingContract('embedded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'key-ring-'));
  return {
    open: (masterKey) => openEmbeddedKeyRing({ file: join(folder, 'keys.db'), masterKey, pollMs: 50 }),
    cleanUp: () => rm(folder, { recursive: true }),
  };
});

describe('embedded key ring on the disk', () => {
  let folder: string;
  beforeAll(async () => (folder = await mkdtemp(join(tmpdir(), 'key-ring-'))));
  afterAll(() => rm(folder, { recursive: true }));

  test('after an erasure the wrapped key is in no file of the folder', async () => {
    const file = join(folder, 'erase.db');
    const ring = await openEmbeddedKeyRing({ file, masterKey: randomBytes(32) });
    await ring.keys([{ personRef: 'p_gone', sphere: 'coordination' }], true);
    const db = new Database(file);
    const { wrapped } = db.prepare('SELECT wrapped FROM person_keys WHERE person_ref = ?').get(['p_gone']) as {
      wrapped: Buffer;
    };
    db.close();
    const holding = async () => {
      const files = (await readdir(folder)).filter((name) => name.startsWith('erase.db'));
      const contents = await Promise.all(files.map((name) => readFile(join(folder, name))));
      return contents.some((content) => content.includes(wrapped));
    };
    expect(await holding()).toBe(true);
    await ring.erase('p_gone');
    expect(await holding()).toBe(false);
    await ring.close();
  });

  test.each([
    [
      'a text file',
      async (file: string) => writeFile(file, 'no database at all, but long enough to be one'.repeat(40)),
    ],
    [
      'a database of something else',
      async (file: string) => void new Database(file).exec('CREATE TABLE t (a); INSERT INTO t VALUES (1)'),
    ],
  ])('%s is refused and left as it was', async (_name, make) => {
    const file = join(folder, `${randomBytes(4).toString('hex')}.db`);
    await make(file);
    const before = await readFile(file);
    await expect(openEmbeddedKeyRing({ file, masterKey: randomBytes(32) })).rejects.toThrow(
      expect.objectContaining({ name: 'KeyDamaged' }),
    );
    expect((await readFile(file)).equals(before)).toBe(true);
  });

  test('a torn file is refused', async () => {
    const file = join(folder, 'torn.db');
    const masterKey = randomBytes(32);
    const ring = await openEmbeddedKeyRing({ file, masterKey });
    const names = Array.from({ length: 500 }, (_, i) => ({ personRef: `p_${i}`, sphere: 'coordination' as const }));
    await ring.keys(names, true);
    await ring.erase('p_0'); // brings all pages from the write-ahead log into the file
    await ring.close();
    const whole = await readFile(file);
    await writeFile(file, Buffer.concat([whole.subarray(0, 8_192), randomBytes(whole.length - 8_192)]));
    await expect(openEmbeddedKeyRing({ file, masterKey })).rejects.toThrow(
      expect.objectContaining({ name: 'KeyDamaged' }),
    );
  });

  test('a file that cannot be opened is named as such', async () => {
    const file = join(folder, 'no-such-folder', 'keys.db');
    await expect(openEmbeddedKeyRing({ file, masterKey: randomBytes(32) })).rejects.toThrow(
      expect.objectContaining({ name: 'KeyRingUnavailable' }),
    );
  });
});
