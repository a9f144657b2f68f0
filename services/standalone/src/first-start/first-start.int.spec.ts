import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { ImportReport, ServiceStatus } from '#service-kit';
import { startTestProcess, TestClock, type TestProcess } from '#service-kit/testing';
import { demoUsers } from '../demo-users.js';
import { house } from '../house.js';
import { DEMO_FILES } from './demo-files.js';
import { demoIdsOf } from './demo-ids.js';
import { firstStart } from './first-start.js';
import { Loopback } from './loopback.js';
import { doOfficeWork, type WorkReport } from './office-work.js';

const TODAY = '2026-11-24';
const TOMORROW = '2026-11-25';
const ROWS = 9211;

const parts = house();
const { services } = parts;
const names = services.map(({ name }) => name);
let process: TestProcess;
beforeAll(async () => {
  process = await startTestProcess({ ...parts, demoUsers: demoUsers(), clock: new TestClock() });
});
afterAll(() => process.stop());

interface Told {
  readonly done: boolean;
  readonly begun: readonly (readonly [relativeTo: string, resumed: boolean])[];
  readonly reports: readonly ImportReport[];
  readonly work: readonly WorkReport[];
}

/** A start on a day; ended from outside after a file where one is named. */
async function start(today: string, endAfter?: string): Promise<Told> {
  const stopping = new AbortController();
  const begun: [string, boolean][] = [];
  const reports: ImportReport[] = [];
  const work: WorkReport[] = [];
  const done = firstStart({
    url: process.url,
    dataDir: process.dataDir,
    countyDir: join('demo', 'county'),
    today,
    services: names,
    idOf: demoIdsOf(process.app),
    signal: stopping.signal,
    tell: {
      begun: (relativeTo, resumed) => void begun.push([relativeTo, resumed]),
      file: ({ kind }, report) => {
        reports.push(report);
        if (kind === endAfter) stopping.abort();
      },
      worked: (report) => void work.push(report),
      catchingUp: () => undefined,
    },
  });
  const ended = endAfter === undefined ? await done : await done.catch(() => false);
  return { done: ended, begun, reports, work };
}

const sum = (reports: readonly ImportReport[], of: 'rows' | 'wrong' | 'unchanged'): number =>
  reports.reduce((total, report) => total + report[of], 0);

describe('the first start', () => {
  it('that is interrupted goes on the next day, with the days of the first', async () => {
    const broken = await start(TODAY, 'sprachstand');
    expect(broken).toMatchObject({ done: false, begun: [[TODAY, false]] });
    expect(broken.reports.map(({ kind }) => kind)).toEqual(['traeger', 'kurse', 'personen', 'sprachstand']);

    const whole = await start(TOMORROW);
    expect(whole).toMatchObject({ done: true, begun: [[TODAY, true]] });
    expect(whole.reports.map(({ kind }) => kind)).toEqual(DEMO_FILES.map(({ kind }) => kind));
    expect(whole.reports.flatMap(({ errors }) => errors)).toEqual([]);
    expect([sum(whole.reports, 'rows'), sum(whole.reports, 'wrong')]).toEqual([ROWS, 0]);
    expect(whole.work.flatMap(({ refused }) => refused)).toEqual([]);
    expect(whole.reports.slice(0, 4).every(({ rows, unchanged }) => rows === unchanged)).toBe(true);
  });

  it('leaves read models that have caught up, with nothing parked', async () => {
    for (const service of names) {
      const { json } = await process.call('GET', `/api/${service}/v1/operations/status`, { as: 'betrieb' });
      for (const status of (json as ServiceStatus).subscriptions) expect(status).toMatchObject({ lag: 0, parked: 0 });
    }
  });

  it('reads: 9 Übergaben überfällig · 14 Rechte verfallen · 3 Kurse gefährdet · 2 Maßnahmen überfällig', async () => {
    const { json } = await process.call('GET', '/api/integration-status/v1/overview', { as: 'migrationsstelle' });
    expect(json).toMatchObject({
      overdueHandovers: { count: 9 },
      lapsingRights: { count: 14 },
      runsAtRisk: { count: 3 },
      overdueMeasures: { count: 2 },
    });
  });

  it('has the offices do nothing twice: what is sent again is answered as before', async () => {
    const followUps = async (): Promise<unknown> =>
      (await process.call('GET', '/api/learners/v1/follow-ups', { as: 'vhs' })).json;
    const before = await followUps();
    const api = new Loopback(process.url, new AbortController().signal);
    const county = { folder: join('demo', 'county'), relativeTo: TODAY, idOf: demoIdsOf(process.app) };
    const again = await doOfficeWork(api, county, () => Promise.resolve());
    expect(again.refused).toEqual([]);
    expect(await followUps()).toEqual(before);
  });

  it('is over for good: the next one has nothing to do', async () => {
    expect(await start(TOMORROW)).toEqual({ done: false, begun: [], reports: [], work: [] });
  });
});

describe('the one process', () => {
  it('signs in every demo user', async () => {
    for (const { user } of demoUsers()) expect((await process.token(user)).split('.').length).toBe(3);
    expect(new Set(demoUsers().map(({ role }) => role)).size).toBe(12);
  });

  it('serves the contract of the events and one contract per service', async () => {
    expect((await process.call('GET', '/api/asyncapi.json')).json).toMatchObject({ asyncapi: '3.0.0' });
    const page = await process.call('GET', '/api/events');
    expect([page.status, page.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
    for (const service of names) {
      const { json } = await process.call('GET', `/api/${service}/openapi.json`);
      const paths = Object.keys((json as { paths: object }).paths);
      expect(paths.some((path) => path.startsWith(`/api/${service}/`))).toBe(true);
      // The health of its process belongs to each contract.
      expect(paths.filter((path) => !path.startsWith(`/api/${service}/`))).toEqual(['/health/live', '/health/ready']);
    }
  });
});
