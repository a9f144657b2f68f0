// A Kafka broker of one node (KRaft) from Maven.
import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { kafkaJars } from './downloads.mjs';
import { createRunFolder } from './folders.mjs';
import { groupCanBeJoined } from './kafka-ready.mjs';
import { startLocalServer } from './local-server.mjs';
import { freePort } from './ports.mjs';
import { missingPrograms, runToEnd } from './processes.mjs';

const FORMAT_LIMIT_MS = 60_000;

/** @returns {Promise<string[]>} what this machine lacks */
export const missingForKafka = () => missingPrograms({ java: ['-version'], mvn: ['-version'] });

/** @returns {Promise<import('./index.mjs').TestServer>} */
export async function startLocalKafka() {
  const classPath = join(await kafkaJars(), '*');
  const folder = createRunFolder('kafka');
  const port = await freePort();
  const settings = join(folder.path, 'server.properties');
  writeFileSync(settings, serverProperties(port, await freePort(), folder.data));
  const clusterId = randomBytes(16).toString('base64url').replace(/^-/, 'A');
  const storageTool = ['-Xmx128m', '-cp', classPath, 'kafka.tools.StorageTool', 'format'];
  await runToEnd('java', [...storageTool, '-t', clusterId, '-c', settings], FORMAT_LIMIT_MS);
  const address = `127.0.0.1:${port}`;
  const logging = fileURLToPath(new URL('./log4j2.xml', import.meta.url));
  return startLocalServer({
    name: 'Kafka 4.3.1 from Maven',
    address,
    folder,
    command: [
      'java',
      '-Xms128m',
      '-Xmx512m',
      `-Dlog4j2.configurationFile=${logging}`,
      '-cp',
      classPath,
      'kafka.Kafka',
      settings,
    ],
    isReady: () => groupCanBeJoined(address),
  });
}

/**
 * @param {number} port
 * @param {number} controllerPort
 * @param {string} data
 */
function serverProperties(port, controllerPort, data) {
  return [
    'process.roles=broker,controller',
    'node.id=1',
    `controller.quorum.voters=1@127.0.0.1:${controllerPort}`,
    `listeners=PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    `advertised.listeners=PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names=CONTROLLER',
    'listener.security.protocol.map=CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    `log.dirs=${data}`,
    'offsets.topic.replication.factor=1',
    'offsets.topic.num.partitions=4',
    'transaction.state.log.replication.factor=1',
    'transaction.state.log.min.isr=1',
    'transaction.state.log.num.partitions=4',
    'group.initial.rebalance.delay.ms=0',
    // Tests kill consumers and wait for the others to take over: six seconds at least would be the default.
    'group.min.session.timeout.ms=1000',
    // So that a broker that was killed is let in again at once, and not after nine seconds.
    'broker.session.timeout.ms=3000',
    'broker.heartbeat.interval.ms=300',
    'auto.create.topics.enable=false',
    'num.network.threads=2',
    'num.io.threads=4',
    'log.cleaner.dedupe.buffer.size=8388608',
    '',
  ].join('\n');
}
