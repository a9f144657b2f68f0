import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'libsql';
import { eventStoreContract, executionInterleavings, timersContract } from '../testing/index.js';
import { EmbeddedLease, openEmbeddedStore, openEmbeddedTimers } from './index.js';

eventStoreContract('embedded', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'store-'));
  const file = join(folder, 'store.db');
  const store = await openEmbeddedStore({ file });
  return {
    store,
    damage: async (stream, fromVersion) => {
      const db = new Database(file);
      const change = "UPDATE commits SET body = replace(body, 'Gr', 'Gs') WHERE stream = ? AND from_version = ?";
      db.prepare(change).run([stream, fromVersion]);
      db.close();
    },
    lose: async (stream, fromVersion) => {
      const db = new Database(file);
      db.prepare('DELETE FROM commits WHERE stream = ? AND from_version = ?').run([stream, fromVersion]);
      db.close();
    },
    cleanUp: async () => {
      await store.close();
      rmSync(folder, { recursive: true });
    },
  };
});

executionInterleavings(
  'embedded',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'interleaved-'));
    const store = await openEmbeddedStore({ file: join(folder, 'store.db') });
    return {
      store,
      cleanUp: async () => {
        await store.close();
        rmSync(folder, { recursive: true });
      },
    };
  },
  { runs: 60 },
);

timersContract('embedded', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'timers-'));
  const store = await openEmbeddedStore({ file: join(folder, 'store.db') });
  const timers = await openEmbeddedTimers({ file: join(folder, 'timers.db') });
  return {
    store,
    timers,
    lease: new EmbeddedLease(),
    cleanUp: async () => {
      await Promise.all([store.close(), timers.close()]);
      rmSync(folder, { recursive: true });
    },
  };
});
