import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { EventStore } from '#event-sourcing';
import { routesOf } from '../access/routes.js';
import { PolicyOutcomes } from '../policies/policy-outcomes.js';
import { EVENT_STORE } from '../tokens.js';
import { eventually } from '../testing/eventually.js';
import { settled } from '../testing/settled.js';
import { type Answer, startTestProcess, type TestProcess } from '../testing/test-process.js';
import { tinyServices } from '../testing/tiny-service.js';

const coordinator = 'course-coordinator';
const operations = '/api/tiny/v1/operations';
const broken = new Set<string>();

let dataDir: string;
let running: TestProcess;

const start = (environment: Readonly<Record<string, string>> = {}): Promise<TestProcess> =>
  startTestProcess({ services: tinyServices(broken), dataDir, environment });

const step = (runId: string): Promise<Answer> =>
  running.call('POST', `/api/tiny/v1/runs/${runId}/steps`, { as: coordinator });
const stepsOf = async (runId: string, service = 'tiny'): Promise<unknown> =>
  (await running.call('GET', `/api/${service}/v1/runs/${runId}`, { as: coordinator })).json;
const operate = (method: string, path: string, body?: object): Promise<Answer> =>
  running.call(method, `${operations}/${path}`, { as: 'operator', ...(body ? { body } : {}) });
/** Of the read model of `tiny`: the generation in use is named by chance. */
const generation = async (): Promise<string> =>
  ((await operate('GET', 'status')).json as { projections: readonly { generation: string }[] }).projections[0]
    ?.generation ?? 'none';
const parkedRows = async (): Promise<readonly Record<string, unknown>[]> =>
  ((await operate('GET', 'parked')).json as { rows: Record<string, unknown>[] }).rows;

/** The files of the folder with the bytes of the keys: what a refused start must leave as it is. */
async function kept(): Promise<object> {
  const entries = await readdir(dataDir, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && /\.(db|key)$/.test(entry.name));
  const master = await readFile(join(dataDir, 'master.key'), 'utf8').catch(() => 'none');
  return { files: files.map(({ parentPath, name }) => join(parentPath, name)).sort(), master };
}

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'infrastructure-'));
  running = await start();
});
afterAll(async () => {
  await running.stop();
  await rm(dataDir, { recursive: true, force: true });
});

describe('the way of a command', () => {
  it('goes by store, relay and log into the read models of every service of the process', async () => {
    const answer = await step('r1');
    expect(answer).toMatchObject({ status: 201, json: { stream: 'run-r1', version: 1 } });
    const seen = await running.call('GET', '/api/tiny/v1/runs/r1', {
      as: coordinator,
      headers: { 'consistent-with': 'run-r1@1' },
    });
    expect({ json: seen.json, behind: seen.headers.get('consistency') }).toEqual({ json: { steps: 1 }, behind: null });
    await settled(running.app);
    expect(await stepsOf('r1', 'board')).toEqual({ steps: 1 });
  });

  it('leaves everything as it was across a restart, and decides on from there', async () => {
    await Promise.all(['r2', 'r2', 'r2', 'r3'].map(step));
    await running.stop();
    running = await start();
    expect([await stepsOf('r1'), await stepsOf('r3')]).toEqual([{ steps: 1 }, { steps: 1 }]);
    expect(await step('r2')).toMatchObject({ json: { version: 4 } });
    await settled(running.app);
    expect([await stepsOf('r2'), await stepsOf('r2', 'board')]).toEqual([{ steps: 4 }, { steps: 4 }]);
  });

  it('tells operators how it goes', async () => {
    await settled(running.app);
    expect((await operate('GET', 'status')).json).toMatchObject({
      service: 'tiny',
      relay: { leading: true, pending: 0, parkedStreams: [] },
      subscriptions: [{ group: 'tiny.steps', generation: await generation(), lag: 0, parked: 0 }],
      projections: [
        { name: 'steps', group: 'tiny.steps', generation: expect.stringMatching(/^v1\.[0-9a-f]{8}$/), ageSeconds: 0 },
      ],
    });
    const board = await running.call('GET', '/api/board/v1/operations/status', { as: 'operator' });
    expect(board.json).toMatchObject({ service: 'board', subscriptions: [{ group: 'board.steps', lag: 0 }] });
    expect(board.json).not.toHaveProperty('relay');
    const { text } = await running.call('GET', '/metrics');
    expect(text).toMatch(/command_duration_seconds_count\{.*service="tiny",aggregate="run",outcome="done"\} \d/);
    expect(text).toContain('subscription_lag_events{service="board",group="board.steps"} 0');
    expect(text).toContain('relay_pending_commits{service="tiny"} 0');
  });

  it('names its operator routes in the contract, open to operators alone', async () => {
    const { json } = await running.call('GET', '/api/tiny/openapi.json');
    expect(Object.keys((json as { paths: object }).paths)).toEqual(
      expect.arrayContaining(['/api/tiny/v1/runs/{runId}', `${operations}/status`]),
    );
    expect(Object.keys((json as { paths: object }).paths).join()).not.toContain('/api/board/');
    const routes = routesOf(running.app).filter(({ path }) => path.includes('/operations/'));
    expect(new Set(routes.map(({ access }) => String(access)))).toEqual(new Set(['operator']));
  });
});

