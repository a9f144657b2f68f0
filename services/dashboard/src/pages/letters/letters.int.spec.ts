import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PROVIDERS } from '../../testing/course-answers.js';
import { MOTHER, RUN_OF_PAGE } from '../../testing/county-data.js';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { linkTo, rowsOf, textOf } from '../../testing/html.js';
import { problem, type Said } from '../../testing/upstream.js';

const LATE = {
  registrationId: 'g_1',
  personRef: MOTHER.personRef,
  runId: 'r_1',
  runTitle: 'Integrationskurs',
  courseType: 'IK_ALLG',
  startsOn: '2027-01-11',
  registeredOn: '2026-10-12',
  letter: 'late-start',
  recipient: 'person',
  dueOn: '2026-11-23',
  rule: { ruleId: 'registration-start', ruleVersion: 'ik-2017', legalBasis: '§ 7 Abs. 4 und 5 IntV' },
};
const REPORT = {
  providerId: 'silbenreich',
  from: '2026-11-11',
  to: '2026-11-24',
  dueOn: '2026-11-26',
  lastSentTo: '2026-11-10',
  rule: { legalBasis: '§ 9 Abs. 1 DeuFöV' },
  runs: [
    {
      runId: 'r_2',
      title: 'Berufssprachkurs B2',
      courseType: 'BSK_B2',
      startsOn: '2027-01-11',
      entryLevel: 'B1',
      targetLevel: 'B2',
      registered: 14,
      registrations: [{ personRef: MOTHER.personRef, registeredOn: '2026-11-12', level: 'B1' }],
    },
  ],
};

let dashboard: DashboardProcess;
let answer: Said | undefined;
beforeAll(async () => {
  dashboard = await startDashboard();
  dashboard.upstream.on('GET /api/courses/v1/course-runs/*', { body: RUN_OF_PAGE });
  dashboard.upstream.on('GET /api/courses/v1/letters', { body: { letters: [LATE] } });
  dashboard.upstream.on('GET /api/courses/v1/reports/registrations', { body: REPORT });
  dashboard.upstream.on('POST /api/courses/v1/registrations/*/*/letters', () => answer);
  dashboard.upstream.on('POST /api/courses/v1/reports/registrations/sent', () => answer);
});
afterAll(() => dashboard.stop());
beforeEach(() => dashboard.upstream.forget());
afterEach(() => void (answer = undefined));

const open = async (path: string, as = 'silbenreich') => (await dashboard.open(path, as)).html;
const sent = () =>
  dashboard.upstream.asked
    .filter(({ method, path }) => method === 'POST' && path.startsWith('/api/courses'))
    .map(({ path, body, headers }) => [path, JSON.parse(body) as unknown, headers['idempotency-key']]);
const done: Said = { body: { id: 'g_1', stream: 'participation-p_1', version: 4, events: [], warnings: [] } };

