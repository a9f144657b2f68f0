import { randomBytes } from 'node:crypto';
import { expect, jest, test } from '@jest/globals';
import mongoose from 'mongoose';
import { eventStoreContract, executionInterleavings, sampleCommit, timersContract } from '../testing/index.js';
import { walkingReads } from '../testing/walking-reads.js';
import { openMongoLease, openMongoStore, openMongoTimers } from './index.js';

jest.setTimeout(60_000);

function mongoUri(): string {
  const uri = process.env['MONGODB_URI'];
  if (!uri) throw new Error('MONGODB_URI is not set');
  return uri;
}

/** A connection and a database of its own, dropped at the end. */
async function place() {
  const connection = await mongoose.createConnection(mongoUri()).asPromise();
  const database = `events-${randomBytes(6).toString('hex')}`;
  const db = connection.getClient().db(database);
  const cleanUp = async (): Promise<void> => {
    await db.dropDatabase();
    await connection.close();
  };
  return { connection, database, db, cleanUp };
}

eventStoreContract('mongo', async () => {
  const { connection, database, db, cleanUp } = await place();
  const store = await openMongoStore({ connection, database });
  return {
    store,
    damage: async (stream, fromVersion) => {
      await db.collection('commits').updateOne({ stream, fromVersion }, { $set: { 'events.0.data.text': 'Gruße 🙂' } });
    },
    lose: async (stream, fromVersion) => {
      await db.collection('commits').deleteOne({ stream, fromVersion });
    },
    cleanUp: async () => {
      await store.close();
      await cleanUp();
    },
  };
});

executionInterleavings(
  'mongo',
  async () => {
    const { connection, database, cleanUp } = await place();
    return { store: await openMongoStore({ connection: walkingReads(connection), database }), cleanUp };
  },
  { runs: 15 },
);

timersContract('mongo', async () => {
  const { connection, database, cleanUp } = await place();
  const store = await openMongoStore({ connection, database });
  const timers = await openMongoTimers({ connection, database });
  return { store, timers, lease: await openMongoLease({ connection, database }), cleanUp };
});

test('a connection of its own is closed with the store', async () => {
  const { database, cleanUp } = await place();
  const store = await openMongoStore({ uri: mongoUri(), database });
  await store.ping();
  await store.append(sampleCommit('own-1'));
  await store.close();
  await expect(store.load('own-1')).rejects.toMatchObject({ name: 'StoreUnavailable' });
  await cleanUp();
});

test('a server that is away is said to be unavailable', async () => {
  const opening = openMongoStore({ uri: 'mongodb://127.0.0.1:1/', database: 'away' });
  await expect(opening).rejects.toMatchObject({ name: 'StoreUnavailable' });
});

test('the scan for pending commits and the load of a stream go by an index', async () => {
  const { connection, database, db, cleanUp } = await place();
  const store = await openMongoStore({ connection, database });
  await store.append(sampleCommit('plan-1'));
  const commits = db.collection('commits');
  for (const [filter, index] of [
    [{ pending: true }, 'pending'],
    [{ stream: { $in: ['plan-1'] } }, 'stream_command'],
  ] as const) {
    const cursor = index === 'pending' ? commits.find(filter).sort({ recordedAt: 1 }) : commits.find(filter);
    expect(JSON.stringify(await cursor.explain('queryPlanner'))).toContain(`"${index}"`);
  }
  await cleanUp();
});