describe('what a policy wanted and a stream refused', () => {
  it('is counted in the status and listed page by page', async () => {
    // Those of every service of the process.
    for (const outcomes of running.app.get(PolicyOutcomes, { strict: false, each: true }))
      for (const run of ['r1', 'r2'])
        await outcomes.settle(
          { policy: 'take-step', commandId: `c_${run}`, correlationId: 'q_1', causedIn: `run-${run}` },
          () =>
            Promise.resolve({
              status: 'refused',
              stream: `run-${run}`,
              refusal: { code: 'run-over', kind: 'conflict', detail: 'It is over.' },
            }),
        );
    expect((await operate('GET', 'refusals?policy=take-step&code=other')).json).toEqual({ rows: [] });
    for (const half of ['policy=take-step', 'code=run-over'])
      expect(await operate('GET', `refusals?${half}`)).toMatchObject({ status: 400, json: { code: 'input-invalid' } });
    const first = (await operate('GET', 'refusals?limit=1')).json as { rows: readonly object[]; next: string };
    expect(first.rows).toEqual([
      {
        policy: 'take-step',
        code: 'run-over',
        stream: expect.stringMatching(/^run-r\d$/),
        correlationId: 'q_1',
        refusedAt: expect.any(String),
      },
    ]);
    expect((await operate('GET', `refusals?policy=take-step&code=run-over`)).json).toMatchObject({
      rows: { length: 2 },
    });
    expect((await operate('GET', `refusals?after=${first.next}`)).json).toMatchObject({ rows: { length: 1 } });
    expect(await operate('GET', 'refusals?after=x')).toMatchObject({ status: 400, json: { code: 'cursor-unknown' } });
    expect((await operate('GET', 'status')).json).toMatchObject({
      refusals: [{ policy: 'take-step', code: 'run-over', count: 2 }],
    });
  });
});

