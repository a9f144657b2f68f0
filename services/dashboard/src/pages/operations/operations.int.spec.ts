import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { ParkedRow, RefusalRow, ServiceStatus } from '../../api/operations.js';
import { statusOf } from '../../testing/county-answers.js';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { linksOf, linkTo, rowsOf, sectionOf, textOf } from '../../testing/html.js';
import { problem, type Said } from '../../testing/upstream.js';

const API = '/api/courses/v1/operations';
const PARKED: ParkedRow = {
  group: 'courses.views',
  generation: 'v1.g1',
  stream: 'handover-h_1',
  reason: 'handover-offered v9: unknown version',
  correlationId: 'q_1',
  parkedAt: '2026-11-24T07:15:00.000Z',
  failedRetries: 2,
};
let dashboard: DashboardProcess;
/** How courses is doing. */
let status: Said;
let parked: Said;
beforeAll(async () => {
  dashboard = await startDashboard();
  dashboard.upstream.on(`GET ${API}/status`, () => status);
  dashboard.upstream.on(`GET ${API}/parked`, () => parked);
  for (const order of [
    'parked/*/*/*/retry',
    'parked/*/*/*/drop',
    'relay/retry',
    'projections/*/rebuild',
    'projections/*/rebuild/cancel',
  ])
    dashboard.upstream.on(`POST ${API}/${order}`, { status: 202, body: {} });
});
afterAll(() => dashboard.stop());
beforeEach(() => {
  dashboard.upstream.forget();
  status = { body: statusOf('courses') };
  parked = { body: { rows: [] } };
});

const open = async (query = '') => (await dashboard.open(`/betrieb${query}`, 'operator')).html;
const send = (path: string, fields: Readonly<Record<string, string>> = {}) =>
  dashboard.send(`/betrieb/courses/${path}`, new URLSearchParams(fields), 'operator');
const sent = () =>
  dashboard.upstream.asked
    .filter(({ method }) => method === 'POST')
    .map(({ path, body }) => [path, JSON.parse(body) as unknown]);
const courses = (html: string) => sectionOf(html, 'courses');

describe('operations', () => {
  it('says in one line that everything runs', async () => {
    expect(textOf(await open())).toContain('Alles läuft Alle Dienste antworten, nichts wartet auf eine Entscheidung.');
  });

  it('shows relay, subscriptions with their lag, and read models with their age', async () => {
    status = {
      body: {
        ...statusOf('courses'),
        subscriptions: [{ group: 'courses.views', lag: 1200, parked: 1 }],
        projections: [{ name: 'cases', group: 'g', generation: 'v1.g2', ageSeconds: 300 }],
      } satisfies ServiceStatus,
    };
    const html = courses(await open());
    expect(textOf(html)).toContain('Veröffentlichung: nichts wartet, zuletzt am 24.11.2026, 08:59 Uhr');
    expect(rowsOf(html, 'Abonnements')).toEqual([['courses.views', 'hält Ströme an', '1.200 Ereignisse', '1 Strom']]);
    expect(linkTo(html, '1 Strom')).toBe('#angehalten-courses');
    expect(linkTo(html, '1.200 Ereignisse')).toBe('#lesemodelle-courses');
    expect(rowsOf(html, 'Lesemodelle')[0]?.slice(0, 3)).toEqual(['cases', '5 Minuten alt', 'v1.g2']);
  });

  it('gives each of its tables as CSV', async () => {
    parked = { body: { rows: [PARKED] } };
    status = {
      body: {
        ...statusOf('courses'),
        relay: { leading: true, pending: 3, parkedStreams: [{ stream: 's_1', reason: 'zu groß' }] },
      } satisfies ServiceStatus,
    };
    const files = linksOf(courses(await open())).filter(([text]) => text === 'Als CSV herunterladen');
    const heads = await Promise.all(
      files.map(async ([, path]) => (await dashboard.open(path, 'operator')).html.split('\r\n').slice(0, 2)),
    );
    expect(heads).toEqual([
      ['Strom;Warum', 's_1;zu groß'],
      [
        'Strom;Gruppe;Warum;Kennung;Seit;Vergeblich wiederholt',
        'handover-h_1;courses.views;handover-offered v9: unknown version;q_1;24.11.2026, 08:15 Uhr;2',
      ],
      ['Gruppe;Rückstand;Angehalten', 'courses.cases;0;0'],
      ['Lesemodell;Stand;Fassung', 'cases;aktuell;v1.g1'],
    ]);
  });

  it('names every fault at the top and leads to its service', async () => {
    parked = { body: { rows: [PARKED] } };
    status = {
      body: {
        ...statusOf('courses'),
        relay: {
          leading: true,
          pending: 3,
          parkedStreams: [{ stream: 's_1', reason: 'zu groß' }],
          failure: 'broker away',
        },
        subscriptions: [{ group: 'courses.policies', unavailable: 'broker away' }],
      } satisfies ServiceStatus,
    };
    const html = await open();
    expect(textOf(html)).toContain('4 Störungen');
    expect(linkTo(html, 'Kurse (courses): 1 Strom wartet auf eine Entscheidung.')).toBe('#courses');
    expect(textOf(html)).toContain('1 Strom kann nicht veröffentlicht werden.');
    expect(textOf(html)).toContain('die Veröffentlichung stockt (broker away).');
    expect(textOf(html)).toContain('courses.policies ruht (broker away).');
  });

  it('stands while a service does not answer, and says so', async () => {
    status = problem(503, 'unavailable');
    const html = await open();
    expect(textOf(html)).toContain('Kurse (courses) antwortet nicht.');
    expect(textOf(courses(html))).toContain('Er meldet sich von selbst zurück');
    expect(rowsOf(sectionOf(html, 'learners'), 'Abonnements')).toHaveLength(1);
  });
});

