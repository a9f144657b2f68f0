import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { openMongoStore } from '#event-sourcing/mongo';
import { openMongoKeyRing } from '#privacy/mongo';
import { atOnce, byTurns, type Measure, ratio, type Run } from '../measure.js';
import type { Row } from '../row.js';
import { type CommandWorld, commandWorld } from './command-world.js';

const WIDTH = 64;
const WARM_UP = 640;
const SINGLE = { turns: 6, count: 100 };
const WIDE = { turns: 4, count: 960 };

/** Commands through their handler on the MongoDB protocol, against single find + insertOne with the same durability. */
export const commandsMongo: Row = {
  name: 'commands-mongo',
  needs: ['mongo'],
  measure: async ({ runs, servers }) => {
    const uri = await servers.address('mongo');
    const all: MongoRun[] = [];
    for (let run = 0; run < runs; run++) all.push(await oneRun(uri));
    const unit = 'commands/s';
    const against = 'finds the stream (majority) and inserts the same document (majority, journal), one by one';
    return [
      {
        what: 'command, MongoDB protocol, 1 at once',
        unit,
        wanted: ratio(0.7),
        against,
        runs: all.map(({ single }) => single),
      },
      {
        what: 'command, MongoDB protocol, 64 at once',
        unit,
        wanted: ratio(3),
        against: `${against}, 64 at once`,
        runs: all.map(({ wide }) => wide),
      },
    ] satisfies Measure[];
  },
};

interface MongoRun {
  readonly single: Run;
  readonly wide: Run;
}

async function oneRun(uri: string): Promise<MongoRun> {
  const database = `bench-${randomUUID().slice(0, 8)}`;
  const connection = await mongoose.createConnection(uri).asPromise();
  const store = await openMongoStore({ connection, database });
  const keyRing = await openMongoKeyRing({ connection, database: `${database}-keys`, masterKey: Buffer.alloc(32, 7) });
  try {
    const world = await commandWorld(store, keyRing);
    const raw = await rawLoop(connection, database, world.commitLike);
    await atOnce(WIDTH, WARM_UP, world.assess);
    await atOnce(WIDTH, WARM_UP, raw);
    const measured = (width: number, { turns, count }: { readonly turns: number; readonly count: number }) =>
      byTurns(
        turns,
        count,
        (operations) => atOnce(width, operations, world.assess),
        (operations) => atOnce(width, operations, raw),
      );
    return { single: await measured(1, SINGLE), wide: await measured(WIDTH, WIDE) };
  } finally {
    await Promise.all([store.close(), keyRing.close()]);
    for (const name of [database, `${database}-keys`]) await connection.getClient().db(name).dropDatabase();
    await connection.close();
  }
}

async function rawLoop(
  connection: mongoose.Connection,
  database: string,
  commitLike: CommandWorld['commitLike'],
): Promise<() => Promise<void>> {
  const raw = connection.getClient().db(database).collection<{ _id: string }>('raw');
  await raw.createIndex({ stream: 1, commandId: 1 }, { unique: true });
  await raw.createIndex({ recordedAt: 1 }, { partialFilterExpression: { pending: true } });
  let next = 0;
  return async () => {
    const commit = commitLike(next++);
    await raw.find({ stream: commit.stream }, { readConcern: { level: 'majority' } }).toArray();
    const document = { _id: `${commit.stream}@${commit.fromVersion}`, pending: true, ...commit };
    await raw.insertOne(document, { writeConcern: { w: 'majority', journal: true } });
  };
}
