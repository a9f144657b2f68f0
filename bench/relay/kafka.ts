import { randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';
import mongoose from 'mongoose';
import type { EventStore } from '#event-sourcing';
import { openMongoStore } from '#event-sourcing/mongo';
import { startRelay } from '#messaging';
import { openKafkaLog } from '#messaging/kafka';
import { openMongoKeyRing } from '#privacy/mongo';
import { commandWorld } from '../commands/command-world.js';
import { atOnce, ratio, type Run, secondsOf } from '../measure.js';
import { quiet } from '../quiet.js';
import type { Row } from '../row.js';
import { rawRelay } from './raw-relay.js';

const COMMITS = 4_000;
const PARTITIONS = 4;

/** From the store on the MongoDB protocol to Kafka, until everything is sent and marked. */
export const relayToKafka: Row = {
  name: 'relay',
  needs: ['kafka', 'mongo'],
  measure: async ({ runs, servers }) => {
    const places = { uri: await servers.address('mongo'), brokers: (await servers.address('kafka')).split(',') };
    const all: Run[] = [];
    for (let run = 0; run < runs; run++) all.push(await oneRun(places, run % 2 === 0));
    return [
      {
        what: 'relay, store → Kafka',
        unit: 'commits/s',
        wanted: ratio(0.7),
        against:
          'scans 500 pending commits, reads their streams again, sends them as one batch (acks=all) and marks them by one bulk write',
        runs: all,
      },
    ];
  },
};

interface Places {
  readonly uri: string;
  readonly brokers: readonly string[];
}

async function oneRun({ uri, brokers }: Places, oursFirst: boolean): Promise<Run> {
  const database = `bench-${randomUUID().slice(0, 8)}`;
  const connection = await mongoose.createConnection(uri).asPromise();
  const store = await openMongoStore({ connection, database });
  const log = await openKafkaLog({ brokers, clientId: 'bench', logger: quiet });
  const producer = new kafkajs.Kafka({
    clientId: 'bench-raw',
    brokers: [...brokers],
    logLevel: kafkajs.logLevel.NOTHING,
  }).producer({ allowAutoTopicCreation: false, maxInFlightRequests: 1 });
  try {
    const [ourTopic, rawTopic] = [`bench.${database}.ours`, `bench.${database}.raw`];
    await log.ensureTopics([ourTopic, rawTopic], PARTITIONS);
    await producer.connect();
    const commits = await fill(store, connection, database);
    const db = connection.getClient().db(database);
    const ours = async (): Promise<void> => {
      const relay = startRelay({ context: 'learners', topic: ourTopic, store, log, logger: quiet });
      await relay.idle();
      await relay.stop();
    };
    const raw = (): Promise<void> => rawRelay(db.collection('raw'), producer, rawTopic);
    const [first, second] = oursFirst ? [ours, raw] : [raw, ours];
    const [a, b] = [commits / (await secondsOf(first)), commits / (await secondsOf(second))];
    return oursFirst ? { ours: a, raw: b } : { ours: b, raw: a };
  } finally {
    await producer.disconnect();
    await Promise.all([log.close(), store.close()]);
    for (const name of [database, `${database}-keys`]) await connection.getClient().db(name).dropDatabase();
    await connection.close();
  }
}

/** Commits of commands, none of them sent; the same documents and indexes once more for the raw loop. */
async function fill(store: EventStore, connection: mongoose.Connection, database: string): Promise<number> {
  const keyRing = await openMongoKeyRing({ connection, database: `${database}-keys`, masterKey: Buffer.alloc(32, 7) });
  const world = await commandWorld(store, keyRing);
  await atOnce(64, COMMITS, world.assess);
  await keyRing.close();
  const db = connection.getClient().db(database);
  const raw = db.collection('raw');
  for (const { key, unique, partialFilterExpression } of await db.collection('commits').indexes()) {
    if ('_id' in key) continue;
    await raw.createIndex(key, {
      unique: unique === true,
      ...(partialFilterExpression ? { partialFilterExpression } : {}),
    });
  }
  const documents = await db.collection('commits').find().toArray();
  await raw.insertMany(documents);
  return documents.length;
}
