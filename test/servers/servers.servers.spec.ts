import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from '@jest/globals';
import kafkajs from 'kafkajs';
import mongoose from 'mongoose';
import { provideKafka, provideMongo, startKafka, startMongo, theForm } from '../../tools/servers/index.mjs';

const kafkaAt = (address: string) =>
  new kafkajs.Kafka({ clientId: 'spec', brokers: [address], logLevel: kafkajs.logLevel.NOTHING });

async function writeDocument(address: string): Promise<void> {
  const client = await new mongoose.mongo.MongoClient(address).connect();
  await client.db('spec').collection('kept').insertOne({ value: 1 });
  await client.close();
}

async function countDocuments(address: string): Promise<number> {
  const client = await new mongoose.mongo.MongoClient(address).connect();
  const count = await client.db('spec').collection('kept').countDocuments();
  await client.close();
  return count;
}

const nothing = (): Promise<void> => Promise.resolve();

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function untilGone(pids: readonly number[]): Promise<void> {
  const limit = Date.now() + 10_000;
  while (pids.some(isAlive)) {
    if (Date.now() > limit) throw new Error('a server outlived the process that started it');
    await pause(50);
  }
}

describe('the servers of the tier', () => {
  test('are the ones whose addresses the environment gives, and not ours to kill', async () => {
    const [kafka, mongo] = [await provideKafka(), await provideMongo()];
    expect([kafka.address, mongo.address]).toEqual([process.env['KAFKA_BROKERS'], process.env['MONGODB_URI']]);
    await expect(kafka.kill9()).rejects.toThrow('not ours');
    await expect(mongo.restart()).rejects.toThrow('not ours');
  });
});

test('the tier says which form its servers have, without a password, and what was not tried', () => {
  const server = { stop: nothing, kill9: nothing, restart: nothing };
  const said = theForm({
    Kafka: { ...server, address: '127.0.0.1:9092', form: 'official image by testcontainers' },
    MongoDB: { ...server, address: 'mongodb://user:secret@127.0.0.1:27017/', form: 'given by its address' },
  });
  expect(said).toContain('MongoDB: given by its address (mongodb://127.0.0.1:27017/)');
  expect(said).toContain('NOT tried');
});

describe('a server of one’s own', () => {
  test('Kafka keeps a topic over SIGKILL and answers on the same address', async () => {
    const server = await startKafka();
    const admin = kafkaAt(server.address).admin();
    await admin.createTopics({ topics: [{ topic: 'kept', numPartitions: 3 }] });
    await admin.disconnect();
    await server.kill9();
    await server.restart();
    const again = kafkaAt(server.address).admin();
    const { topics } = await again.fetchTopicMetadata({ topics: ['kept'] });
    expect(topics[0]?.partitions).toHaveLength(3);
    await again.disconnect();
    await server.stop();
  });

  test('MongoDB keeps an acknowledged document over SIGKILL and answers on the same address', async () => {
    const server = await startMongo();
    await writeDocument(server.address);
    await server.kill9();
    await server.restart();
    expect(await countDocuments(server.address)).toBe(1);
    await server.stop();
  });

  test('dies with the process that started it, even by SIGKILL', async () => {
    const holder = spawn(process.execPath, [fileURLToPath(new URL('./hold-mongo.mjs', import.meta.url))], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const [line] = (await once(createInterface({ input: holder.stdout }), 'line')) as [string];
    const pids = JSON.parse(line) as number[];
    expect(pids.length).toBeGreaterThan(0);
    expect(pids.every(isAlive)).toBe(true);
    holder.kill('SIGKILL');
    await untilGone(pids);
  });
});
