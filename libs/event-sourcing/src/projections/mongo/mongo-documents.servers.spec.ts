import { randomUUID } from 'node:crypto';
import { expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { documentStoreContract } from '../testing/document-store.contract.js';
import { openMongoDocuments } from './mongo-documents.js';

async function open() {
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
}

documentStoreContract('mongo', open);

test('a document that the database can never take is no outage', async () => {
  const { store, clean } = await open();
  const collection = await store.collection<{ text: string }>({ name: 'c', indexes: ['by'] });
  const huge = { id: 'huge', expected: 0, keys: {}, body: { text: 'x'.repeat(17_000_000) } };
  const writing = collection.write([huge]);
  await expect(writing).rejects.toThrow();
  await expect(writing).rejects.not.toMatchObject({ name: 'StoreUnavailable' });
  await clean();
});
