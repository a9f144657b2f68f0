import { join } from 'node:path';
import { EmbeddedLease, openEmbeddedStore } from '#event-sourcing/embedded';
import { openEmbeddedDocuments } from '#event-sourcing/projections/embedded';
import { openEmbeddedLog, openEmbeddedParking } from '#messaging/embedded';
import { openEmbeddedKeyRing } from '#privacy/embedded';
import { atMost, told } from '../measure.js';
import type { Row } from '../row.js';
import { inFolder } from '../scratch.js';
import { startBoard, topicsOf } from './board.js';
import { atRate, type Latencies } from './load.js';

const PERSONS = 1_500;
const RATE = 50;
const SECONDS = 10;

/** Command → board in one process, all parts embedded. */
export const visibleEmbedded: Row = {
  name: 'visible-embedded',
  needs: [],
  measure: async ({ runs }) => {
    const all: Latencies[] = [];
    for (let run = 0; run < runs; run++) all.push(await inFolder(oneRun));
    const what = `command → visible on the board, embedded, ${RATE}/s`;
    return [
      { what: `${what}, p50`, unit: 'ms', wanted: told, runs: all.map(({ p50 }) => ({ ours: p50 })) },
      { what: `${what}, p99`, unit: 'ms', wanted: atMost(20), runs: all.map(({ p99 }) => ({ ours: p99 })) },
    ];
  },
};

async function oneRun(folder: string): Promise<Latencies> {
  const parts = {
    store: await openEmbeddedStore({ file: join(folder, 'store.db') }),
    log: openEmbeddedLog({ file: join(folder, 'log.db'), topics: topicsOf('bench'), partitions: 12 }),
    keyRing: await openEmbeddedKeyRing({ file: join(folder, 'keys.db'), masterKey: Buffer.alloc(32, 7) }),
    documents: await openEmbeddedDocuments({ file: join(folder, 'documents.db') }),
    parking: openEmbeddedParking({ file: join(folder, 'parking.db') }),
    lease: new EmbeddedLease(),
    name: 'bench',
  };
  const board = await startBoard(parts, PERSONS);
  await atRate(RATE, 2, board.change);
  const latencies = await atRate(RATE, SECONDS, board.change);
  await board.stop();
  await Promise.all([parts.parking.close(), parts.documents.close(), parts.log.close()]);
  await Promise.all([parts.store.close(), parts.keyRing.close()]);
  return latencies;
}
