import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
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

test('a key ring that would be new where it should not is refused, each time, and nothing is written', async () => {
  const database = `keys-${randomBytes(4).toString('hex')}`;
  const masterKey = randomBytes(32);
  const lost = { uri: mongoUri(), database, masterKey, mayBeNew: async () => false };
  for (let start = 0; start < 2; start++)
    await expect(openMongoKeyRing(lost)).rejects.toThrow(expect.objectContaining({ name: 'KeyDamaged' }));
  await (await openMongoKeyRing({ ...lost, mayBeNew: async () => true })).close();
  await (await openMongoKeyRing(lost)).close();
  await drop(database);
}, 20_000);

test('a server that is away is said to be unavailable', async () => {
  const opening = openMongoKeyRing({
    uri: 'mongodb://127.0.0.1:1/?serverSelectionTimeoutMS=200',
    database: 'keys',
    masterKey: randomBytes(32),
  });
  await expect(opening).rejects.toThrow(expect.objectContaining({ name: 'KeyRingUnavailable' }));
}, 20_000);

/** Passes everything on to the server, until a client sends what holds `last`: then it is gone for good. */
async function goneAfter(last: string): Promise<{ readonly uri: string; close(): void }> {
  const { hostname, port, username, password } = new URL(mongoUri().replace(/^mongodb:/, 'http:'));
  const sockets = new Set<Socket>();
  const proxy = createServer((client) => {
    const server = connect(Number(port || 27017), hostname);
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on('error', () => socket.destroy());
      socket.on('close', () => [client, server].forEach((one) => one.destroy()));
    }
    server.pipe(client);
    client.on('data', (bytes) => {
      if (bytes.includes(last)) close();
      else server.write(bytes);
    });
  });
  const close = (): void => {
    proxy.close();
    for (const socket of sockets) socket.destroy();
  };
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
  const credentials = username === '' ? '' : `${username}:${password}@`;
  const address = `127.0.0.1:${(proxy.address() as AddressInfo).port}`;
  return { uri: `mongodb://${credentials}${address}/?directConnection=true`, close };
}

test('a server that goes away while a key is made is said to be unavailable', async () => {
  const database = `keys-${randomBytes(4).toString('hex')}`;
  const masterKey = randomBytes(32);
  const wanted = [{ personRef: 'p_1', sphere: 'coordination' }] as const;
  const before = await openMongoKeyRing({ uri: mongoUri(), database, masterKey });
  await before.close();
  const proxy = await goneAfter('update\0');
  const ring = await openMongoKeyRing({ uri: proxy.uri, database, masterKey });
  expect(await ring.keys(wanted, false)).toEqual([undefined]);
  await expect(ring.keys(wanted, true)).rejects.toThrow(expect.objectContaining({ name: 'KeyRingUnavailable' }));
  await ring.close();
  proxy.close();
  await drop(database);
}, 60_000);