describe('a stream whose event cannot be handled', () => {
  const park = async (...runs: readonly string[]): Promise<void> => {
    for (const run of runs) broken.add(run);
    for (const run of runs) await step(run);
    await settled(running.app);
  };
  const placeOf = async (run: string): Promise<string> => `parked/tiny.steps/${await generation()}/run-${run}`;

  it('is parked, listed page by page without content, and others flow on', async () => {
    await park('bad1', 'bad2');
    await step('bad1');
    await step('good');
    await settled(running.app);
    expect(await stepsOf('good')).toEqual({ steps: 1 });
    const first = (await operate('GET', 'parked?limit=1')).json as { rows: readonly object[]; next: string };
    expect(first.rows).toEqual([
      {
        group: 'tiny.steps',
        generation: await generation(),
        stream: 'run-bad1',
        topic: 'verzahnung.courses',
        partition: expect.any(Number),
        reason: expect.stringMatching(/^TypeError at /),
        correlationId: expect.any(String),
        parkedAt: expect.any(String),
        failedRetries: 0,
      },
    ]);
    const second = (await operate('GET', `parked?after=${first.next}`)).json;
    expect(second).toEqual({ rows: [expect.objectContaining({ stream: 'run-bad2' })] });
    expect(await operate('GET', 'parked?after=x')).toMatchObject({ status: 400, json: { code: 'cursor-unknown' } });
    expect(await operate('GET', 'parked?limit=0')).toMatchObject({ status: 400, json: { errors: [{ at: '/limit' }] } });
  });

  it('is handled again in order when an operator says so', async () => {
    broken.delete('bad1');
    expect((await operate('POST', `${await placeOf('bad1')}/retry`)).status).toBe(202);
    await eventually(parkedRows, (rows) => rows.length === 1);
    expect(await stepsOf('bad1')).toEqual({ steps: 2 });
    expect(await operate('POST', `${await placeOf('bad1')}/retry`)).toMatchObject({
      status: 404,
      json: { code: 'stream-not-parked' },
    });
  });

  it('is given up for a reason, and its later events flow', async () => {
    expect(await operate('POST', `${await placeOf('bad2')}/drop`, {})).toMatchObject({
      status: 400,
      json: { errors: [{ at: '/reason', code: 'missing' }] },
    });
    expect((await operate('POST', `${await placeOf('bad2')}/drop`, { reason: 'recorded twice' })).status).toBe(202);
    await eventually(parkedRows, (rows) => rows.length === 0);
    broken.delete('bad2');
    await step('bad2');
    await settled(running.app);
    expect(await stepsOf('bad2')).toEqual({ steps: 1 });
  });
});

describe('a read model built anew', () => {
  const rebuilt = () =>
    eventually(
      async () => (await operate('GET', 'projections/steps/rebuild')).json as { state: string },
      ({ state }) => state !== 'running',
    );

  it('ends equal to the one before, reads on, and leaves out what people dropped', async () => {
    const [before, old] = [
      await Promise.all(['r1', 'r2', 'bad1', 'bad2'].map((run) => stepsOf(run))),
      await generation(),
    ];
    const begun = await operate('POST', 'projections/steps/rebuild');
    expect(begun).toMatchObject({ status: 202, json: { state: 'running' } });
    const writing = Promise.all([step('r4'), step('r4')]);
    expect(await rebuilt()).toMatchObject({ state: 'done' });
    await writing;
    await settled(running.app);
    expect(await Promise.all(['r1', 'r2', 'bad1', 'bad2'].map((run) => stepsOf(run)))).toEqual(before);
    expect(await stepsOf('r4')).toEqual({ steps: 2 });
    expect(await generation()).not.toBe(old);
    expect((await operate('GET', 'status')).json).toMatchObject({ projections: [{ rebuild: { state: 'done' } }] });
  });

  it('stays as it is when an event cannot be handled', async () => {
    const old = await generation();
    broken.add('r1');
    await operate('POST', 'projections/steps/rebuild');
    expect(await rebuilt()).toMatchObject({ state: 'failed', failure: expect.stringMatching(/^TypeError at /) });
    broken.delete('r1');
    expect(await stepsOf('r1')).toEqual({ steps: 1 });
    expect(await generation()).toBe(old);
  });

  it('is not held up by a stream that is parked, which stays parked', async () => {
    broken.add('bad3');
    await step('bad3');
    await settled(running.app);
    const before = await Promise.all(['r1', 'r2', 'bad3'].map((run) => stepsOf(run)));
    await operate('POST', 'projections/steps/rebuild');
    expect(await rebuilt()).toMatchObject({ state: 'done' });
    expect(await Promise.all(['r1', 'r2', 'bad3'].map((run) => stepsOf(run)))).toEqual(before);
    const now = await generation();
    expect(await parkedRows()).toMatchObject([{ generation: now, stream: 'run-bad3' }]);
    broken.delete('bad3');
    await operate('POST', `parked/tiny.steps/${now}/run-bad3/retry`);
    await eventually(parkedRows, (rows) => rows.length === 0);
    expect(await stepsOf('bad3')).toEqual({ steps: 1 });
  });

  it('is known by its name', async () => {
    expect(await operate('POST', 'projections/none/rebuild')).toMatchObject({
      status: 404,
      json: { code: 'projection-unknown' },
    });
    expect(await operate('POST', 'projections/steps/rebuild/cancel')).toMatchObject({
      status: 404,
      json: { code: 'rebuild-unknown' },
    });
  });
});

