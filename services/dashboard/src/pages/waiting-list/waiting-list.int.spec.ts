import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { linksOf, rowsOf, textOf } from '../../testing/html.js';
import { problem, type Said } from '../../testing/upstream.js';
import { COLLISION } from '../../testing/waiting-data.js';

const PAGE = '/warteliste';
const MERGES = '/warteliste/zusammenlegungen';
let dashboard: DashboardProcess;
beforeAll(async () => void (dashboard = await startDashboard()));
afterAll(() => dashboard.stop());
beforeEach(() => dashboard.upstream.forget());

/** What courses answers to the next decision; as taught where absent. */
let decision: Said | undefined;
beforeAll(() => {
  dashboard.upstream.on('POST /api/courses/v1/waiting-entries/*/placements', () => decision);
  dashboard.upstream.on('POST /api/courses/v1/run-merges/*/*', () => decision);
});
afterEach(() => void (decision = undefined));

const open = async (as: string, path = PAGE): Promise<string> => {
  const { status, html } = await dashboard.open(path, as);
  expect([path, status]).toEqual([path, 200]);
  return html;
};
const sent = () =>
  dashboard.upstream.asked
    .filter(({ method, path }) => method === 'POST' && path.startsWith('/api/courses'))
    .map(({ path, body, headers }) => [path, JSON.parse(body) as unknown, headers['idempotency-key']]);
const decide = (fields: Readonly<Record<string, string>> = {}) =>
  dashboard.send(
    `${PAGE}/w_1/entscheiden`,
    new URLSearchParams({
      schluessel: 'f_1',
      kurs: 'r_1',
      ergebnis: 'chosen',
      vorschlaege: JSON.stringify([{ runId: 'r_1', reasonsFor: ['seats-free'], reasonsAgainst: [] }]),
      regel: 'matching',
      fassung: '2026-11-01',
      ...fields,
    }),
    'silbenreich',
  );

describe('a run chosen for somebody', () => {
  it('that is off her level asks for the reason and sends it', async () => {
    decision = problem(400, 'level-reason-missing', [{ at: '/levelReason', code: 'level-reason-missing', detail: '' }]);
    const { status, html } = await decide();
    expect(status).toBe(400);
    expect(linksOf(html)).toContainEqual([
      'Der Kurs ist für ein anderes Niveau als das festgestellte. Bitte wählen Sie, warum er trotzdem der richtige ist.',
      '#niveaugrund-waehlen-r_1',
    ]);
    expect(html).toContain('id="niveaugrund-waehlen-r_1"');
    expect(html).toContain('value="no-course-of-level"');
    decision = undefined;
    dashboard.upstream.forget();
    await decide({ niveaugrund: 'wish' });
    expect(sent()[0]?.[1]).toMatchObject({ outcome: 'chosen', levelReason: 'wish' });
    expect(await open('silbenreich', `${PAGE}/w_1`)).not.toContain('niveaugrund');
  });

  it.each([
    ['run-closed', 'gescheitert-kurs'],
    ['level-reason-missing', 'gescheitert-niveau'],
    ['overlapping-registration', 'gescheitert-zeit'],
    ['not-possible', 'gescheitert'],
  ])('and not asked for any more (%s) leads back to her entry, with the reason', async (failed, meldung) => {
    decision = { status: 201, body: { id: 'd_1', stream: 'placement-d_1', version: 1, failed } };
    const { status, headers } = await decide();
    expect([status, headers.get('location')]).toEqual([
      303,
      `${PAGE}/w_1?meldung=${meldung}&gesehen=placement-d_1%401`,
    ]);
    expect(textOf(await open('silbenreich', `${PAGE}/w_1?meldung=${meldung}`))).toContain(
      'Die Anmeldung kam nicht zustande',
    );
  });
});

