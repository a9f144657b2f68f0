import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ANSWERED, HANDOVERS, MOTHER } from '../../testing/county-data.js';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { linkTo, rowsOf, sectionOf, textOf } from '../../testing/html.js';
import { problem, type Said } from '../../testing/upstream.js';

const STATUS = '/api/integration-status/v1';
const PAGE = '/uebergaben';
let dashboard: DashboardProcess;
beforeAll(async () => void (dashboard = await startDashboard()));
afterAll(() => dashboard.stop());
beforeEach(() => dashboard.upstream.forget());

/** What courses answers to the next decision. */
let decision: Said | undefined;
beforeAll(() => dashboard.upstream.on('POST /api/courses/v1/handovers/*/*', () => decision));
afterEach(() => void (decision = undefined));

const open = async (as: string, query = '') => (await dashboard.open(`${PAGE}${query}`, as)).html;
const form = (fields: Readonly<Record<string, string | readonly string[]>>) =>
  new URLSearchParams(
    Object.entries({ schluessel: 'f_1', traeger: 'silbenreich', ...fields }).flatMap(([name, value]) =>
      [value].flat().map((one): [string, string] => [name, one]),
    ),
  );
const accept = (fields = {}) => dashboard.send(`${PAGE}/h_1/annehmen`, form(fields), 'silbenreich');
const giveBack = (fields = {}) => dashboard.send(`${PAGE}/h_1/zurueckgeben`, form(fields), 'silbenreich');
/** The decisions that were sent on, with their key. */
const sent = () =>
  dashboard.upstream.asked
    .filter(({ method, path }) => method === 'POST' && path.startsWith('/api/courses'))
    .map(({ path, body, headers }) => [path, JSON.parse(body) as unknown, headers['idempotency-key']]);

describe('a provider', () => {
  it('sees what it has to answer, late first, then its own offers, then what was answered', async () => {
    const html = await open('silbenreich');
    expect(rowsOf(sectionOf(html, 'eingehend'), 'Warten auf Antwort')[0]?.slice(0, 5)).toEqual([
      'Mina Beispielova Sulingen, braucht Kinderbetreuung',
      'Wortwechsel e. V. (erfunden)',
      'Integrationskurs mit Kinderbetreuung endete am 01.11.2026, Niveau B1',
      'überfällig seit 9 Tagen 15.11.2026',
      'verfällt in 6 Tagen 30.11.2026',
    ]);
    expect(rowsOf(sectionOf(html, 'ausgehend'), 'Warten auf Antwort')).toHaveLength(1);
    expect(rowsOf(html, 'Beantwortete Übergaben').map((row) => row[3])).toEqual([
      'keiner',
      'Angaben fehlen, Zertifikat fehlt',
    ]);
  });

  it('sees the times of its pairs', async () => {
    expect(rowsOf(await open('silbenreich'), 'Tage vom Ende des Kurses')[0]).toEqual([
      'Wortwechsel e. V. (erfunden)',
      'Silbenreich gGmbH (erfunden)',
      '8',
      '31',
      '44',
    ]);
  });

  it('to whom nobody offered anything is told so', async () => {
    const calm = await startDashboard();
    calm.upstream.on(`GET ${STATUS}/handovers`, { body: { rows: [] } });
    calm.upstream.on(`GET ${STATUS}/handovers/times`, { body: { rows: [] } });
    const text = textOf((await calm.open(PAGE, 'silbenreich')).html);
    for (const said of [
      'Keine Übergabe wartet auf Ihre Antwort.',
      'Keines Ihrer Angebote wartet auf Antwort.',
      'Noch keine Übergabe wurde beantwortet.',
      'sobald ein Paar von Trägern fünf Übergaben',
    ])
      expect(text).toContain(said);
    await calm.stop();
  });
});

describe('the county', () => {
  it('sees all open hand-overs and whose turn it is, without forms', async () => {
    const html = await open('koordination');
    expect(rowsOf(html, 'Warten auf Antwort')[0]?.[1]).toBe(
      'Silbenreich gGmbH (erfunden) Angebot von Wortwechsel e. V. (erfunden)',
    );
    expect(html).not.toContain('/annehmen');
  });

  it('sees no times of pairs as the education office', async () => {
    expect(await open('education-office')).not.toContain('Zeiten zwischen Trägern');
  });

  it('goes through a long list by its cursor, and keeps the places in the others', async () => {
    const long = await startDashboard();
    long.upstream.on(`GET ${STATUS}/handovers`, { body: { rows: [MOTHER], next: 'n/1' } });
    const { html } = await long.open(`${PAGE}?beantwortetAb=b`, 'koordination');
    expect(linkTo(sectionOf(html, 'eingehend'), 'Weitere Zeilen')).toBe(
      '/uebergaben?eingehendAb=n%2F1&beantwortetAb=b#eingehend',
    );
    await long.stop();
  });
});

