import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SESSION_COOKIE } from '#service-kit';
import { MOTHER } from '../testing/county-data.js';
import { type DashboardProcess, startDashboard } from '../testing/dashboard-process.js';
import { linksOf, linkTo, textOf } from '../testing/html.js';
import { problem } from '../testing/upstream.js';

const STATUS = '/api/integration-status/v1';
let dashboard: DashboardProcess;
beforeAll(async () => void (dashboard = await startDashboard()));
afterAll(() => dashboard.stop());

describe('an address that nobody answers', () => {
  it('is a page for people, with the way home', async () => {
    const { status, html } = await dashboard.open('/gibt/es/nicht', 'koordination');
    expect([status, textOf(html).includes('Hier gibt es nichts')]).toEqual([404, true]);
    expect(linkTo(html, 'Zur Startseite')).toBe('/start');
    expect((await dashboard.open('/gibt/es/nicht')).status).toBe(404);
  });

  it('is named without carrying out what it says', async () => {
    const { html } = await dashboard.open('/%3Cscript%3Ealert(1)%3C/script%3E', 'koordination');
    expect(html).not.toContain('<script>alert');
  });
});

describe('a service that is away', () => {
  it.each(['/', '/listen/rechte', '/faelle', `/faelle/${MOTHER.personRef}`, '/uebergaben'])(
    'makes %s a page that says so, with another try',
    async (path) => {
      const away = await startDashboard();
      for (const route of ['overview', 'rights', 'cases', 'cases/*', 'handovers'])
        away.upstream.on(`GET ${STATUS}/${route}`, problem(503, 'unavailable'));
      const { status, headers, html } = await away.open(path, 'koordination');
      expect([status, headers.get('retry-after')]).toEqual([503, '5']);
      expect(textOf(html)).toContain('Ein Dienst antwortet gerade nicht.');
      expect(linkTo(html, 'Noch einmal versuchen')).toBe(path);
      expect(textOf(html)).toContain(`Kennung für die Technik: ${headers.get('x-correlation-id')}`);
      await away.stop();
    },
  );

  it('with nobody listening is told the same', async () => {
    const alone = await startDashboard({ INTEGRATION_STATUS_URL: 'http://127.0.0.1:9' });
    expect((await alone.open('/', 'koordination')).status).toBe(503);
    await alone.stop();
  });

  it('or that answers nonsense never ends in half a page', async () => {
    const odd = await startDashboard();
    odd.upstream.on(`GET ${STATUS}/overview`, { status: 502, body: '<html>' });
    odd.upstream.on(`GET ${STATUS}/rights`, { body: { rows: 'keine' } });
    expect((await odd.open('/', 'koordination')).status).toBe(503);
    const { status, html } = await odd.open('/listen/rechte', 'koordination');
    expect([status, textOf(html).includes('Hier ist etwas schiefgegangen')]).toEqual([500, true]);
    await odd.stop();
  });

  it('that finds the session over leads to signing in', async () => {
    const over = await startDashboard();
    over.upstream.on(`GET ${STATUS}/overview`, problem(401, 'token-expired'));
    const { status, headers } = await over.open('/?tag=2026-11-20', 'koordination');
    expect([status, headers.get('location')]).toEqual([
      303,
      '/anmelden?grund=abgelaufen&zurueck=%2F%3Ftag%3D2026-11-20',
    ]);
    await over.stop();
  });
});

describe('a form that is sent when the session is over', () => {
  const fields = new URLSearchParams([
    ['schluessel', 'f_1'],
    ['grund', 'data-missing'],
    ['fehlt', 'certificate'],
    ['fehlt', 'needs'],
  ]);
  const path = '/uebergaben/h_1/zurueckgeben';

  it('is shown again with what was typed and a link to sign in; sent again it is carried out', async () => {
    const { status, html } = await dashboard.send(path, fields);
    expect(status).toBe(401);
    expect(linkTo(html, 'In einem neuen Fenster anmelden')).toBe('/anmelden?grund=abgelaufen');
    for (const typed of ['Grund: Angaben fehlen', 'Was fehlt: Zertifikat', 'Was fehlt: Bedarf'])
      expect(textOf(html)).toContain(typed);
    const [, action = '', form = ''] =
      /<form method="post" action="(\/uebergaben[^"]*)">(.*?)<\/form>/s.exec(html) ?? [];
    const again = [...form.matchAll(/type="hidden" name="([^"]*)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']): [string, string] => [name, value],
    );
    expect(again).toEqual([...fields]);
    expect((await dashboard.send(action, new URLSearchParams(again), 'silbenreich')).status).toBe(303);
  });

  it('is shown again as well where a service finds the session over', async () => {
    const over = await startDashboard();
    over.upstream.on('POST /api/courses/v1/handovers/*/*', problem(401, 'token-expired'));
    const { status, html } = await over.send(path, fields, 'silbenreich');
    expect([status, textOf(html).includes('Grund: Angaben fehlen')]).toEqual([401, true]);
    await over.stop();
  });

  it('by another site is never offered to be sent', async () => {
    const { status, headers, html } = await dashboard.send(path, fields, undefined, { 'sec-fetch-site': 'cross-site' });
    expect([status, headers.get('location'), html]).toEqual([303, '/anmelden', '']);
  });
});