describe('the waiting list', () => {
  it('answers who waits for what, with the reason for each place', async () => {
    const html = await open('koordination');
    expect(rowsOf(html, 'Wartende und freie Plätze')[0]).toEqual([
      'Allgemeiner Integrationskurs ab Niveau A2',
      '2',
      '25',
      '2',
      '5',
    ]);
    expect(rowsOf(html, 'Warteliste in der vereinbarten')[0]).toEqual([
      '1. Allgemeiner Integrationskurs, A2',
      'Mina Beispielova Sulingen',
      'vormittags, Kinderbetreuung',
      'Recht verfällt in 12 Tagen; wartet seit 176 Tagen seit 01.06.2026',
      '1 passender Kurs für Platz 1',
    ]);
    expect(rowsOf(html, 'Warteliste in der vereinbarten')[1]).toEqual([
      '2. Allgemeiner Integrationskurs, A2',
      'Person eines anderen Trägers Sulingen',
      'zu jeder Zeit',
      'wartet seit 9 Wochen',
      'Kurse ansehen: keiner passt ganz für Platz 2',
    ]);
  });

  it('keeps its choice in the address, also for the file', async () => {
    const html = await open('koordination', `${PAGE}?kursart=IK_ALLG&niveau=A2&gemeinde=`);
    expect(linksOf(html)).toContainEqual([
      'Als CSV herunterladen',
      `${PAGE}.csv?kursart=IK_ALLG&amp;niveau=A2`.replaceAll('&amp;', '&'),
    ]);
    const asked = dashboard.upstream.asked.find(({ path }) => path.endsWith('/waiting-list'));
    expect(Object.fromEntries(asked?.query ?? [])).toEqual({ courseType: 'IK_ALLG', level: 'A2' });
    const { html: csv } = await dashboard.open(`${PAGE}.csv?kursart=IK_ALLG`, 'koordination');
    expect(csv.split('\r\n')[1]).toContain('1;w_1;p_mutter00001;Allgemeiner Integrationskurs;A2;Sulingen');
  });

  it('tells a provider what it sees of others', async () => {
    expect(textOf(await open('silbenreich'))).toContain('ohne Person');
  });
});

describe('proposals', () => {
  it('stand side by side with what is for and against each', async () => {
    const text = textOf(await open('koordination', `${PAGE}/w_1`));
    expect(text).toContain('Integrationskurs am Vormittag');
    expect(text).toMatch(/Dafür 4 freie Plätze im Wohnort Dagegen nichts/);
    expect(text).toMatch(/Dafür ein freier Platz Dagegen ohne Kinderbetreuung/);
    expect(text).toContain('Vorschläge sind keine Entscheidung');
  });

  it('are decided by the provider of the run alone, and by the coordination', async () => {
    const buttons = (html: string) => [...html.matchAll(/id="waehlen-(\w+)"/g)].map(([, runId]) => runId);
    expect(buttons(await open('silbenreich', `${PAGE}/w_1`))).toEqual(['r_1']);
    expect(buttons(await open('koordination', `${PAGE}/w_1`))).toEqual(['r_1', 'r_2']);
    expect(buttons(await open('education-office', `${PAGE}/w_1`))).toEqual([]);
  });

  it('are kept with the decision, under the key of the form', async () => {
    decision = {
      body: { id: 'd', stream: 'placement-d', version: 1, events: [], registration: 'confirmed' },
    };
    const answer = await decide();
    expect([answer.status, answer.headers.get('location')]).toEqual([
      303,
      `${PAGE}?meldung=angemeldet&gesehen=placement-d%401`,
    ]);
    expect(sent()).toEqual([
      [
        '/api/courses/v1/waiting-entries/w_1/placements',
        {
          outcome: 'chosen',
          runId: 'r_1',
          proposed: [{ runId: 'r_1', reasonsFor: ['seats-free'], reasonsAgainst: [] }],
          ruleId: 'matching',
          ruleVersion: '2026-11-01',
        },
        'f_1',
      ],
    ]);
  });

  it.each([
    ['refused', 'voll'],
    ['requested', 'angefragt'],
  ])('say what the run answered: %s', async (registration, notice) => {
    decision = { body: { id: 'd', stream: 'placement-d', version: 1, events: [], registration } };
    expect((await decide()).headers.get('location')).toContain(`meldung=${notice}`);
  });

  it('that do not fit name why, at the field where it is missing', async () => {
    decision = problem(400, 'reason-and-outcome', [{ at: '/reason', code: 'reason-and-outcome', detail: '' }]);
    const answer = await decide({ ergebnis: 'not-fitting' });
    expect(answer.status).toBe(400);
    expect(linksOf(answer.html)).toContainEqual(['Bitte wählen Sie einen Grund.', '#grund-unpassend-r_1']);
    expect(answer.html).toContain('aria-describedby="grund-unpassend-r_1-fehler"');
    expect(answer.html).toContain('value="f_1"');
  });

  it('are refused in words', async () => {
    decision = problem(409, 'overlapping-registration');
    const answer = await decide();
    expect([answer.status, textOf(answer.html)]).toEqual([
      409,
      expect.stringContaining('Die Person nimmt in dieser Zeit an einem anderen Kurs teil.'),
    ]);
  });

  it('are none for an entry that is not there', async () => {
    expect((await dashboard.open(`${PAGE}/w_none`, 'silbenreich')).status).toBe(404);
  });
});

