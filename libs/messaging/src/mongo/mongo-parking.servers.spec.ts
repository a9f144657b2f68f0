import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { parkingStoreContract } from '../testing/index.js';
import { openMongoParking } from './index.js';

function mongoUri(): string {
  const uri = process.env['MONGODB_URI'];
  if (!uri) throw new Error('MONGODB_URI is not set');
  return uri;
}

parkingStoreContract('mongo', async () => {
  const database = `parking-${randomBytes(4).toString('hex')}`;
  return {
    open: (limits) => openMongoParking({ uri: mongoUri(), database, ...(limits ? { limits } : {}) }),
    cleanUp: async () => {
      const connection = await mongoose.createConnection(mongoUri()).asPromise();
      await connection.getClient().db(database).dropDatabase();
      await connection.close();
    },
  };
});

test('a server that is away is said to be unavailable', async () => {
  const opening = openMongoParking({ uri: 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200', database: 'away' });
  await expect(opening).rejects.toThrow(expect.objectContaining({ name: 'StoreUnavailable' }));
});