describe('letters', () => {
  it('that are due are listed with their rule, and lead to the letter', async () => {
    const html = await open('/briefe');
    expect(rowsOf(html, 'Briefe')[0]?.slice(0, 4)).toEqual([
      'Kurs beginnt später an: Person',
      'Mina Beispielova',
      'Integrationskurs , Beginn 11.01.2027',
      'überfällig seit 1 Tag 23.11.2026, § 7 Abs. 4 und 5 IntV',
    ]);
    expect(linkTo(html, 'Kurs beginnt später')).toBe('/briefe/r_1/g_1/late-start/person');
    expect((await open('/briefe.csv')).split('\r\n')[1]).toBe(
      `Kurs beginnt später;Person;${MOTHER.personRef};Mina Beispielova;Integrationskurs;11.01.2027;23.11.2026;§ 7 Abs. 4 und 5 IntV;`,
    );
  });

  it('are written out: sender, address, subject, text', async () => {
    const text = textOf(await open('/briefe/r_1/g_1/late-start/person'));
    for (const said of [
      'Silbenreich gGmbH (erfunden)',
      'Ihr Kurs beginnt später',
      'Guten Tag Mina Beispielova,',
      'nicht innerhalb von sechs Wochen',
      '§ 7 Abs. 4 IntV',
    ])
      expect(text).toContain(said);
    expect(textOf(await open('/briefe/r_1/g_1/late-start/bamf'))).toContain('Sehr geehrte Damen und Herren,');
    for (const none of ['/briefe/r_1/g_none/late-start/person', '/briefe/r_1/g_1/drop-out-report/person'])
      expect((await dashboard.open(none, 'silbenreich')).status).toBe(404);
  });

  it('say before they are printed what is missing, and how the person is reached', async () => {
    const path = '/briefe/r_1/g_1/late-start/person';
    expect(textOf(await open(path))).toContain(
      'Ob Telefon oder E-Mail der Person erfasst sind, ist gerade nicht bekannt',
    );
    dashboard.upstream.on('GET /api/learners/v1/learners/*/contact', { body: {} });
    const html = await open(path);
    const text = textOf(html);
    expect(text).toContain('Telefon und E-Mail der Person sind nicht erfasst.');
    expect(linkTo(html, 'Telefon und E-Mail der Person eintragen')).toBe(
      `/faelle/${MOTHER.personRef}/angaben/personalangaben`,
    );
    expect(text).toContain('Die Anschrift des Trägers fehlt: Keiner seiner Kursorte hat eine Straße.');
    expect(text).toContain('Kontakt und Kursorte des Trägers ergänzen');
    const full = await startDashboard();
    const [provider] = PROVIDERS;
    full.upstream.on('GET /api/courses/v1/course-runs/*', { body: { ...RUN_OF_PAGE, venueId: 'o_silbenreich' } });
    full.upstream.on('GET /api/courses/v1/providers', {
      body: {
        providers: [
          {
            ...provider,
            contact: { phone: '04271 0000', email: 'kurse@silbenreich.example' },
            venues: provider?.venues.map((venue) => ({ ...venue, address: 'Am Markt 1' })),
          },
        ],
      },
    });
    full.upstream.on('GET /api/learners/v1/learners/*/contact', { body: { phone: '0151 000' } });
    const whole = textOf((await full.open(path, 'silbenreich')).html);
    expect(whole).toContain('Silbenreich gGmbH (erfunden) · Am Markt 1');
    expect(whole).toContain('Rückfragen: Telefon 04271 0000 · E-Mail kurse@silbenreich.example');
    expect(whole).toContain('Die Person ist auch so zu erreichen: Telefon 0151 000.');
    expect(whole).toContain('Eine E-Mail der Person ist nicht erfasst.');
    expect(whole).not.toContain('Die Anschrift des Trägers fehlt');
    const confirmation = (await full.open('/briefe/r_1/g_1/registration-confirmation/person', 'silbenreich')).html;
    expect(textOf(confirmation)).toContain('in Haus am Markt, Am Markt 1');
    await full.stop();
  });

  it.each([
    ['registration-confirmation', 'person', 'Bestätigung Ihrer Anmeldung'],
    ['hold-expired', 'person', 'Die Vormerkung ist abgelaufen'],
    ['drop-out-report', 'issuing-body', 'nach § 9 Abs. 5 DeuFöV'],
  ])('have a text: %s to %s', async (letter, recipient, said) => {
    expect(textOf(await open(`/briefe/r_1/g_4/${letter}/${recipient}`))).toContain(said);
  });

  it('are noted as sent, once', async () => {
    answer = done;
    const fields = new URLSearchParams({ schluessel: 'f_1', person: MOTHER.personRef });
    const path = '/briefe/r_1/g_1/late-start/person/versandt';
    const { status, headers } = await dashboard.send(path, fields, 'silbenreich');
    expect([status, headers.get('location')]).toEqual([303, '/briefe?meldung=versandt&gesehen=participation-p_1%404']);
    expect(sent()).toEqual([
      [
        `/api/courses/v1/registrations/${MOTHER.personRef}/g_1/letters`,
        { letter: 'late-start', recipient: 'person' },
        'f_1',
      ],
    ]);
    answer = problem(409, 'letter-already-sent');
    const again = await dashboard.send(path, fields, 'silbenreich');
    expect([again.status, textOf(again.html)]).toEqual([
      409,
      expect.stringContaining('Dieser Brief ist schon als versandt vermerkt.'),
    ]);
  });
});

describe('the report of registrations', () => {
  it('is there to print and as a file, and is noted as sent for its period', async () => {
    const html = await open('/briefe');
    expect(textOf(html)).toContain('Zuletzt gemeldet bis 10.11.2026.');
    expect(rowsOf(html, 'Anmeldungen')).toEqual([
      ['Berufssprachkurs B2', 'Mina Beispielova', '12.11.2026', '11.01.2027', 'B1', 'B2', '14'],
    ]);
    expect((await open('/briefe/meldung.csv')).split('\r\n')[1]).toBe(
      `Berufssprachkurs B2;BSK_B2;11.01.2027;B2;14;${MOTHER.personRef};Mina Beispielova;12.11.2026;B1;`,
    );
    answer = done;
    const fields = new URLSearchParams({ schluessel: 'f_2', von: '2026-11-11', bis: '2026-11-24' });
    const { headers } = await dashboard.send('/briefe/meldung/versandt', fields, 'silbenreich');
    expect(headers.get('location')).toContain('meldung=gemeldet');
    expect(sent()).toEqual([
      ['/api/courses/v1/reports/registrations/sent', { from: '2026-11-11', to: '2026-11-24' }, 'f_2'],
    ]);
  });

  it('is not sent twice on a day: until yesterday everything is reported', async () => {
    dashboard.upstream.on('GET /api/courses/v1/reports/registrations', {
      body: {
        ...REPORT,
        from: '2026-11-24',
        to: '2026-11-23',
        lastSentTo: '2026-11-23',
        dueOn: '2026-12-08',
        runs: [],
      },
    });
    const html = await open('/briefe');
    expect(textOf(html)).toContain(
      'Bis gestern ist alles gemeldet. Die nächste Meldung beginnt mit dem 24.11.2026 und ist am 08.12.2026 fällig.',
    );
    expect(html).not.toContain('action="/briefe/meldung/versandt"');
    dashboard.upstream.on('GET /api/courses/v1/reports/registrations', { body: REPORT });
  });
});

it('a county account says whose letters it wants to see', async () => {
  expect(textOf(await open('/briefe', 'koordination'))).toContain('Träger bitte wählen');
  const html = await open('/briefe?traeger=silbenreich', 'koordination');
  expect(linkTo(html, 'Als CSV herunterladen')).toBe('/briefe.csv?traeger=silbenreich');
  const asked = dashboard.upstream.asked.filter(({ path }) => path === '/api/courses/v1/letters');
  expect(asked.map(({ query }) => query.get('providerId'))).toEqual(['silbenreich']);
});
