import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { DAY, MOTHER } from '../../testing/county-data.js';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { DUTIES, MORE_DEADLINES } from '../../testing/deadline-data.js';
import { teachDesk } from '../../testing/desk-answers.js';
import { hidden, linksOf, linkTo, rowsOf, sectionOf, textOf } from '../../testing/html.js';
import { problem, type Said } from '../../testing/upstream.js';

const PAGE = '/fristen';
const coordinator = 'koordination';
let dashboard: DashboardProcess;
beforeAll(async () => void (dashboard = await startDashboard()));
afterAll(() => dashboard.stop());
beforeEach(() => dashboard.upstream.forget());

/** What learners answers to the next decision. */
let decision: Said | undefined;
beforeAll(() => dashboard.upstream.on('POST /api/learners/v1/entitlements/*/*', () => decision));
afterEach(() => void (decision = undefined));

const open = async (query = '', as = coordinator) => (await dashboard.open(`${PAGE}${query}`, as)).html;
const RIGHT = `${PAGE}/recht/e_lapse00001`;
const form = (fields: Readonly<Record<string, string>>) =>
  new URLSearchParams({ schluessel: 'f_1', person: MOTHER.personRef, entscheidung: 'verfall', ...fields });

describe('the page of deadlines', () => {
  it('shows what is over, then week by week, with who must act and the paragraph', async () => {
    const html = await open();
    expect(rowsOf(sectionOf(html, 'sofort'), 'Überschrittene Fristen')).toEqual([
      [
        'Mina Beispielova Sulingen',
        'überfällig seit 4 Tagen 20.11.2026',
        'Über vermuteten Verfall entscheiden: Berechtigung zum Berufssprachkurs',
        'Jobcenter',
        '§ 6 Abs. 3 DeuFöV Teilnahmeberechtigung für einen Berufssprachkurs',
        'Entscheiden',
      ],
    ]);
    expect(rowsOf(html, '1 Frist in KW 49')[0]?.slice(1, 4)).toEqual([
      'Frist in 6 Tagen 30.11.2026',
      'Recht verfällt: Anspruch auf den Integrationskurs bestritten',
      'Kurskoordination',
    ]);
    expect(rowsOf(html, '1 Frist in KW 50')[0]?.[3]).toBe('Silbenreich gGmbH (erfunden)');
  });

  it('counts by who must act and by rule, each number a link to its list', async () => {
    const html = await open();
    expect(rowsOf(html, 'Offene Fristen nach der Stelle').map(([name]) => name)).toEqual([
      'Jobcenter',
      'Kurskoordination',
      'Silbenreich gGmbH (erfunden)',
    ]);
    expect(rowsOf(html, 'Offene Fristen nach Regel')[0]).toEqual([
      'Teilnahmeberechtigung für einen Berufssprachkurs seit über einem Jahr nicht mit dem Gesetz verglichen',
      '§ 6 Abs. 3 DeuFöV',
      '01.07.2016',
      '1',
    ]);
    const hrefs = linksOf(html).map(([, href]) => href);
    expect(hrefs).toContain('/fristen?wer=job-centre');
    expect(hrefs).toContain('/fristen?regel=bsk-entitlement');
  });

  it('asks for what the address narrows it to, and keeps it in its links', async () => {
    const html = await open('?art=right-lapses&bis=2026-12-31&tag=2026-11-20');
    const [asked] = dashboard.upstream.asked.filter(({ path }) => path.endsWith('/deadlines'));
    expect(Object.fromEntries(asked?.query ?? [])).toMatchObject({
      kind: 'right-lapses',
      to: '2026-12-31',
      day: '2026-11-20',
    });
    expect(linkTo(html, 'Als CSV herunterladen')).toBe('/fristen.csv?bis=2026-12-31&art=right-lapses&tag=2026-11-20');
    expect(linkTo(html, 'Auswahl aufheben')).toBe('/fristen');
  });

  it('offers no decision to those who decide nothing, nor on a day before', async () => {
    expect(linkTo(await open('', 'silbenreich'), 'Entscheiden')).toBeUndefined();
    expect(linkTo(await open('', 'education-office'), 'Entscheiden')).toBeUndefined();
    expect(linkTo(await open('?tag=2026-11-23'), 'Entscheiden')).toBeUndefined();
  });

  it('says so when nothing is due', async () => {
    expect(textOf(await open('?art=registration-due'))).toContain('Zu dieser Auswahl gibt es keine offene Frist.');
  });

  it('is given as a file', async () => {
    const { html } = await dashboard.open('/fristen.csv', coordinator);
    expect(html.split('\r\n')[1]).toBe(
      `${MOTHER.personRef};Sulingen;20.11.2026;Über vermuteten Verfall entscheiden;` +
        'Berechtigung zum Berufssprachkurs;Jobcenter;§ 6 Abs. 3 DeuFöV;' +
        'Teilnahmeberechtigung für einen Berufssprachkurs;2016-07-01;;',
    );
  });
});

