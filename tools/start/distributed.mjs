// `npm run start:distributed`: every service as its own process, on Kafka and on a server of the MongoDB protocol.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { provideKafka, provideMongo } from '../servers/index.mjs';
import { buildIfStale, ROOT } from './build.mjs';
import { startHouse } from './house-processes.mjs';

const port = Number(process.env.PORT ?? 8080);
const ownServers = !process.env.KAFKA_BROKERS;
/** @type {(() => Promise<unknown>)[]} what is to be ended, in order */
const ends = [];
let ending;
const end = (code) => {
  ending ??= (async () => {
    for (const step of ends.splice(0)) await step();
    process.exit(code);
  })();
  return ending;
};
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
  process.once(signal, () => {
    stopping.abort();
    void end(0);
  });
}

try {
  await buildIfStale();
  console.log('Kafka und die Datenbank werden bereitgestellt …');
  const [kafka, mongo] = await Promise.all([provideKafka(), provideMongo()]);
  ends.unshift(() => Promise.all([kafka.stop(), mongo.stop()]));
  // Servers of our own forget everything at the end, and so does the folder of keys.
  const dataDir = ownServers
    ? await mkdtemp(join(tmpdir(), 'verzahnung-'))
    : resolve(ROOT, process.env.DATA_DIR ?? 'data/distributed');
  if (ownServers) ends.push(() => rm(dataDir, { recursive: true, force: true }));
  const environment = {
    LOG_LEVEL: 'warn',
    COUNTY_NAME: 'Landkreis Diepholz',
    COUNTY_DEMO: 'true',
    ...Object.fromEntries(Object.entries(process.env).filter(([name]) => /^(COUNTY_|LOG_|MONGODB_PREFIX)/.test(name))),
    KAFKA_BROKERS: kafka.address,
    MONGODB_URI: mongo.address,
  };
  const house = await startHouse({ port, dataDir, logDir: join(ROOT, '.cache', 'logs'), environment });
  ends.unshift(house.stop);
  process.chdir(ROOT);
  const { showDemoCounty } = await import('../../dist/services/standalone/src/demo-county.js');
  const { SystemClock } = await import('../../dist/libs/event-sourcing/src/index.js');
  await showDemoCounty({
    url: house.url,
    dataDir,
    countyDir: process.env.COUNTY_DIR ?? './demo/county',
    demo: process.env.DEMO !== 'false',
    today: new SystemClock().today(),
    signal: stopping.signal,
  });
  setInterval(() => undefined, 60_000);
} catch (error) {
  if (ending === undefined) console.error(error.message);
  await end(1);
}
