import mongoose from 'mongoose';
import { openMongoLease, openMongoStore } from '#event-sourcing/mongo';
import { openKafkaLog } from '../kafka/index.js';
import { given, relayContract, relayInterleavings, type RelayFixture, silentLogger, unique } from '../testing/index.js';

async function makeFixture(): Promise<RelayFixture> {
  const connection = await mongoose.createConnection(given('MONGODB_URI')).asPromise();
  const databases: string[] = [];
  const newDatabase = (): { readonly connection: typeof connection; readonly database: string } => {
    const database = unique('relay');
    databases.push(database);
    return { connection, database };
  };
  const brokers = given('KAFKA_BROKERS').split(',');
  const log = await openKafkaLog({ brokers, clientId: 'relay-spec', logger: silentLogger });
  return {
    log,
    lease: await openMongoLease(newDatabase()),
    openStore: () => openMongoStore(newDatabase()),
    cleanUp: async () => {
      await log.close();
      for (const database of databases) await connection.getClient().db(database).dropDatabase();
      await connection.close();
    },
  };
}

relayContract('MongoDB and Kafka', makeFixture);
relayInterleavings('MongoDB and Kafka', makeFixture, { runs: 12 });
