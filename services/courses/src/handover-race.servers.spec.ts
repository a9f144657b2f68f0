import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, jest } from '@jest/globals';
import mongoose from 'mongoose';
import type { DefaultCommandExecutor } from '#event-sourcing';
import { openMongoStore } from '#event-sourcing/mongo';
import { executorOn, handoverRaces } from './testing/handover-races.js';

jest.setTimeout(120_000);

let processes: readonly DefaultCommandExecutor[];
let cleanUp: () => Promise<void>;
beforeAll(async () => {
  const connection = await mongoose.createConnection(process.env['MONGODB_URI'] ?? '').asPromise();
  const database = `handover-race-${randomBytes(6).toString('hex')}`;
  const open = async (): Promise<DefaultCommandExecutor> => executorOn(await openMongoStore({ connection, database }));
  // Each with a store and folded streams of its own, as three processes have.
  processes = [await open(), await open(), await open()];
  cleanUp = async () => {
    await connection.getClient().db(database).dropDatabase();
    await connection.close();
  };
});
afterAll(() => cleanUp());

handoverRaces(() => processes);