describe('a form from another site', () => {
  const accept = (headers: Readonly<Record<string, string>>) =>
    dashboard.send('/uebergaben/h_1/annehmen', new URLSearchParams({ schluessel: 'f_1' }), 'silbenreich', headers);

  it.each([
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: 'https://anderswo.example' }],
    [{ origin: 'null' }],
    [{}],
  ])('is refused: %j', async (headers) => {
    dashboard.upstream.forget();
    const { status, html } = await accept(headers);
    expect([status, textOf(html).includes('Das Formular kam nicht von einer Seite dieses Systems.')]).toEqual([
      403,
      true,
    ]);
    expect(dashboard.upstream.asked).toEqual([]);
  });

  it('is told from one of our own by browsers old and new', async () => {
    expect((await accept({ 'sec-fetch-site': 'same-origin' })).status).toBe(303);
    expect((await accept({ origin: dashboard.url })).status).toBe(303);
  });

  it('can neither sign anybody in nor out', async () => {
    const headers = { 'sec-fetch-site': 'cross-site' };
    expect(
      (await dashboard.send('/anmelden', new URLSearchParams({ user: 'koordination' }), undefined, headers)).status,
    ).toBe(403);
    expect((await dashboard.send('/abmelden', new URLSearchParams(), 'koordination', headers)).status).toBe(403);
  });
});

it('hostile data is text on every page', async () => {
  const evil = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
  const named = { id: evil, name: evil };
  const hostile = await startDashboard({ COUNTY_NAME: 'Landkreis <b>' });
  const row = {
    ...MOTHER,
    personRef: evil,
    handoverId: evil,
    courseTitle: evil,
    level: evil,
    from: named,
    to: named,
    municipality: named,
    state: evil,
    reason: evil,
    missing: [evil],
  };
  hostile.upstream.on(`GET ${STATUS}/handovers`, { body: { rows: [row], next: evil } });
  hostile.upstream.on(`GET ${STATUS}/measures/overdue`, {
    body: { rows: [{ measureId: evil, title: evil, department: evil, dueOn: '2026-11-01' }] },
  });
  hostile.upstream.on(`GET ${STATUS}/cases`, {
    body: { rows: [{ personRef: evil, stage: evil, level: evil, municipality: named }], next: evil },
  });
  hostile.upstream.on('POST /api/learners/v1/names', {
    body: { names: [{ personRef: evil, givenName: evil, familyName: evil }] },
  });
  hostile.upstream.on('GET /api/courses/v1/operations/parked', {
    body: {
      rows: [
        {
          group: evil,
          generation: evil,
          stream: evil,
          reason: evil,
          correlationId: evil,
          parkedAt: '2026-11-24T07:00:00.000Z',
          failedRetries: 0,
        },
      ],
    },
  });
  for (const [path, as] of [
    ['/', 'koordination'],
    ['/uebergaben', 'silbenreich'],
    ['/faelle', 'koordination'],
    ['/listen/massnahmen', 'koordination'],
    ['/betrieb', 'operator'],
  ] as const) {
    const { status, html } = await hostile.open(path, as);
    expect([path, status]).toEqual([path, 200]);
    expect(html).not.toMatch(/<script>|<img|<b>/);
    for (const [, href] of linksOf(html)) expect(href).toMatch(/^[/#?]|^https:\/\/www\.bkg\.bund\.de/);
  }
  await hostile.stop();
});

describe('every answer', () => {
  it('carries the headers that keep scripts, frames and caches of others away', async () => {
    for (const path of ['/', '/anmelden', '/gibt/es/nicht']) {
      const { headers } = await dashboard.open(path, 'koordination');
      expect(headers.get('content-security-policy')).toContain("default-src 'none';script-src 'self';style-src 'self'");
      expect(headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
      expect(headers.get('cache-control')).toBe('private, no-store');
      expect(headers.get('x-content-type-options')).toBe('nosniff');
      expect(headers.get('referrer-policy')).toBe('same-origin');
    }
  });

  it('holds no script and no style of its own, so that the policy holds', async () => {
    for (const path of ['/', '/uebergaben', '/import', `/faelle/${MOTHER.personRef}`]) {
      const { html } = await dashboard.open(path, 'koordination');
      expect(html).not.toMatch(/ style="| on[a-z]+="|<style|<script>/);
    }
  });

  it('weighs less than 60 kB over the wire, the style sheet cached beside it', async () => {
    const cookie = `${SESSION_COOKIE}=${await dashboard.token('koordination')}`;
    for (const path of ['/', '/uebergaben', '/import', `/faelle/${MOTHER.personRef}`]) {
      const answer = await fetch(`${dashboard.url}${path}`, { headers: { cookie, 'accept-encoding': 'br' } });
      expect(Number(answer.headers.get('content-length'))).toBeLessThan(60_000);
    }
    const { html } = await dashboard.open('/', 'koordination');
    for (const [, address = ''] of html.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)) {
      const { status, headers } = await dashboard.open(address);
      expect([status, headers.get('cache-control')]).toEqual([200, 'public, max-age=31536000, immutable']);
      expect((await dashboard.open(address, undefined, { 'if-none-match': headers.get('etag') ?? '' })).status).toBe(
        304,
      );
    }
  });
});

it('nothing beside the own assets is served', async () => {
  for (const path of [
    '/assets/kern/fonts/fira-sans/..%2f..%2fpackage.json',
    '/assets/../package.json',
    '/assets/kern/fonts/fira-sans/gibtesnicht.woff2',
  ])
    expect((await dashboard.open(path)).status).toBe(404);
});
