import { randomUUID } from 'node:crypto';
import kafkajs from 'kafkajs';

const JOIN_LIMIT_MS = 20_000;

/**
 * A broker serves when a group can be joined: its port opens some seconds before its coordinators answer.
 * Leaves neither topic nor group behind.
 * @param {string} address host:port
 * @returns {Promise<boolean>}
 */
export async function groupCanBeJoined(address) {
  const kafka = new kafkajs.Kafka({
    clientId: 'readiness',
    brokers: [address],
    logLevel: kafkajs.logLevel.NOTHING,
    connectionTimeout: 1000,
    requestTimeout: 5000,
    retry: { retries: 0 },
  });
  const name = `readiness-${randomUUID()}`;
  const admin = kafka.admin();
  const consumer = kafka.consumer({ groupId: name, retry: { retries: 20, initialRetryTime: 50, maxRetryTime: 500 } });
  try {
    await admin.connect();
    await admin.createTopics({ topics: [{ topic: name, numPartitions: 1 }], waitForLeaders: false });
    await consumer.connect();
    await consumer.subscribe({ topic: name });
    const joined = firstJoin(consumer);
    await consumer.run({ eachMessage: async () => undefined });
    await joined;
    await consumer.disconnect();
    await admin.deleteGroups([name]);
    return true;
  } finally {
    await consumer.disconnect();
    await admin.deleteTopics({ topics: [name] }).catch(() => undefined);
    await admin.disconnect();
  }
}

/** @param {import('kafkajs').Consumer} consumer @returns {Promise<void>} */
function firstJoin(consumer) {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error('no group could be joined')), JOIN_LIMIT_MS);
    consumer.on(consumer.events.GROUP_JOIN, () => {
      clearTimeout(limit);
      resolve();
    });
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      if (payload.restart) return;
      clearTimeout(limit);
      reject(payload.error);
    });
  });
}
