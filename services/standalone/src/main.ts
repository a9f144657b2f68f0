import 'reflect-metadata';
import { bootService, CLOCK, type RunningProcess } from '#service-kit';
import type { Clock } from '#event-sourcing';
import { demoUsers } from './demo-users.js';
import { firstStart } from './first-start/first-start.js';
import { house } from './house.js';
import { progressOn, welcome } from './terminal.js';
import type { StandaloneConfiguration } from './variables.js';

const write = (line: string): void => void process.stdout.write(`${line}\n`);

/** Imports the demo county where that is still to be done. False when the process was told to end: the next start goes on. */
async function importDemo(running: RunningProcess, services: readonly string[]): Promise<boolean> {
  const { DEMO, DATA_DIR, COUNTY_DIR } = running.configuration as StandaloneConfiguration;
  if (!DEMO) return true;
  const stopping = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stopping.abort());
  try {
    await firstStart({
      url: running.url,
      dataDir: DATA_DIR,
      countyDir: COUNTY_DIR,
      today: running.app.get<Clock>(CLOCK, { strict: false }).today(),
      services,
      signal: stopping.signal,
      tell: progressOn(write),
    });
    return true;
  } catch (error) {
    if (stopping.signal.aborted) return false;
    process.stderr.write(`Der Demo-Landkreis ist nicht vollständig eingespielt: ${error instanceof Error ? error.message : ''}\n`);
    process.stderr.write('Der nächste Start macht dort weiter.\n');
    await running.stop();
    process.exit(1);
  }
}

const parts = house();
const users = demoUsers();
const running = await bootService({
  ...parts,
  demoUsers: users,
  defaults: { DEVELOPMENT: 'true', LOG_LEVEL: 'error', COUNTY_NAME: 'Landkreis Diepholz', COUNTY_DEMO: 'true' },
});
const ready = await importDemo(running, parts.services.map(({ name }) => name));
if (ready) for (const line of welcome(running.url, users)) write(line);
