import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { StoreUnavailable } from '#event-sourcing';
import { holdFile } from './held-file.js';

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'held-'))));
afterAll(() => rm(folder, { recursive: true, force: true }));

it('a file that waits for its turn has no name that a death of the process would leave behind', async () => {
  const held = await holdFile(Buffer.from('Anna'), folder);
  expect(await readdir(folder)).toEqual([]);
  expect([await text(held.source()), await text(held.source())]).toEqual(['Anna', 'Anna']);
  await held.close();
});

it('a folder that cannot be used is a part that is away', async () => {
  await expect(holdFile(Buffer.from('x'), join(folder, 'nowhere'))).rejects.toThrow(StoreUnavailable);
});