describe('the page of hand-overs', () => {
  it('is shown on another day, which every list is asked for; answers are given on the page of today', async () => {
    const html = await open('silbenreich', '?tag=2026-11-18');
    const asked = dashboard.upstream.asked.filter(({ path }) => path === `${STATUS}/handovers`);
    expect(asked.map(({ query }) => query.get('day'))).toEqual(['2026-11-18', '2026-11-18', '2026-11-18']);
    expect(textOf(html)).toContain('Sie sehen den Stand vom 18.11.2026, vor 6 Tagen.');
    expect(rowsOf(html, 'Warten auf Antwort')[0]?.[3]).toBe('überfällig seit 3 Tagen 15.11.2026');
    expect(html).not.toContain('/annehmen');
    expect(linkTo(html, 'Als CSV herunterladen')).toBe('/uebergaben.csv?stand=offen&richtung=eingehend&tag=2026-11-18');
  });

  it('sorts each of its tables by a link, both ways', async () => {
    const html = await open('silbenreich', '?tag=2026-11-24');
    expect(linkTo(sectionOf(html, 'eingehend'), 'Antwort')).toBe(
      '/uebergaben?tag=2026-11-24&eingehendSortiert=Antwort#eingehend',
    );
    const down = await open('silbenreich', '?eingehendSortiert=Antwort&eingehendRichtung=ab&zeitenSortiert=Von');
    expect(rowsOf(sectionOf(down, 'eingehend'), 'Warten auf Antwort')[0]?.[3]).toBe('Frist in 6 Tagen 30.11.2026');
    expect(rowsOf(down, 'Tage vom Ende')[0]?.[0]).toBe('Volkshochschule (erfunden)');
  });

  it('is narrowed to partners and results, gathered from all pages of a list', async () => {
    const long = await startDashboard();
    const other = { id: 'vhs', name: 'Volkshochschule (erfunden)' };
    long.upstream.on(`GET ${STATUS}/handovers`, ({ query }) => {
      const second = query.get('after') === '2';
      const rows = query.get('state') === 'answered' ? ANSWERED : HANDOVERS;
      return {
        body: { rows: second ? rows : rows.map((row) => ({ ...row, from: other })), ...(second ? {} : { next: '2' }) },
      };
    });
    const path = `${PAGE}?von=wortwechsel&an=silbenreich&ergebnis=angenommen`;
    const { html } = await long.open(path, 'koordination');
    expect(rowsOf(html, 'Beantwortete').map((row) => row[2])).toEqual(['angenommen 20.11.2026']);
    expect(rowsOf(html, 'Warten auf Antwort')).toHaveLength(HANDOVERS.length);
    expect(html).toMatch(/<option value="wortwechsel" selected/);
    const file = await long.open(linkTo(sectionOf(html, 'beantwortet'), 'Als CSV herunterladen') ?? '', 'koordination');
    expect(file.html.trimEnd().split('\r\n')).toHaveLength(2);
    await long.stop();
  });

  it('leads from the times of a pair to the hand-overs that they are counted from', async () => {
    expect(linkTo(await open('koordination'), '31')).toBe(
      '/uebergaben?von=wortwechsel&an=silbenreich&ergebnis=angenommen#beantwortet',
    );
  });
});

