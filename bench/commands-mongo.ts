import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { openMongoStore } from '#event-sourcing/mongo';
import { openMongoKeyRing } from '#privacy/mongo';
import { commandWorld } from './command-world.js';
import { type Comparison, perSecond, type Run } from './measure.js';
import { sampleBody } from './sample-commit.js';

const ONE_BY_ONE = 600;
const AT_ONCE = 6_000;

/** Commands through their handler on the MongoDB protocol, against single find + insertOne with the same durability. */
export async function commandsMongo(uri: string, runs: number): Promise<readonly Comparison[]> {
  const single: Run[] = [];
  const wide: Run[] = [];
  for (let run = 0; run < runs; run++) {
    const database = `bench-${randomUUID().slice(0, 8)}`;
    const connection = await mongoose.createConnection(uri).asPromise();
    const store = await openMongoStore({ connection, database });
    const keyRing = await openMongoKeyRing({ connection, database: `${database}-keys`, masterKey: Buffer.alloc(32, 7) });
    const world = await commandWorld(store, keyRing);
    const raw = await rawCollection(connection, database);
    single.push({ ours: await perSecond(ONE_BY_ONE, 1, (n) => world.assess(n)), raw: await perSecond(ONE_BY_ONE, 1, raw) });
    wide.push({ ours: await perSecond(AT_ONCE, 64, (n) => world.assess(n)), raw: await perSecond(AT_ONCE, 64, raw) });
    await Promise.all([store.close(), keyRing.close()]);
    for (const name of [database, `${database}-keys`]) await connection.getClient().db(name).dropDatabase();
    await connection.close();
  }
  return [
    { name: 'command, MongoDB protocol, 1 at once', unit: 'commands/s', wanted: '≥ 0.7', runs: single },
    { name: 'command, MongoDB protocol, 64 at once', unit: 'commands/s', wanted: '≥ 3', runs: wide },
  ];
}

async function rawCollection(connection: mongoose.Connection, database: string): Promise<() => Promise<unknown>> {
  const raw = connection.getClient().db(database).collection<{ _id: string }>('raw');
  await raw.createIndex({ stream: 1, commandId: 1 }, { unique: true });
  let next = 0;
  return async () => {
    const n = next++;
    const stream = `learner-${n % 500}`;
    await raw.find({ stream }, { readConcern: { level: 'majority' } }).toArray();
    return raw.insertOne({ _id: `${stream}@${Math.floor(n / 500) + 1}`, stream, commandId: `c${n}`, ...sampleBody() } as { _id: string }, { writeConcern: { w: 'majority', journal: true } });
  };
}
