// The official images by testcontainers, with the same handle as the local servers. Host ports are fixed, since Docker
// would give a restarted container another one.
import { KAFKA_IMAGE, MONGO_IMAGE } from './versions.mjs';
import { CONTAINER } from './forms.mjs';
import { groupCanBeJoined } from './kafka-ready.mjs';
import { answersPing } from './mongo-ready.mjs';
import { freePort } from './ports.mjs';
import { missingPrograms } from './processes.mjs';
import { waitUntil } from './wait.mjs';

const READY_LIMIT_MS = 120_000;

/** @returns {Promise<boolean>} whether a Docker engine answers */
export async function dockerAnswers() {
  return (await missingPrograms({ docker: ['info'] })).length === 0;
}

/** @returns {Promise<import('./index.mjs').TestServer>} */
export async function startKafkaContainer() {
  const port = await freePort();
  const address = `127.0.0.1:${port}`;
  const environment = {
    KAFKA_NODE_ID: '1',
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:9093',
    KAFKA_LISTENERS: `PLAINTEXT://:${port},CONTROLLER://:9093`,
    KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://${address}`,
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: '1',
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: '1',
    KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: '0',
    KAFKA_GROUP_MIN_SESSION_TIMEOUT_MS: '1000',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    KAFKA_HEAP_OPTS: '-Xms128m -Xmx512m',
  };
  return startContainer('Kafka', address, KAFKA_IMAGE, port, { environment, isReady: () => groupCanBeJoined(address) });
}

/** @returns {Promise<import('./index.mjs').TestServer>} */
export async function startMongoContainer() {
  const port = await freePort();
  const address = `mongodb://127.0.0.1:${port}/?replicaSet=rs0`;
  const initiate = `try { rs.status() } catch { rs.initiate({_id:"rs0",members:[{_id:0,host:"127.0.0.1:${port}"}]}) }`;
  return startContainer('MongoDB', address, MONGO_IMAGE, port, {
    command: ['mongod', '--replSet', 'rs0', '--bind_ip_all', '--port', String(port)],
    isReady: async (container) => {
      const { exitCode } = await container.exec(['mongosh', '--quiet', '--port', String(port), '--eval', initiate]);
      return exitCode === 0 && (await answersPing(address));
    },
  });
}

/**
 * @param {string} name
 * @param {string} address
 * @param {string} image
 * @param {number} port the same inside and outside
 * @param {object} plan
 * @param {Record<string, string>} [plan.environment]
 * @param {string[]} [plan.command]
 * @param {(container: import('testcontainers').StartedTestContainer) => Promise<boolean>} plan.isReady
 * @returns {Promise<import('./index.mjs').TestServer>}
 */
async function startContainer(name, address, image, port, { environment = {}, command, isReady }) {
  const { GenericContainer, getContainerRuntimeClient } = await import('testcontainers');
  const plan = new GenericContainer(image)
    .withExposedPorts({ container: port, host: port })
    .withEnvironment(environment)
    .withStartupTimeout(READY_LIMIT_MS);
  const started = await (command === undefined ? plan : plan.withCommand(command)).start();
  const engine = (await getContainerRuntimeClient()).container.getById(started.getId());
  const ready = () => waitUntil(`${name} on ${address}`, () => isReady(started), READY_LIMIT_MS);
  const kill9 = async () => {
    if ((await engine.inspect()).State.Running) await engine.kill({ signal: 'SIGKILL' });
  };
  await ready();
  return {
    address,
    form: `${image}, ${CONTAINER}`,
    kill9,
    restart: async () => {
      await kill9();
      await engine.start();
      await ready();
    },
    stop: async () => {
      await started.stop({ timeout: 0 });
    },
  };
}
