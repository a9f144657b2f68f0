import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MOTHER } from '../../testing/county-data.js';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { linksOf, linkTo, rowsOf, sectionOf, textOf } from '../../testing/html.js';
import { problem, type Said } from '../../testing/upstream.js';

const PAGE = `/faelle/${MOTHER.personRef}/rechte`;
const coordinator = 'koordination';
let dashboard: DashboardProcess;
/** What learners answers to what is recorded. */
let decision: Said;
const DONE: Said = { body: { id: 'x', stream: 'obligation-v_9', version: 1, events: [] } };
beforeAll(async () => {
  dashboard = await startDashboard();
  for (const route of ['obligations', 'entitlements/*/objections', 'entitlements', 'attendance-reports'] as const)
    dashboard.upstream.on(`POST /api/learners/v1/${route}`, () => decision);
});
afterAll(() => dashboard.stop());
beforeEach(() => {
  dashboard.upstream.forget();
  decision = DONE;
});

const open = async (query = '', as = coordinator) => (await dashboard.open(`${PAGE}${query}`, as)).html;
const send = (step: 'pruefen' | 'ausfuehren', fields: Readonly<Record<string, string>>, as = coordinator) =>
  dashboard.send(`${PAGE}/${step}`, new URLSearchParams({ schluessel: 'f_1', ...fields }), as);
const sent = () =>
  dashboard.upstream.asked
    .filter(({ method, path }) => method === 'POST' && path.startsWith('/api/learners') && !path.endsWith('/names'))
    .map(({ path, body, headers }) => [
      path.slice('/api/learners/v1'.length),
      JSON.parse(body) as unknown,
      headers['idempotency-key'],
    ]);

describe('the hints around the courses of a person', () => {
  it('say the paragraph, and whether anybody checked it', async () => {
    const text = textOf(sectionOf(await open(), 'hinweise'));
    expect(text).toContain(
      'Integrationskurs 46: Der Kurs liegt 12 km entfernt. Einen Zuschuss zur Fahrt kann bekommen, ' +
        'wer Leistungen bezieht oder wer schwerbehindert ist; üblich ist er ab mehr als 3 km. ' +
        'Hinweis nach § 4a Abs. 1 IntV (nicht geprüft)',
    );
    expect(text).toContain(
      'mehr als 20.000 Euro verdient (gemeinsam veranlagt 40.000 Euro), trägt 50 % der Kosten selbst.',
    );
    expect(text).toMatch(/Hinweis nach § 4 Abs\. 4 und 5 DeuFöV(?! \(nicht geprüft\))/);
    expect(text).toContain('bis zum 30.08.2028 besteht, kann 50 % davon zurückbekommen.');
  });
});

describe('the rights and obligations of a person', () => {
  it('say basis, version, last day and days left, and the objection', async () => {
    const html = await open();
    const [bsk, claim] = rowsOf(html, 'Rechte auf Kurse');
    expect(bsk?.slice(0, 5)).toEqual([
      'Berechtigung zum Berufssprachkurs',
      'offen',
      '30.11.2026 noch 6 Tage',
      'Jobcenter vom 30.08.2026',
      '§ 45a AufenthG Fassung vom 01.01.2026',
    ]);
    expect(claim?.slice(1, 4)).toEqual([
      'verfallen am 01.02.2026',
      '15.01.2026',
      'Ordnung vom 01.02.2025, Titel vom 15.01.2025',
    ]);
    expect(rowsOf(html, 'Wer diese Person zur Teilnahme verpflichtet hat')[0]?.slice(0, 4)).toEqual([
      'Jobcenter vom 01.09.2026',
      'in Kraft',
      'Eingliederungsvereinbarung § 44a Abs. 1 Satz 1 Nr. 2 AufenthG',
      '31.12.2026',
    ]);
    expect(rowsOf(html, 'Meldungen nicht ordnungsgemäßer Teilnahme')[0]?.slice(1, 4)).toEqual([
      'unregelmäßige Teilnahme',
      'Jobcenter § 88a Abs. 1 AufenthG',
      'gemeldet bestritten',
    ]);
  });

  it('tell which ways are open and which are not, each with its rule', async () => {
    expect(rowsOf(sectionOf(await open(), 'wege'), 'Wege in einen Kurs')).toEqual([
      [
        'Platz in einem vom Landkreis getragenen Kurs',
        'offen',
        'ohne Voraussetzung offen freiwillige Leistung des Landkreises (seit über einem Jahr nicht mit dem Gesetz verglichen)',
        'keine nötig',
      ],
      [
        'Zulassung zum Integrationskurs',
        'verschlossen',
        'zurzeit werden keine neuen Rechte erteilt BAMF-Trägerrundschreiben Integrationskurse 02/26',
        'Koordinierungsstelle',
      ],
    ]);
  });

  it('lead to the decision upon a deadline', async () => {
    expect(linkTo(await open(), 'Verlängern')).toBe(`/fristen/recht/e_1?person=${MOTHER.personRef}`);
    const { html } = await dashboard.open(`/faelle/${MOTHER.personRef}`, coordinator);
    expect(linksOf(html)).toContainEqual(['Rechte und Pflichten', PAGE]);
  });

  it('offer each role what is for it, and nothing on a day before', async () => {
    const forms = async (as: string) =>
      [...(await open('', as)).matchAll(/name="aktion" value="([a-z-]+)"/g)].map(([, name]) => name);
    expect(await forms(coordinator)).toEqual([
      'beenden',
      'einwand',
      'befreien',
      'pflicht-beenden',
      'meldung-einwand-entscheiden',
      'ausstellen',
      'ablehnen',
      'verpflichten',
    ]);
    expect(await forms('silbenreich')).toEqual(['einwand', 'meldung-zuruecknehmen', 'melden']);
    expect(await forms('education-office')).toEqual([]);
  });
});