describe('deadlines beside rights', () => {
  let desk: DashboardProcess;
  beforeAll(async () => {
    desk = await startDashboard();
    teachDesk(desk.upstream);
    desk.upstream.on('GET /api/integration-status/v1/deadlines', { body: { day: DAY, rows: MORE_DEADLINES } });
  });
  afterAll(() => desk.stop());
  const page = async (query = '', as = coordinator) => (await desk.open(`${PAGE}${query}`, as)).html;

  it('lead to the place where one acts: the step at the case, the run, the own follow-ups', async () => {
    const html = await page();
    expect(rowsOf(sectionOf(html, 'sofort'), 'Überschrittene Fristen').map((row) => row.slice(2, 4))).toEqual([
      ['Schritt eines Übergangs: Beratung zum Beruf', 'Jobcenter'],
      ['Wiedervorlage: Übergabe prüfen', 'Sie'],
    ]);
    expect(linkTo(html, 'Zum Schritt')).toBe('/faelle/p_recht00003#uebergaenge');
    expect(linkTo(html, 'Zum Kurs')).toBe('/kurse/r_46');
    expect(linkTo(html, 'Zur Wiedervorlage')).toBe('/wiedervorlagen#meine');
    expect(rowsOf(html, 'Offene Fristen nach Regel').map((row) => row.slice(0, 2))).toContainEqual([
      'Kursbeginn nach der Anmeldung seit über einem Jahr nicht mit dem Gesetz verglichen',
      '§ 7 Abs. 4 und 5 IntV',
    ]);
    expect(linkTo(await page('', 'education-office'), 'Entscheiden')).toBeUndefined();
  });

  it('are narrowed to the own follow-ups, which the list of the county is not asked for', async () => {
    desk.upstream.forget();
    const html = await page('?art=follow-up&bis=2026-11-30');
    expect(rowsOf(html, 'Fristen der Auswahl').map((row) => row[2])).toEqual(['Wiedervorlage: Übergabe prüfen']);
    expect(desk.upstream.asked.some(({ path }) => path.endsWith('/deadlines'))).toBe(false);
    expect(rowsOf(await page('?art=course-start'), 'Fristen der Auswahl').map((row) => row[2])).not.toContain(
      'Wiedervorlage: Übergabe prüfen',
    );
  });

  it('are told of follow-ups today alone', async () => {
    expect(textOf(await page('?tag=2026-11-20'))).not.toContain('Wiedervorlage:');
  });

  it('come with the own follow-ups in the file', async () => {
    const { html } = await desk.open('/fristen.csv', coordinator);
    expect(html.split('\r\n').map((line) => line.split(';')[3])).toEqual([
      'Art',
      'Schritt eines Übergangs',
      'Kurs beginnen oder Verzögerung mitteilen',
      'Wiedervorlage',
      'Wiedervorlage',
      undefined,
    ]);
  });
});

