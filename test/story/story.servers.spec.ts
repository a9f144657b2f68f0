import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from '@jest/globals';
import { startKafka, startMongo, type TestServer } from '../../tools/servers/index.mjs';
import { buildIfStale } from '../../tools/start/build.mjs';
import { type RunningHouse, startHouse } from '../../tools/start/house-processes.mjs';
import { CountyClient } from './county-client.js';
import { tellStory } from './story.js';

describe('the story, every service as its own process on Kafka and MongoDB', () => {
  let servers: readonly TestServer[] = [];
  let folder: string;
  let running: RunningHouse;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'verzahnung-'));
    await buildIfStale();
    // Of their own: the topics of the house are the same for all who use a broker.
    const [kafka, mongo] = await Promise.all([startKafka(), startMongo()]);
    servers = [kafka, mongo];
    running = await startHouse({
      port: 0,
      dataDir: folder,
      logDir: join(folder, 'logs'),
      environment: { KAFKA_BROKERS: kafka.address, MONGODB_URI: mongo.address, LOG_LEVEL: 'warn', LOG_PARTITIONS: '3' },
    });
  }, 180_000);
  afterAll(async () => {
    await running?.stop();
    await Promise.all(servers.map((server) => server.stop()));
    await rm(folder, { recursive: true, force: true });
  }, 60_000);

  it(
    'walks from the first day to the follow-up course, and from a topic to its measure',
    () => tellStory(new CountyClient(running.url)),
    120_000,
  );
});
