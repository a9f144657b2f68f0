import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type RunningChild, startChild } from '#event-sourcing/testing';
import { eventually } from '#service-kit/testing';
import { freePort } from '../../tools/servers/ports.mjs';
import { TokenSource } from '../kill/token-source.js';

const USER = 'migration-office';
const ROWS = 4_000;
const START_LIMIT_MS = 60_000;
const LIMIT_MS = 120_000;
/** No two alike: who may be the same person is compared with each of the others, which would be all that takes time. */
const bornOf = (n: number): string => `${10 + (n % 17)}.${String(1 + (n % 12)).padStart(2, '0')}.${1930 + (n % 71)}`;
const FILE = [
  'personen_nr;nachname;vorname;geburtsdatum;gemeinde;aufgenommen_am',
  ...Array.from({ length: ROWS }, (_, n) => `K-${n};Erfunden;Mina;${bornOf(n)};03251040;01.06.2026`),
].join('\n');

interface State {
  readonly id: string;
  readonly state: string;
  readonly rows: number;
  readonly total?: number;
  readonly report?: {
    readonly rows: number;
    readonly created: number;
    readonly unchanged: number;
    readonly wrong: number;
  };
  readonly undo?: { readonly retracted: number; readonly kept: number };
}

let folder: string;
let child: RunningChild;
let url: string;
let port: number;
let tokens: TokenSource;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'killed-import-'));
  port = await freePort();
  url = `http://127.0.0.1:${port}`;
  await start();
});
afterAll(async () => {
  await child.kill();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<void> {
  child = startChild(new URL('../kill/embedded-house.child.ts', import.meta.url), [folder, String(port)]);
  await child.until((lines) => lines.length > 0, START_LIMIT_MS);
  tokens = new TokenSource(url, USER);
}

async function call(method: string, path: string, body?: string): Promise<{ status: number; json: State }> {
  const answer = await fetch(`${url}/api/learners/v1/imports/${path}`, {
    method,
    headers: {
      authorization: `Bearer ${await tokens.token()}`,
      ...(body === undefined ? {} : { 'content-type': 'text/csv' }),
    },
    ...(body === undefined ? {} : { body }),
  });
  return { status: answer.status, json: (await answer.json()) as State };
}
const stateOf = async (id: string): Promise<State> => (await call('GET', `runs/${id}`)).json;
const ended = (id: string): Promise<State> =>
  eventually(
    () => stateOf(id),
    ({ state }) => state !== 'running' && state !== 'undoing',
    LIMIT_MS,
  );
/** Brings the file without waiting for its end, and gives the id once rows of it are read. */
async function begun(rows: number): Promise<string> {
  const sent = call('POST', 'personen?source=office', FILE).catch(() => undefined);
  const [first] = await eventually(
    async () => ((await call('GET', 'runs')).json as unknown as { rows: readonly State[] }).rows,
    ([latest]) => latest?.state === 'running' && latest.rows >= rows,
    LIMIT_MS,
  );
  void sent;
  return first?.id ?? '';
}
const asDryRun = async () => {
  const { json } = await call('POST', 'personen?source=office&dryRun=true', FILE);
  return ended(json.id);
};

it('an import that was killed goes on with the same file, and all of it is undone as one', async () => {
  const id = await begun(500);
  await child.kill();
  await start();
  expect(await stateOf(id)).toMatchObject({ state: 'interrupted' });
  const other = await call('POST', `personen?source=office&resume=${id}`, `${FILE}\n`);
  expect(other.status).toBe(422);
  await call('POST', `personen?source=office&resume=${id}`, FILE);
  const { report, ...state } = await ended(id);
  expect(state).toMatchObject({ state: 'done', rows: ROWS });
  expect(report).toMatchObject({ rows: ROWS, wrong: 0 });
  expect((report?.created ?? 0) + (report?.unchanged ?? 0)).toBe(ROWS);
  expect(report?.unchanged).toBeGreaterThan(0);
  expect(await asDryRun()).toMatchObject({ report: { unchanged: ROWS, created: 0 } });

  await call('POST', `runs/${id}/undo`);
  expect(await ended(id)).toMatchObject({ state: 'undone', undo: { retracted: ROWS, kept: 0 } });
  expect(await asDryRun()).toMatchObject({ report: { unchanged: 0, created: ROWS } });
}, 400_000);

it('an import that was cancelled leaves whole rows, and is undone', async () => {
  const id = await begun(200);
  expect(await call('POST', `runs/${id}/undo`)).toMatchObject({ status: 409, json: { code: 'import-running' } });
  expect((await call('POST', `runs/${id}/cancel`)).status).toBe(200);
  const { report, ...state } = await ended(id);
  expect(state).toMatchObject({ state: 'cancelled' });
  expect(report?.rows).toBeLessThan(ROWS);
  expect(await asDryRun()).toMatchObject({ report: { unchanged: report?.created, wrong: 0 } });
  await call('POST', `runs/${id}/undo`);
  expect(await ended(id)).toMatchObject({ state: 'undone', undo: { retracted: report?.created, kept: 0 } });
}, 400_000);
