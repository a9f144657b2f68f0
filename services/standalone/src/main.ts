import 'reflect-metadata';
import { bootService, CLOCK } from '#service-kit';
import type { Clock } from '#event-sourcing';
import { showDemoCounty } from './demo-county.js';
import { demoIdsOf } from './first-start/demo-ids.js';
import { demoUsers } from './demo-users.js';
import { house } from './house.js';
import type { StandaloneConfiguration } from './variables.js';

const running = await bootService({
  ...house(),
  demoUsers: demoUsers(),
  defaults: { DEVELOPMENT: 'true', LOG_LEVEL: 'error', COUNTY_NAME: 'Landkreis Diepholz', COUNTY_DEMO: 'true' },
});
const stopping = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
const { DEMO, DATA_DIR, COUNTY_DIR } = running.configuration as StandaloneConfiguration;
try {
  await showDemoCounty({
    url: running.url,
    dataDir: DATA_DIR,
    countyDir: COUNTY_DIR,
    demo: DEMO,
    idOf: demoIdsOf(running.app),
    today: running.app.get<Clock>(CLOCK, { strict: false }).today(),
    signal: stopping.signal,
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : 'Der Demo-Landkreis fehlt.'}\n`);
  await running.stop();
  process.exit(1);
}
