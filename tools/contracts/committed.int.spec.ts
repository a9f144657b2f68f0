import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { contractEvents } from '#contracts';
import { compareAll, compareInnerWithCommitted, compareWithCommitted, CONTRACTS_FOLDER } from './committed.js';
import { innerEvents } from './domain-events.js';

describe('the committed contracts', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'contracts-'));
    await cp(CONTRACTS_FOLDER, folder, { recursive: true });
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('are those of the code', async () => {
    const same = { breaks: [], outdated: new Map(), stray: [] };
    expect(await compareAll(contractEvents, innerEvents, folder)).toEqual(same);
  });

  it('differ when somebody changes one by hand', async () => {
    await writeFile(join(folder, 'events.md'), 'something else');
    expect([...(await compareWithCommitted(contractEvents, folder)).outdated.keys()]).toEqual(['events.md']);
  });

  it('name the schema of an event that is gone as stray, and its end as a break', async () => {
    const { stray, breaks } = await compareWithCommitted(contractEvents.slice(1), folder);
    const type = contractEvents[0]?.type;
    expect(stray).toEqual([`schemas/${type}.v1.json`]);
    expect(breaks).toEqual([`${type}.v1: published, but no longer registered`]);
  });

  it('refuse a change of what lies in a store, though it was never published', async () => {
    const file = join(folder, 'stored', 'seat-requested.v1.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"runId": {', '"runNumber": {'));
    expect((await compareInnerWithCommitted(innerEvents, folder)).breaks).toContain(
      'seat-requested.v1/runNumber: field removed',
    );
    expect((await compareInnerWithCommitted(innerEvents.slice(1), folder)).breaks).toContain(
      `${innerEvents[0]?.type}.v1: published, but no longer registered`,
    );
  });

  it('refuse a change of what was published', async () => {
    const file = join(folder, 'published', 'seat-held.v1.json');
    await writeFile(file, (await readFile(file, 'utf8')).replace('"runId": {', '"runNumber": {'));
    expect((await compareWithCommitted(contractEvents, folder)).breaks).toContain(
      'seat-held.v1/runNumber: field removed',
    );
  });
});