describe('accepting', () => {
  it('is done in the name of the provider to whom the offer went: an account may act for several', async () => {
    expect(sectionOf(await open('silbenreich'), 'eingehend')).toContain('name="traeger" value="silbenreich"');
    await accept({ traeger: 'zweites-haus' });
    expect(sent()[0]?.[1]).toEqual({ providerId: 'zweites-haus' });
  });

  it('is one click: sent on once, then the changed page that says what happened', async () => {
    const { status, headers } = await accept();
    expect([status, headers.get('location')]).toEqual([303, '/uebergaben?meldung=angenommen&gesehen=handover-h_1%402']);
    expect(sent()).toEqual([['/api/courses/v1/handovers/h_1/accept', { providerId: 'silbenreich' }, 'f_1']]);
    dashboard.upstream.forget();
    expect(textOf(await open('silbenreich', '?meldung=angenommen&gesehen=handover-h_1%402'))).toContain(
      'Die Übergabe ist angenommen.',
    );
    expect(
      dashboard.upstream.asked.find(({ path }) => path === `${STATUS}/handovers`)?.headers['consistent-with'],
    ).toBe('handover-h_1@2');
  });

  it('may name the run', async () => {
    await accept({ kurs: 'r_46' });
    expect(sent()[0]?.[1]).toEqual({ providerId: 'silbenreich', followUpRunId: 'r_46' });
  });

  it('says so while the lists do not show it yet', async () => {
    const behind = await startDashboard();
    behind.upstream.on(`GET ${STATUS}/handovers`, { body: { rows: [] }, headers: { consistency: 'behind' } });
    expect(textOf((await behind.open(PAGE, 'silbenreich')).html)).toContain('Ihre Antwort ist gespeichert.');
    await behind.stop();
  });

  it('that somebody else was faster with is told, with the state as it is', async () => {
    decision = problem(409, 'handover-already-accepted');
    const { status, html } = await accept();
    expect(status).toBe(409);
    expect(linkTo(html, 'Diese Übergabe ist schon angenommen, vielleicht von jemand anderem bei Ihnen.')).toBe(
      '#antwort-h_1',
    );
  });

  it('into a run that is gone is told at the field, with the choice kept', async () => {
    decision = problem(400, 'follow-up-run-unknown', [
      { at: '/followUpRunId', code: 'follow-up-run-unknown', detail: '' },
    ]);
    const { html } = await accept({ kurs: 'r_47' });
    expect(html).toMatch(/<select[^>]*id="kurs-h_1"[^>]*aria-invalid[^>]*aria-describedby="kurs-h_1-fehler"/);
    expect(html).toMatch(/<option value="r_47" selected/);
    expect(textOf(html)).toContain('Diesen Kurs gibt es nicht mehr.');
  });
});

describe('returning', () => {
  it('sends the reason and what is missing', async () => {
    const { headers } = await giveBack({ grund: 'data-missing', fehlt: ['certificate', 'needs'] });
    expect(headers.get('location')).toContain('meldung=zurueckgegeben');
    expect(sent()).toEqual([
      [
        '/api/courses/v1/handovers/h_1/return',
        { providerId: 'silbenreich', reason: 'data-missing', missing: ['certificate', 'needs'] },
        'f_1',
      ],
    ]);
  });

  it('takes one box as well as several, and none', async () => {
    await giveBack({ grund: 'too-far', fehlt: 'level' });
    await giveBack({ grund: 'too-far' });
    expect(sent().map(([, body]) => (body as { missing: unknown }).missing)).toEqual([['level'], []]);
  });

  it('that lacks something is told at the field and at the top; nothing entered is lost', async () => {
    decision = problem(400, 'missing-data-not-named', [{ at: '/missing', code: 'missing-data-not-named', detail: '' }]);
    const { status, html } = await giveBack({ grund: 'data-missing', fehlt: 'contact' });
    expect(status).toBe(400);
    expect(linkTo(html, 'Bitte kreuzen Sie an, welche Angaben fehlen.')).toBe('#fehlt-h_1');
    expect(html).toMatch(/<option value="data-missing" selected/);
    expect(html).toMatch(/id="fehlt-h_1-contact"[^>]*checked/);
    expect(html).toMatch(/<details open/);
    expect(html).toContain('id="fehlt-h_1-fehler"');
  });

  it('while courses is away keeps everything, with the same key: sent again it counts once', async () => {
    decision = problem(503, 'unavailable');
    const { status, html } = await giveBack({ schluessel: 'f_bleibt', grund: 'no-free-seat' });
    expect([status, textOf(html).includes('doppelt gezählt wird nichts')]).toEqual([503, true]);
    expect(html).toContain('name="schluessel" value="f_bleibt"');
    expect(html).toMatch(/<option value="no-free-seat" selected/);
  });
});

it('a form that no page of ours made is refused', async () => {
  expect((await accept({ schluessel: '' })).status).toBe(400);
  expect((await dashboard.send(`${PAGE}/h%20_1/annehmen`, form({}), 'silbenreich')).status).toBe(400);
  expect((await giveBack({ grund: 'too-far', fehlt: ['1', '2', '3', '4', '5', '6'] })).status).toBe(400);
  expect((await accept({ erfunden: 'x' })).status).toBe(400);
  expect(sent()).toEqual([]);
});