describe('a data folder', () => {
  it('belongs to one process', async () => {
    await expect(start()).rejects.toMatchObject({ name: 'DataFolderInUse' });
    expect((await step('r5')).status).toBe(201);
  });

  it('opens with its own master key alone, and is not touched by another', async () => {
    await settled(running.app);
    await running.stop();
    const before = await kept();
    await expect(start({ MASTER_KEY: Buffer.alloc(32, 7).toString('base64') })).rejects.toMatchObject({
      name: 'WrongMasterKey',
    });
    expect(await kept()).toEqual(before);
    running = await start();
    expect(await stepsOf('r5')).toEqual({ steps: 1 });
  });

  it.each(['master.key', 'keys.db', 'log.db'])('without its %s is refused, and nothing is made anew', async (name) => {
    await running.stop();
    const away = join(tmpdir(), `${name}-${process.pid}`);
    await rename(join(dataDir, name), away);
    const before = await kept();
    await expect(start()).rejects.toMatchObject({
      name: 'ConfigurationError',
      message: expect.stringContaining(`${name} is gone`),
    });
    expect(await kept()).toEqual(before);
    await rename(away, join(dataDir, name));
    running = await start();
  });

  it.each(['keys.db', 'log.db', 'tiny/store.db'])(
    'with an empty %s is refused, and nothing is made anew',
    async (name) => {
      await running.stop();
      const whole = await readFile(join(dataDir, name));
      await writeFile(join(dataDir, name), '');
      const before = await kept();
      await expect(start()).rejects.toMatchObject({
        name: 'ConfigurationError',
        message: expect.stringContaining(`${name} is gone`),
      });
      expect(await kept()).toEqual(before);
      await writeFile(join(dataDir, name), whole);
      running = await start();
    },
  );

  it('with a torn store is refused by the name of the file', async () => {
    await running.stop();
    const file = join(dataDir, 'tiny', 'store.db');
    const whole = await readFile(file);
    await writeFile(file, Buffer.concat([Buffer.from('no database'), whole.subarray(11)]));
    await expect(start()).rejects.toMatchObject({
      name: 'DatabaseUnusable',
      message: expect.stringContaining('store.db'),
    });
    await writeFile(file, whole);
    running = await start();
  });
});

it('answers 503 and says why it is not ready when the store is away', async () => {
  await running.app.get<EventStore>(EVENT_STORE, { strict: false }).close();
  const answer = await step('r6');
  expect(answer).toMatchObject({ status: 503, json: { code: 'store-unavailable' } });
  expect(answer.headers.get('retry-after')).toBe('2');
  const { status, json } = await running.call('GET', '/health/ready');
  expect(status).toBe(503);
  const { checks } = json as { checks: readonly { name: string; ok: boolean; reason?: string }[] };
  expect(checks.filter(({ ok }) => !ok)).toEqual([
    { name: 'tiny/store', ok: false, reason: expect.stringContaining('store') },
  ]);
  expect(checks.map(({ name }) => name)).toEqual(
    expect.arrayContaining(['log', 'keys', 'tiny/documents', 'board/documents']),
  );
  // A command that is unanswered is known to nobody: what was there before is served on.
  expect(await stepsOf('r5')).toEqual({ steps: 1 });
});
