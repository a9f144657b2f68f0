import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventStore } from '#event-sourcing';
import { openMongoStore } from '#event-sourcing/mongo';
import type { EventLog } from '#messaging';
import { openKafkaLog } from '#messaging/kafka';
import { silentLogger } from '#messaging/testing';
import { startKafka, startMongo, type TestServer } from '../../tools/servers/index.mjs';
import { buildIfStale, ROOT } from '../../tools/start/build.mjs';
import { type RunningHouse, startHouse } from '../../tools/start/house-processes.mjs';

export interface DistributedHouse {
  readonly house: RunningHouse;
  readonly kafka: TestServer;
  readonly mongo: TestServer;
  /** Store and log as they are behind the services' backs; both are closed afterwards. */
  inspect<T>(work: (store: EventStore, log: EventLog) => Promise<T>): Promise<T>;
  stop(): Promise<void>;
}

const PREFIX = 'killed';

/** Every service as its own process, on a broker and a database of its own that a test may kill. */
export async function startDistributedHouse(): Promise<DistributedHouse> {
  await buildIfStale();
  const folder = await mkdtemp(join(tmpdir(), 'killed-'));
  const [kafka, mongo] = await Promise.all([startKafka(), startMongo()]);
  // Not among the data: who looks for the cause of a failure still finds them.
  const logDir = join(ROOT, '.cache', 'logs', 'killed');
  await rm(logDir, { recursive: true, force: true });
  const stopServers = async (): Promise<void> => {
    await Promise.all([kafka.stop(), mongo.stop()]);
    await rm(folder, { recursive: true, force: true });
  };
  try {
    const house = await startHouse({
      port: 0,
      dataDir: folder,
      logDir,
      environment: {
        KAFKA_BROKERS: kafka.address,
        MONGODB_URI: mongo.address,
        MONGODB_PREFIX: PREFIX,
        LOG_LEVEL: 'warn',
        LOG_PARTITIONS: '3',
      },
    });
    return {
      house,
      kafka,
      mongo,
      inspect: async (work) => {
        const store = await openMongoStore({ uri: mongo.address, database: `${PREFIX}-learners` });
        const log = await openKafkaLog({ brokers: [kafka.address], clientId: 'inspection', logger: silentLogger });
        try {
          return await work(store, log);
        } finally {
          await Promise.all([store.close(), log.close()]);
        }
      },
      stop: async () => {
        await house.stop();
        await stopServers();
      },
    };
  } catch (error) {
    await stopServers();
    throw error;
  }
}
