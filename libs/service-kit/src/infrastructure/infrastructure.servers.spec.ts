import { randomBytes } from 'node:crypto';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import mongoose from 'mongoose';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { settled } from '../testing/settled.js';
import { eventually } from '../testing/eventually.js';
import { type Answer, startTestProcess, type TestProcess } from '../testing/test-process.js';
import { tinyServices } from '../testing/tiny-service.js';

const coordinator = 'course-coordinator';
const suffix = `-${randomBytes(4).toString('hex')}`;
const broken = new Set<string>();
const run = (name: string): string => `${name}${suffix}`;

let dataDir: string;
let running: TestProcess;

const start = (environment: Readonly<Record<string, string>> = {}): Promise<TestProcess> =>
  startTestProcess({
    services: tinyServices(broken, suffix),
    dataDir,
    environment: {
      KAFKA_BROKERS: process.env['KAFKA_BROKERS'] ?? '',
      MONGODB_URI: process.env['MONGODB_URI'] ?? '',
      MONGODB_PREFIX: `t${suffix}`,
      // Topics are shared with the other tests on this broker: all take the standard.
      LOG_PARTITIONS: '12',
      ...environment,
    },
  });
const step = (name: string): Promise<Answer> =>
  running.call('POST', `/api/tiny/v1/runs/${run(name)}/steps`, { as: coordinator });
const stepsOf = async (name: string, service = 'tiny'): Promise<unknown> =>
  (await running.call('GET', `/api/${service}/v1/runs/${run(name)}`, { as: coordinator })).json;
const generation = async (): Promise<string> =>
  ((await operate('GET', 'status')).json as { projections: readonly { generation: string }[] }).projections[0]
    ?.generation ?? 'none';
const operate = (method: string, path: string): Promise<Answer> =>
  running.call(method, `/api/tiny${suffix}/v1/operations/${path}`, { as: 'operator' });

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'infrastructure-'));
  running = await start();
});
afterAll(async () => {
  await running.stop();
  await rm(dataDir, { recursive: true, force: true });
});

it('carries a command over MongoDB and Kafka into the read models, also across a restart', async () => {
  expect(await step('r1')).toMatchObject({ status: 201, json: { version: 1 } });
  await settled(running.app);
  expect([await stepsOf('r1'), await stepsOf('r1', 'board')]).toEqual([{ steps: 1 }, { steps: 1 }]);
  await running.stop();
  running = await start();
  expect(await step('r1')).toMatchObject({ json: { version: 2 } });
  await settled(running.app);
  expect([await stepsOf('r1'), await stepsOf('r1', 'board')]).toEqual([{ steps: 2 }, { steps: 2 }]);
  expect((await running.call('GET', '/health/ready')).json).toMatchObject({ status: 'ready' });
});

it('keeps nothing in the data folder but the key of development', async () => {
  expect(await readdir(dataDir)).toEqual(['master.key']);
});

it('refuses a topic with another number of partitions, and another master key', async () => {
  await expect(start({ LOG_PARTITIONS: '5' })).rejects.toMatchObject({ name: 'TopicMismatch' });
  await expect(start({ MASTER_KEY: randomBytes(32).toString('base64') })).rejects.toMatchObject({
    name: 'WrongMasterKey',
  });
});

it('refuses a key ring that is gone while something is decided, and makes none anew', async () => {
  await running.stop();
  const connection = await mongoose.createConnection(process.env['MONGODB_URI'] ?? '').asPromise();
  const db = (name: string) => connection.getClient().db(`t${suffix}-${name}`);
  const checks = db('keys').collection('key_check');
  const kept = await checks.find().toArray();
  await checks.deleteMany({});
  // The stores of the house are named as their contexts; the one of this test is not.
  await db('courses').collection('commits').insertOne({ stream: 'run-1' });
  for (let starts = 0; starts < 2; starts++)
    await expect(start()).rejects.toMatchObject({ name: 'KeyDamaged', message: expect.stringContaining('is gone') });
  expect(await checks.countDocuments()).toBe(0);
  await checks.insertMany(kept);
  await connection.close();
  running = await start();
  expect((await step('r2')).status).toBe(201);
});

it('parks, frees and builds anew', async () => {
  broken.add(run('bad'));
  await step('bad');
  await settled(running.app);
  const place = `parked/tiny${suffix}.steps/${await generation()}/run-${run('bad')}`;
  broken.delete(run('bad'));
  expect((await operate('POST', `${place}/retry`)).status).toBe(202);
  await eventually(
    () => stepsOf('bad'),
    (answer) => JSON.stringify(answer) === '{"steps":1}',
  );
  expect((await operate('POST', 'projections/steps/rebuild')).status).toBe(202);
  const state = await eventually(
    async () => (await operate('GET', 'projections/steps/rebuild')).json as { state: string },
    (answer) => answer.state !== 'running',
    60_000,
  );
  expect(state).toMatchObject({ state: 'done' });
  await step('bad');
  await settled(running.app);
  expect([await stepsOf('r1'), await stepsOf('bad')]).toEqual([{ steps: 2 }, { steps: 2 }]);
});
