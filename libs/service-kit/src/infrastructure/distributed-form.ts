import mongoose, { type Connection } from 'mongoose';
import { CONTEXTS, topicOf } from '#contracts';
import { openMongoDailyRecords, openMongoLease, openMongoStore, openMongoTimers } from '#event-sourcing/mongo';
import { openMongoDocuments } from '#event-sourcing/projections/mongo';
import type { EventLog } from '#messaging';
import { openKafkaLog } from '#messaging/kafka';
import { openMongoParking } from '#messaging/mongo';
import { openMongoKeyRing } from '#privacy/mongo';
import { masterKey } from '../configuration/master-key.js';
import type { Form, FormOptions } from './form.js';

const TIMEOUT_MS = 10_000;

/**
 * MongoDB and Kafka: one connection a process, databases of each service's own. Topics are made in development alone
 * (a deployment job makes them otherwise) and checked at start. Throws KeyRingUnavailable, StoreUnavailable,
 * LogUnavailable, TopicMismatch, WrongMasterKey.
 */
export async function openDistributedForm(
  { configuration, processName, logger, closing }: FormOptions,
  { brokers, uri }: { readonly brokers: readonly string[]; readonly uri: string },
): Promise<Form> {
  const key = masterKey(configuration);
  // Per service and kind, as rights and backups differ: what was decided (`work`: what is done with it) is never deleted.
  const databaseOf = (...parts: readonly string[]): string => [configuration.MONGODB_PREFIX, ...parts].join('-');
  const connection = mongoose.createConnection(uri, {
    appName: processName,
    serverSelectionTimeoutMS: TIMEOUT_MS,
    connectTimeoutMS: TIMEOUT_MS,
    socketTimeoutMS: 2 * TIMEOUT_MS,
  });
  // Last of all, as the embedded lock: everything else goes over it.
  closing.add('lock', () => connection.close());
  const keyRing = closing.own(
    'shared',
    await openMongoKeyRing({
      connection,
      database: databaseOf('keys'),
      masterKey: key,
      mayBeNew: () =>
        nothingDecided(
          connection,
          CONTEXTS.map((context) => databaseOf(context)),
        ),
    }),
  );
  const log = closing.own('shared', await openKafkaLog({ brokers, clientId: processName, logger }));
  await prepareTopics(log, configuration);
  return {
    log,
    keyRing,
    masterKey: key,
    readingParts: async (service) => ({
      documents: closing.own(
        'stores',
        await openMongoDocuments({ connection, database: databaseOf(service, 'views') }),
      ),
      parking: closing.own('stores', await openMongoParking({ connection, database: databaseOf(service, 'work') })),
      lease: closing.own('stores', await openMongoLease({ connection, database: databaseOf(service, 'work') })),
      daily: closing.own('stores', await openMongoDailyRecords({ connection, database: databaseOf(service) })),
    }),
    decidingParts: async (service) => ({
      store: closing.own('stores', await openMongoStore({ connection, database: databaseOf(service) })),
      timers: closing.own('stores', await openMongoTimers({ connection, database: databaseOf(service, 'work') })),
    }),
    accessDocuments: async (service) =>
      closing.own('stores', await openMongoDocuments({ connection, database: databaseOf(service, 'access') })),
  };
}

/** MongoDB: the account may not read this database, as it is another service's. */
const UNAUTHORIZED = 13;

/**
 * A service that decides is named as its context. Without its keys all that it sealed would be silent for good. Who may
 * read no store cannot say that nothing was decided: another one begins the key ring.
 */
async function nothingDecided(connection: Connection, stores: readonly string[]): Promise<boolean> {
  let wasRead = false;
  for (const store of stores) {
    try {
      const commits = connection.getClient().db(store).collection('commits');
      if (await commits.findOne({}, { projection: { _id: 1 }, maxTimeMS: TIMEOUT_MS })) return false;
      wasRead = true;
    } catch (error) {
      if (!(error instanceof mongoose.mongo.MongoServerError) || error.code !== UNAUTHORIZED) throw error;
    }
  }
  return wasRead;
}

function prepareTopics(log: EventLog, { DEVELOPMENT, LOG_PARTITIONS }: FormOptions['configuration']): Promise<void> {
  const topics = CONTEXTS.map(topicOf);
  return DEVELOPMENT ? log.ensureTopics(topics, LOG_PARTITIONS) : log.checkTopics(topics, LOG_PARTITIONS);
}
