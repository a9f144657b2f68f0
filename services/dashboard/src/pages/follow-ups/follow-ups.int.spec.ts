import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { teachDesk } from '../../testing/desk-answers.js';
import { linksOf, rowsOf, textOf } from '../../testing/html.js';
import { problem } from '../../testing/upstream.js';

const LEARNERS = '/api/learners/v1';
let dashboard: DashboardProcess;
beforeAll(async () => {
  dashboard = await startDashboard();
  teachDesk(dashboard.upstream);
});
afterAll(() => dashboard.stop());
beforeEach(() => dashboard.upstream.forget());

const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams({ schluessel: 'f_1', ...fields });
const posted = () =>
  dashboard.upstream.asked.filter(({ method, path }) => method === 'POST' && path !== `${LEARNERS}/names`);

describe('the page of follow-ups', () => {
  it('shows what is due first, in words, with the note and who is in charge', async () => {
    const { html } = await dashboard.open('/wiedervorlagen', 'silbenreich');
    const [first, second] = rowsOf(html, 'Ihre offenen Wiedervorlagen');
    expect(first?.slice(1, 4)).toEqual(['überfällig seit 4 Tagen 20.11.2026', 'Übergabe prüfen Zeugnis fehlt', 'Sie']);
    expect(second?.[4]).toBe('nur mit eingetragener Vertretung');
    expect(textOf(html)).toContain('Ihre Kennung ist a_1');
    expect(html).not.toContain('id="schritte"');
  });

  it('shows offices and departments the open steps of transitions, late first', async () => {
    for (const as of ['koordination', 'department']) {
      const { html } = await dashboard.open('/wiedervorlagen', as);
      expect(rowsOf(html, 'Offene Schritte')[0]?.slice(1)).toEqual([
        'überfällig seit 14 Tagen 10.11.2026',
        'Beratung zum Beruf Kurs – Arbeit',
        'Jobcenter',
      ]);
    }
    const { html } = await dashboard.open('/wiedervorlagen', 'department');
    expect(html).toContain('id="meine"');
  });

  it('gives both lists as files', async () => {
    expect((await dashboard.open('/wiedervorlagen.csv', 'silbenreich')).html).toContain(
      ';20.11.2026;Übergabe prüfen;Zeugnis fehlt;Sie',
    );
    expect((await dashboard.open('/wiedervorlagen/schritte.csv', 'koordination')).html).toContain(
      ';10.11.2026;Beratung zum Beruf;Kurs – Arbeit;Jobcenter',
    );
  });

  it('sends a change on once, and comes back with what happened', async () => {
    dashboard.upstream.on(`POST ${LEARNERS}/follow-ups/*/move`, {
      body: { stream: 'follow-up-w_1', version: 2, id: 'w_1' },
    });
    const { status, headers } = await dashboard.send(
      '/wiedervorlagen/w_1/verschieben',
      form({ tag: '2026-12-05', zurueck: '/faelle/p_1' }),
      'silbenreich',
    );
    expect([status, headers.get('location')]).toEqual([
      303,
      '/faelle/p_1?meldung=verschoben&gesehen=follow-up-w_1%402',
    ]);
    const [sent] = posted();
    expect([sent?.headers['idempotency-key'], sent?.body]).toEqual(['f_1', '{"dueOn":"2026-12-05"}']);
    const seen = await dashboard.open('/wiedervorlagen?meldung=verschoben&gesehen=follow-up-w_1@2', 'silbenreich');
    expect(textOf(seen.html)).toContain('Die Wiedervorlage ist verschoben.');
  });

  it('gives a refusal at its field, with what was typed, and a summary that leads there', async () => {
    dashboard.upstream.on(
      `POST ${LEARNERS}/follow-ups/*/move`,
      problem(400, 'follow-up-in-past', [{ at: '/dueOn', code: 'follow-up-in-past', detail: '' }]),
    );
    const { status, html } = await dashboard.send(
      '/wiedervorlagen/w_1/verschieben',
      form({ tag: '2026-11-01' }),
      'silbenreich',
    );
    expect(status).toBe(400);
    expect(html).toContain('value="2026-11-01"');
    expect(linksOf(html)).toContainEqual(['Bitte geben Sie einen Tag an, der nicht vorbei ist.', '#tag-w_1']);
  });

  it('records a deputy, and keeps what was typed where it is refused', async () => {
    const typed = { vertretung: 'a_2', vertreten: '', von: '2026-12-21', bis: '2026-12-01' };
    dashboard.upstream.on(
      `POST ${LEARNERS}/deputies`,
      problem(400, 'deputy-ends-before', [{ at: '/to', code: 'deputy-ends-before', detail: '' }]),
    );
    const refused = await dashboard.send('/wiedervorlagen/vertretung', form(typed), 'silbenreich');
    expect(refused.status).toBe(400);
    expect(textOf(refused.html)).toContain('Der letzte Tag liegt vor dem ersten.');
    expect(refused.html).toContain('value="a_2"');
    const missing = await dashboard.send(
      '/wiedervorlagen/vertretung',
      form({ ...typed, vertretung: '' }),
      'silbenreich',
    );
    expect(missing.status).toBe(422);
    dashboard.upstream.on(`POST ${LEARNERS}/deputies`, { body: { stream: 'deputies-x', version: 1, id: 'v_2' } });
    const done = await dashboard.send('/wiedervorlagen/vertretung', form(typed), 'silbenreich');
    expect(done.headers.get('location')).toBe('/wiedervorlagen?meldung=vertretung');
  });
});
