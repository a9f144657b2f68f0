import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { documentStoreContract } from '../testing/document-store.contract.js';
import { openMongoDocuments } from './mongo-documents.js';

documentStoreContract('mongo', async () => {
  const uri = process.env['MONGODB_URI'];
  if (uri === undefined) throw new Error('MONGODB_URI is not set');
  const database = `documents-${randomUUID().slice(0, 8)}`;
  const connection = await mongoose.createConnection(uri).asPromise();
  const store = await openMongoDocuments({ connection, database });
  return {
    store,
    clean: async () => {
      await connection.getClient().db(database).dropDatabase();
      await connection.close();
    },
  };
});
