import { randomBytes } from 'node:crypto';
import { jest } from '@jest/globals';
import mongoose from 'mongoose';
import { dailyRecordsContract } from '../testing/index.js';
import { openMongoDailyRecords, openMongoStore } from './index.js';

jest.setTimeout(60_000);

dailyRecordsContract('mongo', async () => {
  const uri = process.env['MONGODB_URI'];
  if (!uri) throw new Error('MONGODB_URI is not set');
  const connection = await mongoose.createConnection(uri).asPromise();
  const database = `daily-${randomBytes(6).toString('hex')}`;
  const db = connection.getClient().db(database);
  const roots = db.collection<{ _id: string }>('roots');
  return {
    store: await openMongoStore({ connection, database }),
    records: await openMongoDailyRecords({ connection, database }),
    remove: async (commits) => {
      for (const { stream, fromVersion } of commits) await db.collection('commits').deleteOne({ stream, fromVersion });
    },
    forgeHead: async (stream, hash) => void (await db.collection('heads').updateMany({ stream }, { $set: { hash } })),
    forgeRoot: async (day, root) => void (await roots.updateOne({ _id: day }, { $set: { root } })),
    dropRoot: async (day) => void (await roots.deleteOne({ _id: day })),
    cleanUp: async () => {
      await db.dropDatabase();
      await connection.close();
    },
  };
});