it('a file holds the own follow-ups to their end', async () => {
  const desk = await startDashboard();
  teachDesk(desk.upstream);
  const followUp = (followUpId: string) => ({
    ...{ followUpId, personRef: MOTHER.personRef, subject: 'call-back', dueOn: '2026-11-30' },
    ...{ inCharge: 'me', setBy: 'me', setOn: '2026-11-01', forAll: false },
  });
  desk.upstream.on('GET /api/learners/v1/follow-ups', ({ query }) => ({
    body: query.get('after') === 'weiter' ? { rows: [followUp('w_2')] } : { rows: [followUp('w_1')], next: 'weiter' },
  }));
  const { html } = await desk.open('/fristen.csv?art=follow-up', coordinator);
  expect(html.trimEnd().split('\r\n').length).toBe(3);
  await desk.stop();
});

describe('what is due about no person', () => {
  let round: DashboardProcess;
  beforeAll(async () => {
    round = await startDashboard();
    round.upstream.on('GET /api/integration-status/v1/duties', { body: { day: DAY, rows: DUTIES } });
  });
  afterAll(() => round.stop());
  const page = async (query = '', as = coordinator) => (await round.open(`${PAGE}${query}`, as)).html;

  it('stands among the deadlines, with who must act, the rule, and where it is done', async () => {
    const html = await page();
    expect(rowsOf(sectionOf(html, 'sofort'), 'Überschrittene Fristen')).toContainEqual([
      'keine einzelne Person',
      'überfällig seit 4 Tagen 20.11.2026',
      'Vereinbarung der Träger erledigen: in der nächsten Sitzung berichten',
      'Kurskoordination',
      'Vereinbarung der Stellen Vereinbarung in der Sitzung der Träger',
      'Zur Vereinbarung',
    ]);
    expect(rowsOf(html, '2 Fristen in KW 48').map((row) => row.slice(2))).toEqual([
      [
        'Kurse in KURSNET aktualisieren: Integrationskurs 46',
        'Silbenreich gGmbH (erfunden)',
        'Vorgabe des BAMF an die Träger von Integrationskursen Eintrag in KURSNET',
        'Erledigt',
      ],
      [
        'Kurs vor dem Beginn melden: Integrationskurs 46',
        'Silbenreich gGmbH (erfunden)',
        'Vorgabe des BAMF an die Träger von Integrationskursen, InGe-Online Meldung eines Kurses vor dem Beginn',
        'Erledigt',
      ],
    ]);
    expect(rowsOf(await page('', 'education-office'), '2 Fristen in KW 48').map((row) => row.at(-1))).toEqual([
      '–',
      '–',
    ]);
  });

  it('is narrowed to its kinds, for which the list of persons is not asked, and is of today alone', async () => {
    round.upstream.forget();
    await page('?art=kursnet-entry');
    expect(round.upstream.asked.map(({ path }) => path.split('/').at(-1))).not.toContain('deadlines');
    round.upstream.forget();
    await page('?art=right-lapses');
    await page('?person=p_recht00001');
    await page('?tag=2026-11-20');
    expect(round.upstream.asked.map(({ path }) => path.split('/').at(-1))).not.toContain('duties');
  });

  it('comes in the file', async () => {
    const { html } = await round.open('/fristen.csv', coordinator);
    expect(html.split('\r\n').at(-2)).toContain(
      ';26.11.2026;Kurs vor dem Beginn melden;;Silbenreich gGmbH (erfunden);Vorgabe des BAMF',
    );
    expect(html.split('\r\n').at(-2)).toMatch(/;ik-2018;;Integrationskurs 46$/);
  });

  it('is recorded as done by a button, and says why where it is not', async () => {
    const fields = new URLSearchParams({
      schluessel: 'f_9',
      art: 'planning-report',
      traeger: 'silbenreich',
      kurs: 'r_46',
    });
    round.upstream.on('POST /api/courses/v1/reports/duties/done', {
      body: { id: 'silbenreich', stream: 'provider-report-silbenreich', version: 2, events: [] },
    });
    const done = await round.send(`${PAGE}/erledigt`, fields, coordinator);
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      '/fristen?meldung=erledigt&gesehen=provider-report-silbenreich%402',
    ]);
    expect(JSON.parse(round.upstream.asked.find(({ path }) => path.endsWith('/duties/done'))?.body ?? '')).toEqual({
      duty: 'planning-report',
      providerId: 'silbenreich',
      runId: 'r_46',
    });
    round.upstream.on('POST /api/courses/v1/reports/duties/done', () => problem(409, 'duty-already-done'));
    const refused = await round.send(`${PAGE}/erledigt`, fields, coordinator);
    expect([refused.status, textOf(refused.html).includes('schon als erledigt vermerkt')]).toEqual([409, true]);
  });
});

