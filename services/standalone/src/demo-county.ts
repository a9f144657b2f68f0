import { demoUsers } from './demo-users.js';
import { firstStart, type FirstStartOptions } from './first-start/first-start.js';
import { house } from './house.js';
import { progressOn, welcome } from './terminal.js';

export interface DemoCountyOptions extends Omit<FirstStartOptions, 'services' | 'tell'> {
  /** False: nothing is imported. */
  readonly demo: boolean;
}

const write = (line: string): void => void process.stdout.write(`${line}\n`);

/**
 * Imports the demo county where that is still to be done, with its progress at the terminal; then says where the house
 * answers and who may look in. False when it was told to end: the next start goes on. Rejects when the import fails.
 */
export async function showDemoCounty({ demo, ...options }: DemoCountyOptions): Promise<boolean> {
  const services = house().services.map(({ name }) => name);
  try {
    if (demo) await firstStart({ ...options, services, tell: progressOn(write) });
  } catch (error) {
    if (options.signal.aborted) return false;
    const reason = error instanceof Error ? error.message : '';
    throw new Error(
      `Der Demo-Landkreis ist nicht vollständig eingespielt: ${reason}\nDer nächste Start macht dort weiter.`,
      { cause: error },
    );
  }
  for (const line of welcome(options.url, demoUsers())) write(line);
  return true;
}
