import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import kafkajs from 'kafkajs';
import { CONTEXTS, topicOf } from '#contracts';
import { startKafka, type TestServer } from '../../../../tools/servers/index.mjs';
import { startProcess } from '../boot/start-process.js';
import { tinyServices } from '../testing/tiny-service.js';

let broker: TestServer;
beforeAll(async () => {
  broker = await startKafka();
}, 60_000);
afterAll(() => broker.stop());

it('a start outside of development refuses topics that lose events, and makes none', async () => {
  const start = () =>
    startProcess({
      name: 'test',
      services: tinyServices(new Set(), ''),
      environment: {
        DEVELOPMENT: 'false',
        PORT: '0',
        LOG_LEVEL: 'silent',
        LOG_PARTITIONS: '2',
        KAFKA_BROKERS: broker.address,
        MONGODB_URI: process.env['MONGODB_URI'] ?? '',
        MONGODB_PREFIX: `t-${randomBytes(4).toString('hex')}`,
        MASTER_KEY: randomBytes(32).toString('base64'),
        OIDC_ISSUER: 'https://issuer.example',
        OIDC_JWKS_URI: 'https://issuer.example/keys',
      },
    });
  await expect(start()).rejects.toMatchObject({ name: 'TopicMismatch' });

  const admin = new kafkajs.Kafka({ brokers: [broker.address], logLevel: kafkajs.logLevel.NOTHING }).admin();
  await admin.connect();
  const topics = CONTEXTS.map(topicOf);
  await admin.createTopics({ topics: topics.map((topic) => ({ topic, numPartitions: 2 })) });
  await expect(start()).rejects.toThrow('retention.ms');
  await admin.alterConfigs({
    validateOnly: false,
    resources: topics.map((name) => ({
      type: kafkajs.ConfigResourceTypes.TOPIC,
      name,
      configEntries: [{ name: 'retention.ms', value: '-1' }],
    })),
  });
  await admin.disconnect();
  const running = await start();
  expect((await fetch(`${running.url}/health/ready`)).status).toBe(200);
  await running.stop();
});
