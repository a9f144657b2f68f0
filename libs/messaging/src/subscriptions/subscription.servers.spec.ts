import { randomUUID } from 'node:crypto';
import { afterAll } from '@jest/globals';
import mongoose from 'mongoose';
import { openKafkaLog } from '../kafka/index.js';
import { openMongoParking } from '../mongo/index.js';
import { given, laneInterleavings, silentLogger, subscriptionContract } from '../testing/index.js';

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

const lanes = `lanes-${randomUUID().slice(0, 8)}`;
afterAll(async () => {
  const connection = await mongoose.createConnection(given('MONGODB_URI')).asPromise();
  await connection.getClient().db(lanes).dropDatabase();
  await connection.close();
});
laneInterleavings('MongoDB', () => openMongoParking({ uri: given('MONGODB_URI'), database: lanes }), { runs: 10 });
