import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { PROVIDERS } from '../../testing/course-answers.js';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { linksOf, rowsOf } from '../../testing/html.js';
import { problem } from '../../testing/upstream.js';

let dashboard: DashboardProcess;
const DONE = { id: 'silbenreich', stream: 'provider-silbenreich', version: 4, events: [] };
const [own] = PROVIDERS;
const admission = { admissionId: 'z_1', courseTypes: ['IK_ALLG'], admittedBy: 'bamf', validFrom: '2024-01-01' };
const dated = { ...admission, admissionId: 'z_2', validTo: '2027-12-31' };

beforeAll(async () => {
  dashboard = await startDashboard();
  const { upstream } = dashboard;
  upstream.on('GET /api/courses/v1/providers', {
    body: {
      providers: [{ ...own, contact: { phone: '04271 0000' }, admissions: [admission, dated] }, ...PROVIDERS.slice(1)],
    },
  });
  upstream.on('POST /api/courses/v1/providers', { status: 201, body: DONE });
  upstream.on('POST /api/courses/v1/providers/silbenreich/*', { body: DONE });
});
afterAll(() => dashboard.stop());

const sent = (end: string): unknown =>
  JSON.parse(
    dashboard.upstream.asked.filter(({ method, path }) => method === 'POST' && path.endsWith(end)).at(-1)?.body ?? '{}',
  );
const send = (path: string, fields: Readonly<Record<string, string>>) =>
  dashboard.send(`/kurse/traeger/${path}`, new URLSearchParams({ schluessel: 'f_1', ...fields }), 'koordination');

it('shows who takes part; the form to take one in is for the county alone', async () => {
  const { html } = await dashboard.open('/kurse/traeger', 'koordination');
  expect(rowsOf(html, 'Träger, die teilnehmen')).toHaveLength(2);
  expect(html).toContain('action="/kurse/traeger/aufnehmen"');
  expect((await dashboard.open('/kurse/traeger', 'silbenreich')).html).not.toContain('aufnehmen"');
  expect((await dashboard.open('/kurse/traeger.csv', 'silbenreich')).html).toContain('04271 0000');
});

it('takes a provider in, and says at the field what is wrong', async () => {
  const fields = { traegername: ' Neu e. V. ', traegerart: 'volunteers', sitz: '03251040', kennung: '' };
  const { headers } = await send('aufnehmen', fields);
  expect(headers.get('location')).toContain('/kurse/traeger?meldung=aufgenommen');
  expect(sent('/providers')).toEqual({ name: 'Neu e. V.', kind: 'volunteers', municipalityKey: '03251040' });
  dashboard.upstream.on(
    'POST /api/courses/v1/providers',
    problem(400, 'invalid-input', [{ at: '/kind', code: 'invalid', detail: '' }]),
  );
  const { status, html } = await send('aufnehmen', { ...fields, traegerart: '' });
  expect(status).toBe(400);
  expect(linksOf(html)).toContainEqual(['Bitte wählen Sie die Art des Trägers.', '#traegerart']);
  expect(html).toContain('value="Neu e. V."');
});

it('changes name, kind and seat, and says nothing of the contact; ends an admission and the part of a provider', async () => {
  await send('silbenreich/angaben', { traegername: 'Neuer Name', traegerart: 'independent', sitz: '03251040' });
  expect(sent('/change')).toEqual({
    name: 'Neuer Name',
    kind: 'independent',
    municipalityKey: '03251040',
  });
  await send('silbenreich/zulassungen/z_1/beenden', { letzterTag: '2026-12-31' });
  expect(sent('/admissions/z_1/end')).toEqual({ lastDay: '2026-12-31' });
  const { headers } = await send('silbenreich/ausscheiden', { grund: 'ceased', am: '' });
  expect(headers.get('location')).toContain('meldung=ausgeschieden');
  expect(sent('/retire')).toEqual({ reason: 'ceased' });
});

it('ends a dated admission sooner, and keeps the day that was refused at its own field', async () => {
  dashboard.upstream.on('POST /api/courses/v1/providers/silbenreich/admissions/z_2/end', ({ body }) =>
    body.includes('2028')
      ? problem(409, 'admission-ends-sooner', [{ at: '/lastDay', code: 'admission-ends-sooner', detail: '' }])
      : { body: DONE },
  );
  const { html: page } = await dashboard.open('/kurse/traeger/silbenreich', 'koordination');
  expect(page).toMatch(/<input type="date" min="2024-01-01" max="2027-12-31"[^>]*id="letzterTag-z_2"/);
  const refused = await send('silbenreich/zulassungen/z_2/beenden', { letzterTag: '2028-12-31' });
  expect(refused.status).toBe(409);
  expect(linksOf(refused.html)).toContainEqual(['Die Zulassung endet schon früher.', '#letzterTag-z_2']);
  expect(refused.html).toMatch(/<details open><summary class="kern-link">Beenden<\/summary>/);
  expect(/id="letzterTag-z_2"[^>]*>/.exec(refused.html)?.[0]).toContain('value="2028-12-31"');
  expect(/id="letzterTag-z_1"[^>]*>/.exec(refused.html)?.[0]).not.toContain('value="2');
  const { headers } = await send('silbenreich/zulassungen/z_2/beenden', { letzterTag: '2026-12-31' });
  expect(headers.get('location')).toContain('meldung=zulassung-beendet');
});

it('says at the field of the place that was changed what is wrong, and loses nothing that was typed', async () => {
  dashboard.upstream.on(
    'POST /api/courses/v1/providers/silbenreich/venues/o_silbenreich/change',
    problem(400, 'invalid-input', [
      { at: '/name', code: 'invalid', detail: '' },
      { at: '/latitude', code: 'invalid', detail: '' },
    ]),
  );
  const venue = new URLSearchParams({ schluessel: 'f_3', name: '', gemeinde: '03251040', breite: '52,68°' });
  const path = '/kurse/traeger/silbenreich/kursorte/o_silbenreich/aendern';
  const { status, html } = await dashboard.send(path, venue, 'silbenreich');
  expect(status).toBe(400);
  expect(sent('/venues/o_silbenreich/change')).toMatchObject({ latitude: '52,68°' });
  expect(linksOf(html)).toContainEqual(['Bitte in Grad, zum Beispiel 52,68.', '#breite-o_silbenreich']);
  expect(linksOf(html).map(([, href]) => href)).toContain('#name-o_silbenreich');
  expect(/id="breite-o_silbenreich"[^>]*>/.exec(html)?.[0]).toContain('aria-invalid');
  expect(/id="breite-o_silbenreich"[^>]*>/.exec(html)?.[0]).toContain('value="52,68°"');
  expect(/id="breite"[^>]*>/.exec(html)?.[0]).not.toContain('aria-invalid');
});

it('changes a place with what it offers', async () => {
  const venue = new URLSearchParams([
    ['schluessel', 'f_2'],
    ['name', 'Haus am Markt'],
    ['gemeinde', '03251040'],
    ['angebot', 'induction-loop'],
    ['angebot', 'quiet-room'],
    ['breite', '52,68'],
  ]);
  await dashboard.send('/kurse/traeger/silbenreich/kursorte/o_1/aendern', venue, 'silbenreich');
  expect(sent('/venues/o_1/change')).toEqual({
    name: 'Haus am Markt',
    municipalityKey: '03251040',
    stepFree: false,
    offers: ['induction-loop', 'quiet-room'],
    latitude: 52.68,
  });
});
