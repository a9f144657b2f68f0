import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CASE } from '../../../testing/case-data.js';
import { MOTHER } from '../../../testing/county-data.js';
import { type DashboardProcess, startDashboard } from '../../../testing/dashboard-process.js';
import { teachDesk } from '../../../testing/desk-answers.js';
import { linksOf, rowsOf, sectionOf, textOf } from '../../../testing/html.js';
import { problem } from '../../../testing/upstream.js';

const LEARNERS = '/api/learners/v1';
const PATH = `/faelle/${MOTHER.personRef}`;
let dashboard: DashboardProcess;
beforeAll(async () => {
  dashboard = await startDashboard();
  const { upstream } = dashboard;
  teachDesk(upstream);
  upstream.on('GET /api/integration-status/v1/cases/*', {
    body: {
      ...CASE,
      transitions: [
        {
          ...{ transitionId: 't_1', kind: 'course-to-work', state: 'started', startedOn: '2026-09-01' },
          steps: [
            { step: 'a', title: 'Sprachstand festgestellt', owner: 'schools', state: 'done', closedOn: '2026-09-10' },
            { step: 'b', title: 'Zeugnisse anerkannt', owner: 'schools', dueOn: '2026-11-20', state: 'open' },
            { step: 'c', title: 'Beratung zum Beruf', owner: 'job-centre', dueOn: '2026-12-20', state: 'open' },
          ],
        },
      ],
    },
  });
});
afterAll(() => dashboard.stop());
beforeEach(() => dashboard.upstream.forget());

const send = (path: string, fields: Readonly<Record<string, string>>, as = 'koordination') =>
  dashboard.send(`${PATH}/${path}`, new URLSearchParams({ schluessel: 'f_1', ...fields }), as);
const posted = () =>
  dashboard.upstream.asked.find(({ method, path }) => method === 'POST' && path !== `${LEARNERS}/names`);

describe('what is done at a case', () => {
  it('shows follow-ups, steps with owner and day, and consents with their state', async () => {
    const { html } = await dashboard.open(PATH, 'koordination');
    expect(rowsOf(html, 'Offene Wiedervorlagen')[0]?.[0]).toBe('überfällig seit 4 Tagen 20.11.2026');
    expect(rowsOf(html, 'Schritte: Kurs').map((row) => row.slice(0, 3))).toEqual([
      ['Sprachstand festgestellt', 'Schule', 'erledigt 10.09.2026'],
      ['Zeugnisse anerkannt', 'Schule', 'überfällig seit 4 Tagen 20.11.2026'],
      ['Beratung zum Beruf', 'Jobcenter', 'Frist in 26 Tagen 20.12.2026'],
    ]);
    const consents = rowsOf(html, 'Wozu eingewilligt ist').map((row) => row[3]);
    expect(consents[0]).toContain('neu zu erfragen');
    expect(consents[1]).toContain('widerrufen');
    expect(textOf(html)).toContain('Einwilligen kann zurzeit: die Person selbst oder Sorgeberechtigte');
  });

  it('of a day before nothing is changed, and no follow-up is shown', async () => {
    dashboard.upstream.on('GET /api/integration-status/v1/cases/p_before', { body: { ...CASE, day: '2026-10-01' } });
    const { html } = await dashboard.open('/faelle/p_before?tag=2026-10-01', 'koordination');
    for (const action of ['/wiedervorlagen"', '/einwilligungen"', '/uebergaenge"', '/meldungen"'])
      expect(html).not.toContain(`${action} class="vz-form"`);
  });

  it('is left out while the learners service is away, and the case stands', async () => {
    const away = await startDashboard();
    const { status, html } = await away.open(PATH, 'koordination');
    expect(status).toBe(200);
    expect(html).not.toContain('id="einwilligungen"');
    await away.stop();
  });

  it('a step is done by who owns it alone', async () => {
    const { html } = await dashboard.open(PATH, 'education-office');
    expect(html).toContain('/uebergaenge/t_1/schritte/b/erledigt');
    expect(html).not.toContain('/schritte/c/erledigt');
    dashboard.upstream.on(`POST ${LEARNERS}/transitions/*/steps/*/done`, {
      body: { stream: 'transition-t_1', version: 3, id: 't_1' },
    });
    expect(html).toContain('/uebergaenge/t_1/schritte/a/oeffnen');
    dashboard.upstream.on(`POST ${LEARNERS}/transitions/*/steps/*/reopen`, {
      body: { stream: 'transition-t_1', version: 4, id: 't_1' },
    });
    const opened = await send('uebergaenge/t_1/schritte/a/oeffnen', {}, 'education-office');
    expect(opened.headers.get('location')).toBe(`${PATH}?meldung=offen&gesehen=transition-t_1%404`);
    const done = await send('uebergaenge/t_1/schritte/b/erledigt', {}, 'education-office');
    expect(done.headers.get('location')).toBe(`${PATH}?meldung=schritt&gesehen=transition-t_1%403`);
    const missing = await send('uebergaenge/t_1/schritte/b/auslassen', { grund: '' }, 'education-office');
    expect([missing.status, textOf(missing.html)]).toEqual([
      422,
      expect.stringContaining('Bitte füllen Sie dieses Feld aus.'),
    ]);
  });
});