describe('deciding upon a right', () => {
  const sent = () =>
    dashboard.upstream.asked
      .filter(({ method, path }) => method === 'POST' && path.includes('/entitlements/'))
      .map(({ path, body, headers }) => [path, JSON.parse(body) as unknown, headers['idempotency-key']]);

  it('begins with what is known of it, and a form for each decision', async () => {
    const html = await open(`/recht/e_lapse00001?person=${MOTHER.personRef}`);
    expect(textOf(html)).toContain('Ein Mensch entscheidet');
    expect(textOf(html)).toContain('seit über einem Jahr nicht mit dem Gesetz verglichen');
    for (const title of ['Das Recht ist verfallen', 'Das Recht gilt weiter', 'Das Recht verlängern'])
      expect(textOf(html)).toContain(title);
    expect(textOf(await open('/recht/e_open000001?person=p_recht00001'))).not.toContain('Das Recht ist verfallen');
    expect((await dashboard.open(`${PAGE}/recht/e_none?person=p_none`, coordinator)).status).toBe(404);
  });

  it('shows who, what, why and what follows before it is done', async () => {
    const { html } = await dashboard.send(`${RIGHT}/pruefen`, form({ grund: 'not-registered' }), coordinator);
    expect(textOf(html)).toContain('nicht rechtzeitig angemeldet');
    expect(textOf(html)).toContain('Sie kann Einwand erheben.');
    expect(hidden(html, 'schluessel')).toBe('f_1');
    expect(sent()).toEqual([]);
  });

  it('is carried out once, and the page says what happened', async () => {
    decision = { body: { id: 'e_lapse00001', stream: 'entitlement-e_lapse00001', version: 4, events: [] } };
    const done = await dashboard.send(`${RIGHT}/entscheiden`, form({ grund: 'not-registered' }), coordinator);
    expect([done.status, done.headers.get('location')]).toEqual([
      303,
      '/fristen?meldung=verfallen&gesehen=entitlement-e_lapse00001%404',
    ]);
    expect(sent()).toEqual([['/api/learners/v1/entitlements/e_lapse00001/lapse', { reason: 'not-registered' }, 'f_1']]);
    expect(textOf(await open('?meldung=verfallen'))).toContain('Die Person kann Einwand erheben.');
  });

  it('without a reason is given back at its field', async () => {
    const { status, html } = await dashboard.send(`${RIGHT}/pruefen`, form({ grund: '' }), coordinator);
    expect([status, textOf(html).includes('Bitte wählen Sie einen Grund.')]).toEqual([422, true]);
    expect(html).toContain('aria-describedby="grund-verfall-fehler"');
  });

  it('that is refused keeps what was chosen and says why', async () => {
    decision = problem(403, 'not-your-entitlement');
    const fields = form({ grund: 'not-started' });
    const { status, html } = await dashboard.send(`${RIGHT}/entscheiden`, fields, coordinator);
    expect(status).toBe(403);
    expect(textOf(html)).toContain('Über dieses Recht entscheidet die Stelle, die es ausgestellt hat.');
    expect(html).toMatch(/value="not-started" selected/);
  });
});