describe('what the policies of a service wanted and streams refused', () => {
  const refusal = { policy: 'hold-seat', code: 'run-full' };
  const row: RefusalRow = {
    ...refusal,
    stream: 'course-run-r_1',
    correlationId: 'q_1',
    refusedAt: '2026-11-24T07:15:00.000Z',
  };

  it('is counted by policy and reason, with the way to each list', async () => {
    status = {
      body: {
        ...statusOf('courses'),
        refusals: [{ ...refusal, count: 1200, lastAt: row.refusedAt }],
      } satisfies ServiceStatus,
    };
    const html = courses(await open());
    expect(rowsOf(html, 'Abgelehnte Schritte')).toEqual([['hold-seat', 'run-full', '1.200', '24.11.2026, 08:15 Uhr']]);
    expect(linkTo(html, '1.200')).toBe('/betrieb/courses/abgelehnt?regel=hold-seat&grund=run-full');
    status = { body: { ...statusOf('courses'), refusals: [] } satisfies ServiceStatus };
    expect(textOf(courses(await open()))).toContain('In den letzten 180 Tagen wurde kein Schritt');
  });

  it('is listed page by page, also as a file', async () => {
    const queries: string[] = [];
    dashboard.upstream.on(`GET ${API}/refusals`, ({ query }) => {
      queries.push(query.toString());
      return { body: query.has('after') ? { rows: [row] } : { rows: [row], next: 'c_2' } };
    });
    const page = (await dashboard.open('/betrieb/courses/abgelehnt?regel=hold-seat&grund=run-full', 'operator')).html;
    expect(rowsOf(page, 'Abgelehnt, das Neueste')).toEqual([
      ['course-run-r_1', 'hold-seat run-full', 'q_1', '24.11.2026, 08:15 Uhr'],
    ]);
    const file = (await dashboard.open('/betrieb/courses/abgelehnt.csv', 'operator')).html.split('\r\n');
    expect(file.slice(0, 3)).toEqual([
      'Strom;Regel;Grund;Kennung;Wann',
      'course-run-r_1;hold-seat;run-full;q_1;24.11.2026, 08:15 Uhr',
      'course-run-r_1;hold-seat;run-full;q_1;24.11.2026, 08:15 Uhr',
    ]);
    expect(queries).toEqual(['policy=hold-seat&code=run-full', '', 'after=c_2']);
  });
});