describe('recording', () => {
  const obligation = {
    aktion: 'verpflichten',
    stelle: 'job-centre',
    grund: 'integration-agreement',
    bis: '2026-12-31',
  };

  it('shows what was entered and what follows before it is done', async () => {
    const { html } = await send('pruefen', obligation);
    for (const text of ['Jobcenter', 'Eingliederungsvereinbarung', '31.12.2026', '§ 88a AufenthG'])
      expect(textOf(html)).toContain(text);
    expect(sent()).toEqual([]);
  });

  it('is sent on once with its key, and the page says what happened', async () => {
    const done = await send('ausfuehren', obligation);
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      `${PAGE}?meldung=verpflichten&gesehen=obligation-v_9%401`,
    ]);
    expect(sent()).toEqual([
      [
        '/obligations',
        {
          personRef: MOTHER.personRef,
          imposedBy: 'job-centre',
          reason: 'integration-agreement',
          registerBy: '2026-12-31',
        },
        'f_1',
      ],
    ]);
    expect(textOf(await open('?meldung=verpflichten'))).toContain('Die Verpflichtung ist erfasst.');
  });

  it('takes the objection of the person, and the report of a provider', async () => {
    await send('ausfuehren', { aktion: 'einwand', id: 'e_2', art: 'lapse' });
    await send('ausfuehren', { aktion: 'melden', kurs: 'r_10', grund: 'left-course' }, 'silbenreich');
    expect(sent().map(([path, body]) => [path, body])).toEqual([
      ['/entitlements/e_2/objections', { against: 'lapse' }],
      ['/attendance-reports', { personRef: MOTHER.personRef, runId: 'r_10', reason: 'left-course' }],
    ]);
  });

  it('without a needed field is given back with all that was entered', async () => {
    const { status, html } = await send('pruefen', { ...obligation, grund: '' });
    expect(status).toBe(422);
    expect(linksOf(html)).toContainEqual(['Grund: bitte ausfüllen', '#verpflichten-neu-grund']);
    expect(html).toMatch(/value="job-centre" selected/);
    expect(html).toContain('value="2026-12-31"');
  });

  it('that is refused says why, and keeps what was entered', async () => {
    decision = problem(422, 'reason-of-another-body');
    const { status, html } = await send('ausfuehren', obligation);
    expect(status).toBe(422);
    expect(textOf(html)).toContain('Diesen Grund gibt das Gesetz einer anderen Stelle.');
    expect(html).toMatch(/value="integration-agreement" selected/);
  });

  it('is not for a role that the action does not name', async () => {
    expect((await send('ausfuehren', obligation, 'silbenreich')).status).toBe(403);
    expect((await send('pruefen', { aktion: 'melden', kurs: 'r_10', grund: 'left-course' })).status).toBe(403);
    expect(sent()).toEqual([]);
  });
});
