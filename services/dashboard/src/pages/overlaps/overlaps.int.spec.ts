import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { linksOf, rowsOf, textOf } from '../../testing/html.js';
import { problem } from '../../testing/upstream.js';

let dashboard: DashboardProcess;
const OVERLAP = {
  personRef: 'p_1',
  registrationId: 'g_1',
  runId: 'r_1',
  title: 'Aufbaukurs',
  startsOn: '2026-12-01',
  endsOn: '2027-03-26',
  otherRegistrationId: 'g_2',
  since: '2026-11-20',
  begun: false,
};

beforeAll(async () => {
  dashboard = await startDashboard();
  const { upstream } = dashboard;
  upstream.on('GET /api/courses/v1/overlaps', {
    body: { overlaps: [OVERLAP, { ...OVERLAP, registrationId: 'g_3', begun: true, otherRunId: 'r_2' }] },
  });
  upstream.on('POST /api/courses/v1/registrations/p_1/g_1/*', {
    body: { id: 'g_1', stream: 'participation-p_1', version: 5, events: [] },
  });
});
afterAll(() => dashboard.stop());

it('shows who is in two courses at one time, and where the reader may know the other', async () => {
  const { status, html } = await dashboard.open('/kurse/ueberschneidungen', 'silbenreich');
  expect(status).toBe(200);
  const rows = rowsOf(html, 'Personen in zwei Kursen zur selben Zeit');
  expect(rows.map(([, , where]) => where)).toEqual(['Kurs eines anderen Trägers', 'der andere Kurs']);
  expect(linksOf(html)).toContainEqual(['Abbruch beim Kurs eintragen', '/kurse/r_1']);
  expect((await dashboard.open('/kurse/ueberschneidungen.csv', 'silbenreich')).html).toContain('anderer Träger');
});

it('takes the decision with its reason, or the registration back', async () => {
  dashboard.upstream.forget();
  const allow = new URLSearchParams({ schluessel: 'f_1', grund: 'few-days' });
  const path = '/kurse/ueberschneidungen/p_1/g_1';
  const { headers } = await dashboard.send(`${path}/zulassen`, allow, 'silbenreich');
  expect(headers.get('location')).toContain('meldung=zugelassen');
  await dashboard.send(`${path}/zuruecknehmen`, new URLSearchParams({ schluessel: 'f_2' }), 'silbenreich');
  const sent = dashboard.upstream.asked.filter(({ method }) => method === 'POST');
  expect(sent.map(({ path, body }) => [path.split('/').at(-1), JSON.parse(body ?? '') as unknown])).toEqual([
    ['allow-overlap', { reason: 'few-days' }],
    ['withdraw', {}],
  ]);
});

it('says what was wrong', async () => {
  dashboard.upstream.on('POST /api/courses/v1/registrations/p_1/g_1/allow-overlap', problem(409, 'no-overlap', []));
  const form = new URLSearchParams({ schluessel: 'f_3', grund: 'wish' });
  const { status, html } = await dashboard.send('/kurse/ueberschneidungen/p_1/g_1/zulassen', form, 'silbenreich');
  expect(status).toBe(409);
  expect(textOf(html)).toContain('Diese Überschneidung ist schon geklärt.');
  dashboard.upstream.on(
    'POST /api/courses/v1/registrations/p_1/g_1/allow-overlap',
    problem(400, 'invalid-input', [{ at: '/reason', code: 'invalid', detail: '' }]),
  );
  const none = new URLSearchParams({ schluessel: 'f_4', grund: '' });
  const asked = await dashboard.send('/kurse/ueberschneidungen/p_1/g_1/zulassen', none, 'silbenreich');
  expect(linksOf(asked.html)).toContainEqual(['Bitte wählen Sie einen Grund.', '#grund-g_1-g_2']);
  const ids = [...asked.html.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
  expect(ids).toContain('grund-g_3-g_2');
  expect(new Set(ids).size).toBe(ids.length);
});
