import type { INestApplicationContext } from '@nestjs/common';
import { RunningServices } from '../infrastructure/running-services.js';

/** Resolves when every command so far, and all that it caused in this process, has reached policies and read models. */
export const settled = (app: INestApplicationContext): Promise<void> =>
  app.get(RunningServices, { strict: false }).settled();
