import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { SESSION_COOKIE } from '#service-kit';
import { startTestProcess, TestClock, type TestProcess } from '#service-kit/testing';
import { dashboardSettings } from '../configuration.js';
import { DashboardModule, prepareDashboard } from '../dashboard.module.js';
import type { Outlines } from '../layout/county-map.js';
import { teachCounty } from './county-answers.js';
import { startUpstream, type Upstream } from './upstream.js';

export const COUNTY_DIR = join('demo', 'county');

export interface DashboardProcess extends TestProcess {
  readonly upstream: Upstream;
  /** A page as a browser asks for it, signed in as a demo user unless `as` is absent; redirects are not followed. */
  open(path: string, as?: string, headers?: Readonly<Record<string, string>>): Promise<Page>;
  /** A form as a browser sends it from a page of the dashboard. */
  send(
    path: string,
    fields: URLSearchParams | FormData,
    as?: string,
    headers?: Readonly<Record<string, string>>,
  ): Promise<Page>;
}

export interface Page {
  readonly status: number;
  readonly headers: Headers;
  readonly html: string;
}

/** The dashboard over real HTTP, in front of an upstream that answers as the services do. */
export async function startDashboard(environment: Readonly<Record<string, string>> = {}): Promise<DashboardProcess> {
  const upstream = await startUpstream();
  const outlines = JSON.parse(await readFile(join(COUNTY_DIR, 'municipalities.geojson'), 'utf8')) as Outlines;
  teachCounty(
    upstream,
    outlines.features.map(({ id, properties }) => ({ id, name: properties.name })),
  );
  const running = await startTestProcess({
    services: [],
    modules: [DashboardModule],
    variables: dashboardSettings,
    prepare: prepareDashboard,
    clock: new TestClock(),
    demoUsers: [
      { user: 'silbenreich', role: 'provider', name: 'Silbenreich gGmbH (erfunden)', provider: 'silbenreich' },
      { user: 'koordination', role: 'course-coordinator', name: 'Kurskoordination' },
    ],
    environment: {
      COUNTY_DIR,
      COUNTY_NAME: 'Landkreis Diepholz',
      COUNTY_DEMO: 'true',
      LEARNERS_URL: upstream.url,
      COURSES_URL: upstream.url,
      ACTION_ALLIANCE_URL: upstream.url,
      INTEGRATION_STATUS_URL: upstream.url,
      ...environment,
    },
  });
  const ask = async (path: string, init: RequestInit, as: string | undefined): Promise<Page> => {
    const given = init.headers as Readonly<Record<string, string>>;
    const cookies = [
      given['cookie'],
      as === undefined ? undefined : `${SESSION_COOKIE}=${await running.token(as)}`,
    ].filter((one) => one !== undefined);
    const answer = await fetch(`${running.url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { ...given, ...(cookies.length === 0 ? {} : { cookie: cookies.join('; ') }) },
    });
    return { status: answer.status, headers: answer.headers, html: await answer.text() };
  };
  return {
    ...running,
    upstream,
    open: (path, as, headers = {}) => ask(path, { headers: { 'sec-fetch-site': 'same-origin', ...headers } }, as),
    send: (path, body, as, headers = { 'sec-fetch-site': 'same-origin' }) =>
      ask(path, { method: 'POST', body, headers }, as),
    stop: async () => {
      await running.stop();
      await upstream.stop();
    },
  };
}
