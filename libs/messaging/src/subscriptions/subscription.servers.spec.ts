import { randomUUID } from 'node:crypto';
import mongoose from 'mongoose';
import { openKafkaLog } from '../kafka/index.js';
import { openMongoParking } from '../mongo/index.js';
import { silentLogger, subscriptionContract } from '../testing/index.js';

function given(name: 'KAFKA_BROKERS' | 'MONGODB_URI'): string {
  const address = process.env[name];
  if (!address) throw new Error(`${name} is not set`);
  return address;
}

subscriptionContract('Kafka and MongoDB', async () => {
  const connection = await mongoose.createConnection(given('MONGODB_URI')).asPromise();
  const database = `subscription-${randomUUID().slice(0, 8)}`;
  const brokers = given('KAFKA_BROKERS').split(',');
  const log = await openKafkaLog({ brokers, clientId: 'spec', logger: silentLogger });
  return {
    log,
    openParking: (limits) => openMongoParking({ connection, database, ...(limits ? { limits } : {}) }),
    cleanUp: async () => {
      await log.close();
      await connection.getClient().db(database).dropDatabase();
      await connection.close();
    },
  };
});
