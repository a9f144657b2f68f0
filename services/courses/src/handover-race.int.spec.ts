import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import type { DefaultCommandExecutor } from '#event-sourcing';
import { openEmbeddedStore } from '#event-sourcing/embedded';
import { executorOn, handoverRaces } from './testing/handover-races.js';

let processes: readonly DefaultCommandExecutor[];
let cleanUp: () => Promise<void>;
beforeAll(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'handover-race-'));
  const store = await openEmbeddedStore({ file: join(folder, 'events.db') });
  // Executors with folded streams of their own meet on one store.
  processes = [executorOn(store), executorOn(store), executorOn(store)];
  cleanUp = async () => {
    await store.close();
    await rm(folder, { recursive: true, force: true });
  };
});
afterAll(() => cleanUp());

handoverRaces(() => processes);
