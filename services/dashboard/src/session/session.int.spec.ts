import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SESSION_COOKIE, startProcess } from '#service-kit';
import { dashboardSettings } from '../configuration.js';
import { DashboardModule, prepareDashboard } from '../dashboard.module.js';
import { COUNTY_DIR, type DashboardProcess, startDashboard } from '../testing/dashboard-process.js';
import { hidden, textOf } from '../testing/html.js';

let dashboard: DashboardProcess;
beforeAll(async () => void (dashboard = await startDashboard()));
afterAll(() => dashboard.stop());

const signIn = (user: string, back?: string) =>
  dashboard.send('/anmelden', new URLSearchParams({ user, ...(back === undefined ? {} : { zurueck: back }) }));
const target = (page: { readonly headers: Headers }): string | null => page.headers.get('location');

describe('signing in', () => {
  it('offers the demo users, by what their role finds here', async () => {
    const { status, html } = await dashboard.open('/anmelden');
    expect(status).toBe(200);
    expect(textOf(html)).toContain('Silbenreich gGmbH (erfunden) Kursträger: Übergaben');
    expect(textOf(html)).toContain('Rollen ohne eigene Seiten');
  });

  it('keeps the session in a cookie that no script reads and no other site sends', async () => {
    const cookie = (await signIn('koordination')).headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(new RegExp(`^${SESSION_COOKIE}=[^;]+; Max-Age=\\d+; Path=/; HttpOnly; SameSite=Strict$`));
  });

  it('comes back to where one was', async () => {
    const asked = await dashboard.open('/listen/rechte?tag=2026-11-20');
    expect([asked.status, target(asked)]).toEqual([303, '/anmelden?zurueck=%2Flisten%2Frechte%3Ftag%3D2026-11-20']);
    const { html } = await dashboard.open(target(asked) ?? '');
    expect(hidden(html, 'zurueck')).toBe('/listen/rechte?tag=2026-11-20');
    expect(target(await signIn('koordination', '/listen/rechte?tag=2026-11-20'))).toBe('/listen/rechte?tag=2026-11-20');
  });

  it.each([
    'https://anderswo.example/',
    '//anderswo.example',
    '/\\anderswo.example',
    'javascript:alert(1)',
    '/anmelden',
  ])('leads nobody to %s', async (back) => {
    expect(target(await signIn('koordination', back))).toBe('/start');
  });

  it('says so where the account does not exist, and keeps the way back', async () => {
    const { status, html } = await dashboard.send(
      '/anmelden',
      new URLSearchParams({ user: '"><script>', zurueck: '/import' }),
    );
    expect(status).toBe(422);
    expect(textOf(html)).toContain('Dieses Konto gibt es nicht.');
    expect(hidden(html, 'zurueck')).toBe('/import');
  });

  it('starts again where the session is over', async () => {
    const page = await dashboard.open('/', undefined, { cookie: `${SESSION_COOKIE}=abgelaufen` });
    expect(target(page)).toBe('/anmelden?grund=abgelaufen');
    expect(textOf((await dashboard.open(target(page) ?? '')).html)).toContain('Ihre Anmeldung ist abgelaufen.');
  });

  it('opens a link from a mail, which comes without the cookie, once more by itself', async () => {
    const { status, html } = await dashboard.open('/faelle/p_1', undefined, { 'sec-fetch-site': 'cross-site' });
    expect([status, html.includes('http-equiv="refresh" content="0"')]).toEqual([200, true]);
  });
});

describe('signing out', () => {
  it('forgets the session and says so', async () => {
    const page = await dashboard.send('/abmelden', new URLSearchParams(), 'koordination');
    expect([page.status, target(page)]).toEqual([303, '/anmelden?grund=abgemeldet']);
    expect(page.headers.get('set-cookie')).toMatch(new RegExp(`^${SESSION_COOKIE}=; .*Expires=Thu, 01 Jan 1970`));
  });
});

describe('the start page', () => {
  it.each([
    ['provider', '/uebergaben'],
    ['course-coordinator', '/'],
    ['migration-office', '/'],
    ['education-office', '/'],
    ['department', '/'],
    ['municipality', '/'],
    ['council', '/'],
    ['operator', '/betrieb'],
    ['alliance-member', '/kurse'],
    ['data-protection', '/personen'],
    ['auditor', '/kein-zugang'],
    ['administrator', '/kein-zugang'],
  ])('of %s is %s', async (role, page) => {
    expect(target(await dashboard.open('/start', role))).toBe(page);
  });

  it('is also where the bare address leads', async () => {
    expect(target(await dashboard.open('/', 'operator'))).toBe('/betrieb');
  });

  it('of a role without pages says so', async () => {
    expect(textOf((await dashboard.open('/kein-zugang', 'auditor')).html)).toContain(
      'Für die Rolle „Prüfung“ gibt es hier noch keine Seite.',
    );
  });
});

describe('outside of development', () => {
  it('nobody signs in here: the identity provider does', async () => {
    const dataDir = await mkdtemp(join(tmpdir(), 'verzahnung-'));
    const outside = await startProcess({
      name: 'dashboard',
      services: [],
      modules: [DashboardModule],
      variables: dashboardSettings,
      prepare: prepareDashboard,
      environment: {
        PORT: '0',
        DATA_DIR: dataDir,
        LOG_LEVEL: 'silent',
        COUNTY_DIR,
        OIDC_ISSUER: 'https://anmeldung.example/',
        OIDC_JWKS_URI: 'https://anmeldung.example/keys',
      },
    });
    try {
      const page = await fetch(`${outside.url}/anmelden`);
      expect([page.status, textOf(await page.text()).includes('Identitätsanbieter')]).toEqual([200, true]);
      const body = new URLSearchParams({ user: 'koordination' });
      const sent = await fetch(`${outside.url}/anmelden`, {
        method: 'POST',
        body,
        headers: { 'sec-fetch-site': 'same-origin' },
      });
      expect([sent.status, sent.headers.get('set-cookie')]).toEqual([422, null]);
    } finally {
      await outside.stop();
      await rm(dataDir, { recursive: true });
    }
  });
});
