import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parkingStoreContract } from '../testing/index.js';
import { openEmbeddedParking } from './index.js';

parkingStoreContract('embedded', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'parking-'));
  return {
    open: async (limits) => openEmbeddedParking({ file: join(folder, 'parking.db'), ...(limits ? { limits } : {}) }),
    cleanUp: () => rm(folder, { recursive: true }),
  };
});