describe('the free seats of a run', () => {
  it('look for people, in the order of the list', async () => {
    const html = await open('silbenreich', `${PAGE}/kurse/r_1`);
    expect(rowsOf(html, 'Wer auf diesen Kurs wartet').map((row) => row.slice(0, 2))).toEqual([
      ['1.', 'p_mutter00001 Sulingen'.replace('p_mutter00001', 'Mina Beispielova')],
      ['2.', 'Person eines anderen Trägers Sulingen'],
    ]);
    decision = { body: { id: 'd', stream: 'placement-d', version: 1, events: [], registration: 'confirmed' } };
    expect((await decide({ zurueck: 'r_1' })).headers.get('location')).toBe(
      `${PAGE}/kurse/r_1?meldung=angemeldet&gesehen=placement-d%401`,
    );
  });
});

describe('merges', () => {
  it('show who is due, and the runs that take each other’s people', async () => {
    const html = await open('koordination', MERGES);
    expect(textOf(html)).toContain('Dran ist: Silbenreich gGmbH (erfunden)');
    const [row] = rowsOf(html, 'Gleiche Kursart');
    expect(row?.[0]).toContain('4 angemeldet, 5 erwartet von mindestens 10; 2 passende Personen warten');
    expect(row?.[3]).toContain('im Mittel 7 km, höchstens 12 km; weiter als bisher für 2');
    expect(rowsOf(html, 'Angemeldete Personen')[0]?.slice(0, 2)).toEqual([
      'Mina Beispielova',
      'gefragt, Antwort bis 30.11.2026',
    ]);
    expect(rowsOf(html, 'Abgeschlossene')[0]?.[3]).toContain('kein Raum');
  });

  it('say of a pair that it is merged already, or that one of it is merged with another', async () => {
    const answers = [
      [{ mergeId: 'm_1' }, 'läuft schon'],
      [{ mergingElsewhere: true }, 'einer der Kurse wird schon mit einem anderen zusammengelegt'],
    ] as const;
    for (const [merge, words] of answers) {
      dashboard.upstream.on('GET /api/integration-status/v1/collisions', {
        body: { rows: [{ ...COLLISION, ...merge }] },
      });
      const row = rowsOf(await open('koordination', MERGES), 'Gleiche Kursart')[0];
      expect(row?.at(-1)).toBe(words);
    }
    dashboard.upstream.on('GET /api/integration-status/v1/collisions', { body: { rows: [COLLISION] } });
  });

  it('are agreed, refused, given up and answered by forms', async () => {
    const form = (fields: Readonly<Record<string, string>>) => new URLSearchParams({ schluessel: 'f_1', ...fields });
    const step = async (path: string, fields: Readonly<Record<string, string>> = {}) =>
      (await dashboard.send(`${MERGES}${path}`, form(fields), 'silbenreich')).headers.get('location');
    expect(await step('', { bleibt: 'r_8', endet: 'r_9', traeger: 'silbenreich' })).toContain('meldung=vorgeschlagen');
    expect(await step('/m_1/zustimmen', { traeger: 'silbenreich' })).toContain('meldung=zugestimmt');
    expect(await step('/m_1/ablehnen', { traeger: 'silbenreich', grund: 'no-room' })).toContain('meldung=verweigert');
    expect(await step('/m_1/aufgeben', { grund: 'kept-run-full' })).toContain('meldung=aufgegeben');
    expect(await step('/m_2/antworten/g_1', { antwort: 'accepts' })).toContain('meldung=geantwortet');
    expect(sent().map(([path, body]) => [path, body])).toEqual([
      ['/api/courses/v1/run-merges', { keptRunId: 'r_8', dissolvedRunId: 'r_9', providerId: 'silbenreich' }],
      ['/api/courses/v1/run-merges/m_1/agree', { providerId: 'silbenreich' }],
      ['/api/courses/v1/run-merges/m_1/refuse', { reason: 'no-room', providerId: 'silbenreich' }],
      ['/api/courses/v1/run-merges/m_1/give-up', { reason: 'kept-run-full' }],
      ['/api/courses/v1/run-merges/m_2/answers/g_1', { answer: 'accepts' }],
    ]);
  });

  it('that cannot go on say why', async () => {
    decision = problem(409, 'merge-closed');
    const { status, html } = await dashboard.send(
      `${MERGES}/m_1/zustimmen`,
      new URLSearchParams({ schluessel: 'f_1', traeger: 'silbenreich' }),
      'silbenreich',
    );
    expect([status, textOf(html)]).toEqual([409, expect.stringContaining('Diese Zusammenlegung ist schon zu Ende.')]);
  });
});
