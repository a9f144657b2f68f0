import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '#event-sourcing';
import { EmbeddedLease, openEmbeddedStore } from '#event-sourcing/embedded';
import { openEmbeddedLog } from '../embedded/index.js';
import { relayContract, relayInterleavings, type RelayFixture } from '../testing/index.js';

async function makeFixture(): Promise<RelayFixture> {
  const folder = mkdtempSync(join(tmpdir(), 'relay-'));
  const log = openEmbeddedLog({ file: join(folder, 'log.db') });
  const stores: EventStore[] = [];
  return {
    log,
    lease: new EmbeddedLease(),
    openStore: async () => {
      const store = await openEmbeddedStore({ file: join(folder, `store-${stores.length}.db`) });
      stores.push(store);
      return store;
    },
    cleanUp: async () => {
      await Promise.all(stores.map((store) => store.close()));
      await log.close();
      rmSync(folder, { recursive: true });
    },
  };
}

relayContract('embedded', makeFixture);
relayInterleavings('embedded', makeFixture, { runs: 80 });
