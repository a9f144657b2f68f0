import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll } from '@jest/globals';
import { openEmbeddedLog, openEmbeddedParking } from '../embedded/index.js';
import { laneInterleavings, subscriptionContract } from '../testing/index.js';

subscriptionContract('embedded', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'subscription-'));
  const log = openEmbeddedLog({ file: join(folder, 'log.db'), repeatEvery: 3 });
  let places = 0;
  return {
    log,
    openParking: async (limits) =>
      openEmbeddedParking({ file: join(folder, `parking-${places++}.db`), ...(limits ? { limits } : {}) }),
    cleanUp: async () => {
      await log.close();
      rmSync(folder, { recursive: true });
    },
  };
});

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lanes-'));
});
afterAll(() => rmSync(folder, { recursive: true }));
laneInterleavings('embedded', async () => openEmbeddedParking({ file: join(folder, 'parking.db') }), { runs: 40 });
