import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import mongoose from 'mongoose';
import { keyRingContract } from '../testing/index.js';
import { openMongoKeyRing } from './index.js';

function mongoUri(): string {
  const uri = process.env['MONGODB_URI'];
  if (!uri) throw new Error('MONGODB_URI is not set');
  return uri;
}

async function drop(database: string): Promise<void> {
  const connection = await mongoose.createConnection(mongoUri()).asPromise();
  await connection.getClient().db(database).dropDatabase();
  await connection.close();
}

keyRingContract('mongo', async () => {
  const database = `keys-${randomBytes(4).toString('hex')}`;
  return {
    open: (masterKey) => openMongoKeyRing({ uri: mongoUri(), database, masterKey, pollMs: 50 }),
    cleanUp: () => drop(database),
  };
});

test('keys without their check record are refused', async () => {
  const database = `keys-${randomBytes(4).toString('hex')}`;
  const connection = await mongoose.createConnection(mongoUri()).asPromise();
  await connection.getClient().db(database).collection<{ _id: string }>('person_keys').insertOne({ _id: 'p_1' });
  await expect(openMongoKeyRing({ connection, database, masterKey: randomBytes(32) })).rejects.toThrow(
    expect.objectContaining({ name: 'KeyDamaged' }),
  );
  await connection.close();
  await drop(database);
});

test('a server that is away is said to be unavailable', async () => {
  const opening = openMongoKeyRing({
    uri: 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200',
    database: 'keys',
    masterKey: randomBytes(32),
  });
  await expect(opening).rejects.toThrow(expect.objectContaining({ name: 'KeyRingUnavailable' }));
}, 20_000);
