import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import mongoose, { type Connection } from 'mongoose';
import { openMongoDailyRecords, openMongoLease, openMongoStore, openMongoTimers } from '#event-sourcing/mongo';
import { openMongoDocuments } from '#event-sourcing/projections/mongo';
import { sampleChain } from '#event-sourcing/testing';
import { openMongoParking } from '#messaging/mongo';
import { openMongoKeyRing } from '#privacy/mongo';
import type { TestServer } from '../servers/index.mjs';
import { accountsMade } from './accounts.js';
import { startMongoWithAccounts } from './mongo-with-accounts.mjs';

const { roles, users } = accountsMade((name) => `mongodb://${name.replace('mongodb-uri-', '')}:pass@mongodb:27017/`);
const database = 'verzahnung-courses';
let server: TestServer;
let connection: Connection;

beforeAll(async () => {
  server = await startMongoWithAccounts([
    ...roles.map(({ db, role, privileges }) => ({ db, command: { createRole: role, privileges, roles: [] } })),
    ...users.map(({ user, ...account }) => ({ db: 'admin', command: { createUser: user, ...account } })),
  ]);
  const uri = `${server.address.replace('//', '//courses:pass@')}&authSource=admin`;
  connection = await mongoose.createConnection(uri).asPromise();
}, 120_000);
afterAll(async () => {
  await connection.close();
  await server.stop();
});

it('the account of a service can do all that its process does', async () => {
  const store = await openMongoStore({ connection, database });
  const [first, second] = sampleChain('run-1', 2);
  if (!first || !second) throw new Error('no sample');
  await store.append(first);
  await store.append(second);
  await store.mark([{ stream: 'run-1', fromVersion: 1, mark: { partition: 0, offset: '1' } }]);
  expect(await store.load('run-1')).toHaveLength(2);
  expect(await store.pending(10)).toHaveLength(1);
  expect(await store.streams({ limit: 10 })).toEqual(['run-1']);
  const daily = await openMongoDailyRecords({ connection, database });
  await daily.keepHeads('r', 0, [{ stream: 'run-1', version: 2, hash: second.hash }]);
  expect(await daily.keepPositions({ day: '2026-11-25', takenAt: 't', ends: {} })).toBe(true);
  const work = { connection, database: `${database}-work` };
  const lease = await openMongoLease(work);
  expect(await lease.tryAcquire('relay', 'me', 1_000)).toBe(true);
  await lease.release('relay', 'me');
  const timers = await openMongoTimers(work);
  await timers.schedule([{ id: 't', dueAt: '2026-01-01T00:00:00.000Z', stream: 's', kind: 'k', ruleVersion: 'v' }]);
  await timers.cancel(['t']);
  await openMongoParking(work);
  await openMongoDocuments({ connection, database: `${database}-views` });
  const ring = await openMongoKeyRing({ connection, database: 'verzahnung-keys', masterKey: randomBytes(32) });
  await ring.keys([{ personRef: 'p', sphere: 'coordination' }], true);
  await ring.erase('p');
  await ring.close();
});

const refused = expect.objectContaining({ code: 13 });

it('but it can neither delete what was decided, nor change what proves it, nor reach another service', async () => {
  const own = connection.getClient().db(database);
  for (const name of ['commits', 'heads', 'roots', 'midnights']) {
    await expect(own.collection(name).deleteMany({})).rejects.toEqual(refused);
    await expect(own.collection(name).drop()).rejects.toEqual(refused);
  }
  await expect(own.dropDatabase()).rejects.toEqual(refused);
  const other = connection.getClient().db('verzahnung-learners');
  await expect(other.collection('commits').findOne({})).rejects.toEqual(refused);
});
