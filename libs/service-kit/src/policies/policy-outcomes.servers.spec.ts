import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { openMongoDocuments } from '#event-sourcing/projections/mongo';
import { policyOutcomesContract } from './testing/policy-outcomes.contract.js';

policyOutcomesContract('mongo', async () => {
  const uri = process.env['MONGODB_URI'];
  if (uri === undefined) throw new Error('MONGODB_URI is not set');
  const database = `outcomes-${randomUUID().slice(0, 8)}`;
  const connection = await mongoose.createConnection(uri).asPromise();
  return {
    documents: await openMongoDocuments({ connection, database }),
    clean: async () => {
      await connection.getClient().db(database).dropDatabase();
      await connection.close();
    },
  };
});
