import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { openMongoDocuments } from './mongo/index.js';
import { projectionContract } from './testing/index.js';

let connection: Connection;
beforeAll(async () => {
  const uri = process.env['MONGODB_URI'];
  if (uri === undefined) throw new Error('MONGODB_URI is not set');
  connection = await mongoose.createConnection(uri).asPromise();
});
afterAll(() => connection.close());

projectionContract(
  'mongo',
  () => {
    const database = `projections-${randomUUID().slice(0, 8)}`;
    return Promise.resolve({
      open: () => openMongoDocuments({ connection, database }),
      clean: async () => void (await connection.getClient().db(database).dropDatabase()),
    });
  },
  { runs: 5 },
);
