import type { INestApplicationContext } from '@nestjs/common';
import { RunningServices } from '../infrastructure/running-services.js';

/** Resolves when every command so far, and all that it caused in this process, has reached policies and read models. */
export const settled = (app: INestApplicationContext): Promise<void> =>
  app.get(RunningServices, { strict: false }).settled();

/** Fires every timer that is due by the clock of the process, and waits for what they cause. Returns how many. */
export const fireTimers = (app: INestApplicationContext): Promise<number> =>
  app.get(RunningServices, { strict: false }).fireTimers();
