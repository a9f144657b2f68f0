import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { openEmbeddedStore } from '#event-sourcing/embedded';
import { type RunningChild, startChild } from '#event-sourcing/testing';
import { openEmbeddedLog } from '#messaging/embedded';
import { until } from '#messaging/testing';
import { freePort } from '../../tools/servers/ports.mjs';
import { inTheLog, inTheReadModels, inTheStore } from './evidence.js';
import { Load } from './load.js';
import { TokenSource } from './token-source.js';

const USER = 'course-coordinator';
const KILLS = 2;
/** Commands between two kills: each time another moment is hit. */
const SOME = 150;
/** The sources are compiled on the way. */
const START_LIMIT_MS = 60_000;

let folder: string;
let child: RunningChild | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-'));
});
afterEach(async () => {
  await child?.kill();
  await rm(folder, { recursive: true, force: true });
});

async function startHouse(port: number): Promise<void> {
  child = startChild(new URL('./embedded-house.child.ts', import.meta.url), [folder, String(port)]);
  await child.until((lines) => lines.length > 0, START_LIMIT_MS);
}

test('the one process killed under load: every acknowledged command is in store, log and read models, once and in order', async () => {
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  await startHouse(port);
  const load = new Load({ commands: url, issuer: url, user: USER });
  await load.goesOn(SOME);
  for (let kill = 1; kill <= KILLS; kill++) {
    const failed = load.count(0);
    await child?.kill();
    await until('callers notice', () => load.count(0) > failed);
    await startHouse(port);
    await load.goesOn(SOME + kill);
  }
  await load.stop();
  expect(load.count(503)).toBe(0);

  await child?.kill();
  const inspect = async () => {
    const store = await openEmbeddedStore({ file: join(folder, 'learners', 'store.db') });
    const log = openEmbeddedLog({ file: join(folder, 'log.db') });
    return { store, log, close: () => Promise.all([store.close(), log.close()]) };
  };
  const killed = await inspect();
  await inTheStore(killed.store, load.acknowledged);
  await killed.close();

  // What the last kill kept from the log and the read models is made good by the next start.
  await startHouse(port);
  const { store, log, close } = await inspect();
  const streams = await inTheLog(store, log, load.acknowledged);
  await close();
  await inTheReadModels(url, new TokenSource(url, USER), streams);
}, 240_000);
