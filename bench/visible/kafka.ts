import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { openMongoLease, openMongoStore } from '#event-sourcing/mongo';
import { openMongoDocuments } from '#event-sourcing/projections/mongo';
import { openKafkaLog } from '#messaging/kafka';
import { openMongoParking } from '#messaging/mongo';
import { openMongoKeyRing } from '#privacy/mongo';
import { atMost, told } from '../measure.js';
import { quiet } from '../quiet.js';
import type { Row } from '../row.js';
import { type Board, startBoard, topicsOf } from './board.js';
import { atRate, type Latencies } from './load.js';

const PERSONS = 1_500;
const PARTITIONS = 12;
const RATE = 50;
const SECONDS = 10;
const LIMIT_MS = 250;
const FASTER = 1.25;
const STEP_SECONDS = 5;
const MOST = 5_000;

interface KafkaRun extends Latencies {
  /** Commands a second. */
  readonly passes: number;
}

/** Command → board over MongoDB and Kafka: relay, broker, consumers and read models as the services have them. */
export const visibleKafka: Row = {
  name: 'visible-kafka',
  needs: ['kafka', 'mongo'],
  measure: async ({ runs, servers }) => {
    const places = { uri: await servers.address('mongo'), brokers: (await servers.address('kafka')).split(',') };
    const all: KafkaRun[] = [];
    for (let run = 0; run < runs; run++) all.push(await oneRun(places));
    const what = `command → visible on the board, Kafka and MongoDB protocol, ${RATE}/s`;
    return [
      { what: `${what}, p50`, unit: 'ms', wanted: told, runs: all.map(({ p50 }) => ({ ours: p50 })) },
      { what: `${what}, p99`, unit: 'ms', wanted: atMost(100), runs: all.map(({ p99 }) => ({ ours: p99 })) },
      {
        what: `the rate at which p99 passes ${LIMIT_MS} ms`,
        unit: 'commands/s',
        wanted: told,
        runs: all.map(({ passes }) => ({ ours: passes })),
      },
    ];
  },
};

async function oneRun({
  uri,
  brokers,
}: {
  readonly uri: string;
  readonly brokers: readonly string[];
}): Promise<KafkaRun> {
  const name = `bench-${randomUUID().slice(0, 8)}`;
  const [own, keys, views] = [`${name}-store`, `${name}-keys`, `${name}-views`];
  const connection = await mongoose.createConnection(uri).asPromise();
  const log = await openKafkaLog({ brokers, clientId: 'bench', logger: quiet });
  await log.ensureTopics(topicsOf(name), PARTITIONS);
  const parts = {
    log,
    store: await openMongoStore({ connection, database: own }),
    keyRing: await openMongoKeyRing({ connection, database: keys, masterKey: Buffer.alloc(32, 7) }),
    documents: await openMongoDocuments({ connection, database: views }),
    parking: await openMongoParking({ connection, database: own }),
    lease: await openMongoLease({ connection, database: own }),
    name,
  };
  const board = await startBoard(parts, PERSONS);
  try {
    await atRate(RATE, 3, board.change);
    const latencies = await atRate(RATE, SECONDS, board.change);
    return { ...latencies, passes: await passingRate(board, latencies.p99) };
  } finally {
    await board.stop();
    await Promise.all([parts.documents.close(), parts.parking.close(), parts.store.close(), parts.keyRing.close()]);
    await log.close();
    for (const database of [own, keys, views]) await connection.getClient().db(database).dropDatabase();
    await connection.close();
  }
}

/** Faster and faster until the slowest hundredth takes longer than the limit. */
async function passingRate(board: Board, p99: number): Promise<number> {
  let rate = RATE;
  for (let last = p99; last <= LIMIT_MS && rate < MOST;) {
    rate = Math.round(rate * FASTER);
    last = (await atRate(rate, STEP_SECONDS, board.change)).p99;
  }
  return rate;
}