describe('a parked stream', () => {
  const path = 'angehalten/courses.views/v1.g1/handover-h_1';
  beforeEach(() => void (parked = { body: { rows: [PARKED] } }));

  it('says which, why, since when, and what was tried', async () => {
    expect(rowsOf(courses(await open()), 'Ströme, die auf eine Entscheidung warten')[0]?.slice(0, 3)).toEqual([
      'handover-h_1 courses.views',
      'handover-offered v9: unknown version Kennung q_1',
      '24.11.2026, 08:15 Uhr 2-mal vergeblich wiederholt',
    ]);
  });

  it('is handled again by one click', async () => {
    const { headers } = await send(`${path}/wiederholen`);
    expect(sent()).toEqual([[`${API}/parked/courses.views/v1.g1/handover-h_1/retry`, {}]]);
    expect(headers.get('location')).toBe('/betrieb?meldung=wiederholt#courses');
    expect(textOf(await open('?meldung=wiederholt'))).toContain('Der Strom wird noch einmal verarbeitet');
  });

  it('is given up for a reason, and not without one', async () => {
    const { status: refused, html } = await send(`${path}/verwerfen`, { grund: ' x ' });
    expect([refused, sent()]).toEqual([422, []]);
    expect(textOf(courses(html))).toContain('Bitte begründen Sie in wenigen Worten');
    expect(html).toContain('value=" x "');
    await send(`${path}/verwerfen`, { grund: 'Prüfling, Ereignis ist doppelt' });
    expect(sent()).toEqual([
      [`${API}/parked/courses.views/v1.g1/handover-h_1/drop`, { reason: 'Prüfling, Ereignis ist doppelt' }],
    ]);
  });

  it('that is decided already shows what happens instead of forms', async () => {
    parked = { body: { rows: [{ ...PARKED, requested: 'drop' }] } };
    const html = courses(await open());
    expect([textOf(html).includes('wird verworfen'), html.includes('/verwerfen')]).toEqual([true, false]);
  });
});

describe('a read model', () => {
  it('is rebuilt by one click, with progress that loads anew, and can be stopped', async () => {
    await send('lesemodelle/cases/neuaufbau');
    const rebuild = { state: 'running', startedAt: '2026-11-24T08:00:00.000Z', events: 4000, total: 10_000 } as const;
    status = {
      body: {
        ...statusOf('courses'),
        projections: [{ name: 'cases', group: 'g', generation: 'v1.g2', rebuild }],
      } satisfies ServiceStatus,
    };
    const html = await open('?meldung=neuaufbau');
    expect(textOf(html)).toContain('4.000 Ereignisse von 10.000');
    expect(html).toContain('http-equiv="refresh" content="5"');
    await send('lesemodelle/cases/abbrechen');
    expect(sent().map(([path]) => path)).toEqual([
      `${API}/projections/cases/rebuild`,
      `${API}/projections/cases/rebuild/cancel`,
    ]);
  });

  it('tells how the last rebuild ended', async () => {
    const rebuild = {
      state: 'failed',
      startedAt: '2026-11-24T08:00:00.000Z',
      endedAt: '2026-11-24T08:05:00.000Z',
      events: 1,
      total: 2,
      failure: 'Platte voll',
    } as const;
    status = {
      body: {
        ...statusOf('courses'),
        projections: [{ name: 'cases', group: 'g', generation: 'v1', rebuild }],
      } satisfies ServiceStatus,
    };
    expect(textOf(courses(await open()))).toContain('gescheitert am 24.11.2026, 09:05 Uhr: Platte voll');
  });
});

it('the relay tries again by one click', async () => {
  await send('veroeffentlichung/wiederholen');
  expect(sent()).toEqual([[`${API}/relay/retry`, {}]]);
});

it('an order for something that is not there never leaves the page', async () => {
  expect(
    (await dashboard.send('/betrieb/fremd/veroeffentlichung/wiederholen', new URLSearchParams(), 'operator')).status,
  ).toBe(400);
  expect((await send('angehalten/g/v1/..%2F..%2Fx/wiederholen')).status).toBe(400);
  expect(sent()).toEqual([]);
});
