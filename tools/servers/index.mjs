// Kafka and MongoDB for tests, benches and people: see index.d.mts for what each function promises.
import { dockerAnswers, startKafkaContainer, startMongoContainer } from './containers.mjs';
import { missingForKafka, startLocalKafka } from './kafka.mjs';
import { canCompile, missingForMongo, startCompiledMongo, startLocalMongo } from './mongo.mjs';
import { GIVEN, theForm } from './forms.mjs';

export async function startKafka() {
  if (await dockerAnswers()) return startKafkaContainer();
  refuseIfMissing('Kafka', await missingForKafka());
  return startLocalKafka();
}

export async function startMongo() {
  if (await dockerAnswers()) return startMongoContainer();
  refuseIfMissing('a MongoDB-protocol server', await missingForMongo());
  return startLocalMongo();
}

async function startFastMongo() {
  if (await dockerAnswers()) return startMongoContainer();
  return (await canCompile()) ? startCompiledMongo() : startMongo();
}

export const provideKafka = () => given(process.env.KAFKA_BROKERS) ?? startKafka();

export const provideMongo = () => given(process.env.MONGODB_URI) ?? startMongo();

export const provideFastMongo = () => given(process.env.MONGODB_URI) ?? startFastMongo();

export { theForm };

/**
 * A server that somebody else runs: its end is not ours to decide.
 * @param {string | undefined} address
 */
function given(address) {
  if (address === undefined || address === '') return undefined;
  const refuse = () => Promise.reject(new Error('a server given by its address is not ours to kill or restart'));
  return Promise.resolve({ address, form: GIVEN, stop: () => Promise.resolve(), kill9: refuse, restart: refuse });
}

/** @param {string} what @param {readonly string[]} missing */
function refuseIfMissing(what, missing) {
  if (missing.length === 0) return;
  throw new Error(
    `${what} cannot be started: no address is given (KAFKA_BROKERS, MONGODB_URI), no Docker engine answers, ` +
      `and for the server of the repository's own scripts this is missing: ${missing.join(', ')}.`,
  );
}
