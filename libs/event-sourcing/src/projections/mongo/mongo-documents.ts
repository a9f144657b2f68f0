import { accessMongo, attempt, type MongoAccess, type MongoPlace } from '../../mongo/mongo-access.js';
import type { CollectionDefinition, DocumentCollection, DocumentStore } from '../document-store.port.js';
import { MongoCollection, type StoredReadDocument } from './mongo-collection.js';

/** Read documents on the MongoDB protocol, one collection each. Throws StoreUnavailable when the server is not there. */
export async function openMongoDocuments(place: MongoPlace): Promise<DocumentStore> {
  return new MongoDocuments(await accessMongo(place));
}

class MongoDocuments implements DocumentStore {
  constructor(private readonly access: MongoAccess) {}

  async collection<Body>({ name, indexes }: CollectionDefinition): Promise<DocumentCollection<Body>> {
    const documents = this.access.db.collection<StoredReadDocument<Body>>(name);
    await attempt(async () => {
      for (const index of indexes) await documents.createIndex({ [`keys.${index}`]: 1, _id: 1 });
      if (indexes.length === 0) await documents.createIndex({ revision: 1 });
    });
    return new MongoCollection<Body>(documents);
  }

  async drop(name: string): Promise<void> {
    await attempt(() => this.access.db.collection(name).drop());
  }

  async list(): Promise<readonly string[]> {
    const collections = await attempt(() => this.access.db.listCollections({}, { nameOnly: true }).toArray());
    return collections.map(({ name }) => name).sort();
  }

  ping(): Promise<void> {
    return this.access.ping();
  }

  close(): Promise<void> {
    return this.access.close();
  }
}