describe('a consent', () => {
  const fields = {
    ...{ ewZweck: 'handover', ewEmpfaenger: 'municipality/03251040', ewDaten: 'level' },
    ...{ ewGeber: 'self', ewForm: 'written', ewBelehrt: 'purpose', ewKursarten: 'ik_allg, BSK_B2' },
  };
  it('that a paragraph makes superfluous is refused with the reason, and nothing typed is lost', async () => {
    dashboard.upstream.on(
      `POST ${LEARNERS}/consents`,
      problem(422, 'consent-not-needed', [{ at: '/courseTypes', code: 'consent-not-needed', detail: '' }]),
    );
    const { status, html } = await send('einwilligungen', fields);
    expect(status).toBe(422);
    expect(linksOf(html)).toContainEqual([
      'Diese Weitergabe ist durch Gesetz erlaubt (§ 88a AufenthG): Dafür wird niemand um Einwilligung gebeten.',
      '#ewKursarten',
    ]);
    expect(html).toMatch(/value="municipality\/03251040" selected/);
    expect(JSON.parse(posted()?.body ?? '{}')).toMatchObject({ courseTypes: ['IK_ALLG', 'BSK_B2'], told: ['purpose'] });
  });

  it('is revoked on a page that says what follows', async () => {
    const { html } = await dashboard.open(`${PATH}/einwilligungen/k_1/widerrufen`, 'koordination');
    expect(textOf(html)).toContain('werden zurückgezogen');
    dashboard.upstream.on(`POST ${LEARNERS}/consents/k_1/revoke`, {
      body: { stream: 'consent-k_1', version: 2, id: 'k_1' },
    });
    const done = await send('einwilligungen/k_1/widerrufen', {});
    expect(done.headers.get('location')).toBe(`${PATH}?meldung=widerrufen&gesehen=consent-k_1%402`);
  });

  it('is confirmed by who may consent now', async () => {
    dashboard.upstream.on(
      `POST ${LEARNERS}/consents/k_1/renew`,
      problem(422, 'consent-guardian-over', [{ at: '/givenBy', code: 'consent-guardian-over', detail: '' }]),
    );
    const fits = { geber: 'guardian', form: 'written', belehrt: 'purpose' };
    const refused = await send('einwilligungen/k_1/bestaetigen', fits);
    expect([refused.status, linksOf(refused.html)]).toEqual([
      422,
      expect.arrayContaining([['Wer volljährig ist, willigt selbst ein.', '#geber']]),
    ]);
    expect((await send('einwilligungen/k_1/bestaetigen', { ...fits, geber: '' })).status).toBe(422);
  });
});

describe('a report', () => {
  it('is sent in the name of the department, or taken back', async () => {
    const answer = { body: { stream: 'milestone-x', version: 1, id: 'x' } };
    dashboard.upstream.on(`POST ${LEARNERS}/learners/*/milestones`, answer);
    dashboard.upstream.on(`POST ${LEARNERS}/learners/*/milestones/withdraw`, answer);
    const what = { meWas: 'schools/school-place', meTag: '' };
    await send('meldungen', { ...what, meStand: 'done' }, 'education-office');
    expect(JSON.parse(posted()?.body ?? '{}')).toEqual({
      department: 'schools',
      milestone: 'school-place',
      state: 'done',
    });
    dashboard.upstream.forget();
    await send('meldungen', { ...what, meStand: 'withdraw' }, 'education-office');
    expect(posted()?.path).toBe(`${LEARNERS}/learners/${MOTHER.personRef}/milestones/withdraw`);
    const form = sectionOf((await dashboard.open(PATH, 'education-office')).html, 'meldung');
    expect(textOf(form)).toContain('Schulplatz');
  });
});
