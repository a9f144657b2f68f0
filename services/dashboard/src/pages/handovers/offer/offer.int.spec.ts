import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type DashboardProcess, startDashboard } from '../../../testing/dashboard-process.js';
import { rowsOf, textOf } from '../../../testing/html.js';
import { problem, type Said } from '../../../testing/upstream.js';

const STATUS = '/api/integration-status/v1';
const COURSES = '/api/courses/v1';
const START = '/uebergaben/anbieten?person=p_1&anmeldung=g_1';
const RUN = {
  runId: 'r_2',
  title: 'Berufssprachkurs B2',
  provider: { id: 'vhs', name: 'Volkshochschule (erfunden)' },
  municipality: { id: '03251040', name: 'Sulingen' },
  startsOn: '2027-01-11',
  freeSeats: 4,
  childcare: true,
  timeOfDay: 'morning',
  reasonsFor: ['Niveau B1 passt'],
  reasonsAgainst: ['ohne Kinderbetreuung'],
};
let dashboard: DashboardProcess;
let terms: object;
let decision: Said;

beforeAll(async () => {
  dashboard = await startDashboard();
  const { upstream } = dashboard;
  upstream.on(`GET ${STATUS}/handovers/follow-ups/p_1/g_1`, ({ query }) => ({
    body: {
      personRef: 'p_1',
      registrationId: 'g_1',
      from: { id: 'silbenreich', name: 'Silbenreich gGmbH (erfunden)' },
      courseTitle: 'Integrationskurs',
      courseType: 'IK_ALLG',
      courseEndsOn: '2026-12-18',
      level: query.get('level') ?? 'B1',
      fittingRuns: [RUN],
      courseTypes: { r_2: 'BSK_B2' },
    },
  }));
  upstream.on(`GET ${STATUS}/handovers/receivers`, { body: { rows: [RUN.provider] } });
  upstream.on(`GET ${COURSES}/course-types`, {
    body: {
      courseTypes: [
        { code: 'BSK_B2', versions: [{}] },
        { code: 'IK_JUGEND', versions: [{ validTo: '2024-12-06' }] },
      ],
    },
  });
  upstream.on(`GET ${COURSES}/registrations/p_1/g_1/handover-terms/vhs/*`, () => ({ body: terms }));
  upstream.on(`POST ${COURSES}/handovers`, () => decision);
  upstream.on('POST /api/learners/v1/consents', () => ({ body: { id: 'k_1', stream: 'consent-k_1', version: 1 } }));
});
afterAll(() => dashboard.stop());
beforeEach(() => {
  dashboard.upstream.forget();
  terms = {
    basis: 'aufenthg-88a-3',
    allowed: ['level', 'needs', 'entitlement'],
    courseEndsOn: '2026-12-18',
    answerDueOn: '2026-12-08',
    promisedAnswerDays: 7,
  };
  decision = { status: 201, body: { id: 'h_9', stream: 'handover-h_9', version: 1 } };
});

const open = async (more = '') => (await dashboard.open(`${START}${more}`, 'silbenreich')).html;
const form = (fields: Readonly<Record<string, string | readonly string[]>>) =>
  new URLSearchParams(
    Object.entries({ schluessel: 'f_1', person: 'p_1', anmeldung: 'g_1', kurs: 'r_2', ...fields }).flatMap(
      ([name, value]) => [value].flat().map((one): [string, string] => [name, one]),
    ),
  );
const sent = (path: string) =>
  dashboard.upstream.asked.filter((asked) => asked.method === 'POST' && asked.path === path);

describe('offering a participant', () => {
  it('begins with the runs that fit, each with what speaks for and against it', async () => {
    expect(rowsOf(await open(), 'Kurse ab Niveau B1')[0]?.slice(-2)).toEqual([
      'Niveau B1 passt',
      'ohne Kinderbetreuung',
    ]);
  });

  it('names the basis by rule, and what may pass on it', async () => {
    const text = textOf(await open('&kurs=r_2'));
    expect(text).toContain('Grundlage ist § 88a Abs. 3 AufenthG');
    expect(text).toContain('Bedarf (Kinderbetreuung, Tageszeit, Weg, stufenfrei)');
    expect(text).not.toContain('Wohnort und Kontakt');
  });

  it('sums up who gets which data on which basis before anything is sent', async () => {
    const text = textOf(await open('&kurs=r_2&angaben=entitlement'));
    expect(text).toContain('Empfänger Volkshochschule (erfunden)');
    expect(text).toContain('Angaben Sprachstand; Berechtigung mit Frist');
    expect(text).toContain('zugesagt sind 7 Tage');
    expect(sent(`${COURSES}/handovers`)).toEqual([]);
  });

  it('sends what was chosen, in the name of the provider of the course', async () => {
    const { status, headers } = await dashboard.send(
      '/uebergaben/anbieten',
      form({ angaben: ['entitlement'] }),
      'silbenreich',
    );
    expect([status, headers.get('location')]).toEqual([
      303,
      '/uebergaben?meldung=angeboten&gesehen=handover-h_9%401#ausgehend',
    ]);
    const [asked] = sent(`${COURSES}/handovers`);
    expect([JSON.parse(asked?.body ?? '{}'), asked?.headers['idempotency-key']]).toEqual([
      {
        providerId: 'silbenreich',
        personRef: 'p_1',
        registrationId: 'g_1',
        toProvider: 'vhs',
        followUpCourseType: 'BSK_B2',
        followUpRunId: 'r_2',
        level: 'B1',
        basis: 'aufenthg-88a-3',
        passes: ['level', 'entitlement'],
      },
      'f_1',
    ]);
  });

  it('asks for the consent where no paragraph carries it, and records it', async () => {
    terms = { basis: 'consent', allowed: ['level'], courseEndsOn: '2026-12-18', answerDueOn: '2026-12-08' };
    expect(textOf(await open('&kurs=r_2'))).toContain('ist keine Einwilligung bekannt');
    const { status, headers } = await dashboard.send(
      '/uebergaben/anbieten/einwilligung',
      form({ erteilt: 'self' }),
      'silbenreich',
    );
    expect([status, headers.get('location')]).toEqual([
      303,
      '/uebergaben/anbieten?person=p_1&anmeldung=g_1&kurs=r_2&meldung=einwilligung',
    ]);
    expect(JSON.parse(sent('/api/learners/v1/consents')[0]?.body ?? '{}')).toEqual({
      personRef: 'p_1',
      recipient: 'vhs',
      purpose: 'handover',
      givenBy: 'self',
    });
  });

  it('says why it was refused, and loses nothing that was chosen', async () => {
    decision = problem(409, 'handover-open', [{ at: '/registrationId', code: 'handover-open', detail: 'open' }]);
    const { status, html } = await dashboard.send('/uebergaben/anbieten', form({ angaben: ['level'] }), 'silbenreich');
    expect(status).toBe(409);
    expect(textOf(html)).toContain('eine andere Übergabe ist noch offen');
    expect(html).toContain('name="kurs" value="r_2"');
  });

  it('asks for a choice where none was made', async () => {
    const { status, html } = await dashboard.open(`${START}&an=&kursart=`, 'silbenreich');
    expect(status).toBe(422);
    expect(textOf(html)).toContain('Bitte wählen Sie einen Kurs, oder einen Träger und eine Kursart.');
  });
});
