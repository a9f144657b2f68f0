import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MOTHER, REGISTRATIONS, RUN_OF_PAGE } from '../../testing/county-data.js';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { linkTo, rowsOf, textOf } from '../../testing/html.js';
import { FITTING } from '../../testing/waiting-data.js';
import { problem, type Said } from '../../testing/upstream.js';

const PAGE = '/kurse/r_1';
let dashboard: DashboardProcess;
let answer: Said | undefined;
beforeAll(async () => {
  dashboard = await startDashboard();
  dashboard.upstream.on('GET /api/courses/v1/course-runs/*', { body: RUN_OF_PAGE });
  dashboard.upstream.on('POST /api/courses/v1/course-runs/*/participants', () => answer);
  dashboard.upstream.on('POST /api/courses/v1/registrations', () => answer);
  dashboard.upstream.on('POST /api/courses/v1/registrations/*/*/*', () => answer);
});
afterAll(() => dashboard.stop());
beforeEach(() => dashboard.upstream.forget());
afterEach(() => void (answer = undefined));

const open = async (as = 'silbenreich', query = '') => (await dashboard.open(`${PAGE}${query}`, as)).html;
const send = (step: string, fields: readonly (readonly [string, string])[], as = 'silbenreich') =>
  dashboard.send(`${PAGE}/${step}`, new URLSearchParams(fields.map(([name, value]) => [name, value])), as);
const sent = () =>
  dashboard.upstream.asked
    .filter(({ method, path }) => method === 'POST' && path.startsWith('/api/courses'))
    .map(({ path, body, headers }) => [path, JSON.parse(body) as unknown, headers['idempotency-key']]);

describe('the page of a run', () => {
  it('says how the course stands: seats, what waits, who is without a follow-up', async () => {
    const text = textOf(await open());
    for (const said of [
      '3 von 25 Plätze belegt',
      '2 bestätigt, 1 vorgemerkt',
      '1 vorgemerkt',
      '1 Teilnahme gefährdet',
      '1 ohne Anschluss',
      'Beginn 01.09.2026, Ende 18.12.2026 (in 24 Tagen)',
    ])
      expect(text).toContain(said);
  });

  it('lists the participants by name to their provider, with what is known of each', async () => {
    const rows = rowsOf(await open(), 'Teilnehmende');
    expect(rows.map(([person, standing]) => [person, standing])).toEqual([
      ['Mina Beispielova', 'gefährdet: Kinderbetreuung Pause oder Abbruch'],
      [
        'Mina Erfunden',
        'nimmt teil B1, Ziel nicht erreicht, 20.11.2026, 2. Versuch Leben in Deutschland bestanden Pause oder Abbruch',
      ],
    ]);
    expect(rowsOf(await open(), 'Vor dem Beginn')[0]?.[1]).toBe('vorgemerkt Frist in 3 Tagen, bis 27.11.2026');
    expect(rowsOf(await open(), 'Abgebrochen')).toEqual([['Mina Erfunden', 'abgebrochen am 05.10.2026', 'Arbeit']]);
  });

  it('shows the run of another provider without its participants', async () => {
    const other = await startDashboard();
    other.upstream.on('GET /api/courses/v1/course-runs/*', { body: RUN_OF_PAGE });
    other.upstream.on('GET /api/courses/v1/course-runs/*/registrations', problem(403, 'not-your-provider'));
    const text = textOf((await other.open(PAGE, 'silbenreich')).html);
    expect(text).toContain('Die Teilnehmenden sehen der Träger dieses Kurses und die Koordinierung.');
    expect(text).not.toContain('Beispielova');
    await other.stop();
  });

  it('is a file too', async () => {
    expect(linkTo(await open(), 'Als CSV herunterladen')).toBe(`${PAGE}/teilnehmende.csv`);
    const { html } = await dashboard.open(`${PAGE}/teilnehmende.csv`, 'silbenreich');
    expect(html.split('\r\n')[1]).toBe(
      `${MOTHER.personRef};Mina Beispielova;nimmt teil;01.09.2026;10.08.2026;;;gefährdet: Kinderbetreuung;;;;;Übergabe angeboten;`,
    );
  });
});

/** Fields of two lines of the form. */
const lines = (first: Readonly<Record<string, string>>, second: Readonly<Record<string, string>> = {}) => {
  const fields: [string, string][] = [
    ['schluessel', 'f_1-e'],
    ['tag', '2026-11-20'],
  ];
  for (const [row, typed] of [
    [REGISTRATIONS[0], first],
    [REGISTRATIONS[1], second],
  ] as const) {
    fields.push(['anmeldung', row?.id ?? ''], ['person', row?.personRef ?? '']);
    for (const column of ['teilnahme', 'ergebnis', 'lid', 'zertifikat', 'zeilentag'])
      fields.push([column, typed[column] ?? '']);
  }
  return fields;
};

describe('entering for many at once', () => {
  it('sends what was entered, each line with its day, under the key of the form', async () => {
    answer = {
      body: { rows: [{ personRef: MOTHER.personRef, registrationId: 'g_1', entries: [], warnings: [] }] },
    };
    const { status, headers } = await send(
      'eintragen',
      lines(
        { teilnahme: 'dropped-out:childcare', zeilentag: '2026-11-18' },
        { ergebnis: 'B1:nein', lid: 'ja', zertifikat: 'attendance' },
      ),
    );
    expect([status, headers.get('location')]).toEqual([303, `${PAGE}?meldung=eingetragen&zahl=2`]);
    expect(sent()).toEqual([
      [
        '/api/courses/v1/course-runs/r_1/participants',
        {
          rows: [
            { personRef: MOTHER.personRef, registrationId: 'g_1', effectiveOn: '2026-11-18', dropOut: 'childcare' },
            {
              personRef: 'p_zwei0000001',
              registrationId: 'g_2',
              effectiveOn: '2026-11-20',
              level: 'B1',
              passed: false,
              orientationPassed: true,
              certificate: 'attendance',
            },
          ],
        },
        'f_1-e',
      ],
    ]);
  });

  it('keeps what was refused beside its error, and lets go of what was taken', async () => {
    answer = {
      body: {
        rows: [
          {
            personRef: MOTHER.personRef,
            registrationId: 'g_1',
            entries: [
              { entry: 'record-attendance', outcome: 'done' },
              { entry: 'record-result', outcome: 'refused', code: 'before-participation', at: '/effectiveOn' },
            ],
            warnings: [],
          },
          {
            personRef: 'p_zwei0000001',
            registrationId: 'g_2',
            entries: [{ entry: 'record-attendance', outcome: 'done' }],
            warnings: [{ code: 'resits-used', legalBasis: '§ 15 DeuFöV' }],
          },
        ],
      },
    };
    const { status, html } = await send(
      'eintragen',
      lines({ teilnahme: 'ok', ergebnis: 'B2:ja', zeilentag: '2026-08-01' }, { teilnahme: 'ok' }),
    );
    expect(status).toBe(422);
    expect(linkTo(html, 'Mina Beispielova: Der Tag liegt vor dem Beginn der Teilnahme.')).toBe('#zeilentag-g_1');
    expect(html).toMatch(/id="zeilentag-g_1"[^>]*value="2026-08-01"/);
    expect(html).toMatch(/<option[^>]*value="B2:ja"[^>]*selected|<option[^>]*selected[^>]*value="B2:ja"/);
    expect(html).not.toMatch(/<option[^>]*value="ok"[^>]*selected|<option[^>]*selected[^>]*value="ok"/);
    expect(textOf(html)).toContain('Der Test wurde öfter wiederholt, als die Regel vorsieht.');
    expect(html).not.toContain('value="f_1-e"');
  });

  it('keeps all that was typed, and the key, while the service is away', async () => {
    answer = problem(503, 'store-unavailable');
    const { status, html } = await send('eintragen', lines({ teilnahme: 'at-risk:work' }));
    expect(status).toBe(503);
    expect(html).toContain('name="schluessel" value="f_1-e"');
    expect(html).toMatch(/<option[^>]*selected[^>]*value="at-risk:work"|<option[^>]*value="at-risk:work"[^>]*selected/);
    expect(textOf(html)).toContain('Der Dienst antwortet gerade nicht.');
  });

  it('says once that the day of all lines does not fit', async () => {
    answer = {
      body: {
        rows: ['g_1', 'g_2'].map((registrationId) => ({
          personRef: 'p_zwei0000001',
          registrationId,
          entries: [
            { entry: 'record-attendance', outcome: 'refused', code: 'before-participation', at: '/effectiveOn' },
          ],
          warnings: [],
        })),
      },
    };
    const { status, html } = await send('eintragen', lines({ teilnahme: 'ok' }, { teilnahme: 'ok' }));
    expect([status, linkTo(html, 'Tag der Einträge: Der Tag liegt vor dem Beginn der Teilnahme.')]).toEqual([
      422,
      '#tag',
    ]);
    expect(textOf(html).match(/liegt vor dem Beginn/g)).toHaveLength(2);
  });

  it('says so when nothing was entered', async () => {
    const { status, html } = await send('eintragen', lines({}));
    expect([status, textOf(html)]).toEqual([422, expect.stringContaining('In keiner Zeile ist etwas eingetragen.')]);
    expect(sent()).toEqual([]);
  });
});

describe('seats', () => {
  const done = (registration: string): Said => ({
    status: 201,
    body: { id: 'g_9', stream: 'participation-p_9', version: 2, registration, warnings: [] },
  });

  it('are asked for by reference, held first when it is ticked', async () => {
    answer = done('held');
    const { headers } = await send('anmelden', [
      ['schluessel', 'f_2'],
      ['referenz', ' p_9 '],
      ['vormerken', 'ja'],
    ]);
    expect(headers.get('location')).toBe(`${PAGE}?meldung=vorgemerkt&gesehen=participation-p_9%402`);
    expect(sent()).toEqual([['/api/courses/v1/registrations', { personRef: 'p_9', runId: 'r_1', hold: true }, 'f_2']]);
  });

  it('of a course off the placement ask for the reason at its field', async () => {
    answer = problem(400, 'level-reason-missing', [{ at: '/levelReason', code: 'level-reason-missing', detail: '' }]);
    const { status, html } = await send('anmelden', [
      ['schluessel', 'f_2'],
      ['referenz', 'p_9'],
    ]);
    expect(status).toBe(400);
    expect(html).toMatch(/id="referenz"[^>]*value="p_9"/);
    expect(
      linkTo(html, 'Der Kurs passt nicht zum Sprachstand der Person. Bitte nennen Sie den Grund (§ 11 Abs. 2 IntV).'),
    ).toBe('#niveaugrund');
  });

  it('that are gone are said to be gone', async () => {
    answer = done('refused');
    const { status, html } = await send('anmelden', [
      ['schluessel', 'f_2'],
      ['referenz', 'p_9'],
    ]);
    expect([status, textOf(html)]).toEqual([409, expect.stringContaining('In diesem Kurs ist kein Platz mehr frei.')]);
    expect((await send('anmelden', [['schluessel', 'f_2']])).status).toBe(422);
  });

  it('that are held are confirmed or released, with the reason', async () => {
    answer = done('confirmed');
    const of: [string, string][] = [
      ['schluessel', 'f_3'],
      ['person', 'p_9'],
    ];
    expect((await send('plaetze/g_9/bestaetigen', of)).headers.get('location')).toContain('meldung=bestaetigt');
    const released = await send('plaetze/g_9/freigeben', [...of, ['grund', 'no-answer']]);
    expect(released.headers.get('location')).toContain('meldung=freigegeben');
    expect(sent()).toEqual([
      ['/api/courses/v1/registrations/p_9/g_9/confirm', {}, 'f_3'],
      ['/api/courses/v1/registrations/p_9/g_9/withdraw', { reason: 'no-answer' }, 'f_3'],
    ]);
    answer = problem(409, 'participation-already-started');
    const { status, html } = await send('plaetze/g_9/freigeben', of);
    expect([status, textOf(html)]).toEqual([409, expect.stringContaining('Die Teilnahme hat schon begonnen.')]);
  });

  it('are all taken: the waiting list is named', async () => {
    const full = await startDashboard();
    full.upstream.on('GET /api/courses/v1/course-runs/*', { body: { ...RUN_OF_PAGE, seatsFree: 0 } });
    expect(textOf((await full.open(PAGE, 'silbenreich')).html)).toContain('Alle Plätze sind vergeben.');
    await full.stop();
  });
});

describe('who waits', () => {
  it('is proposed where one registers, with reasons, and registered under the rule that proposed her', async () => {
    const planned = await startDashboard();
    planned.upstream.on('GET /api/courses/v1/course-runs/*', {
      body: { ...RUN_OF_PAGE, phase: 'planned', seatsFree: 3 },
    });
    planned.upstream.on('POST /api/courses/v1/waiting-entries/*/placements', {
      status: 201,
      body: { id: 'd_1', stream: 'placement-d_1', version: 1, registration: 'confirmed' },
    });
    const { html } = await planned.open(PAGE, 'silbenreich');
    const first = FITTING.rows[0];
    expect(rowsOf(html, 'Vorschläge von der Warteliste')[0]?.[3]).toBe(
      first?.reasonsFor.map(({ text }) => text).join(', '),
    );
    const entryId = first?.entry.entryId ?? '';
    const sentBack = await planned.send(
      `${PAGE}/vorschlaege/${entryId}`,
      new URLSearchParams({ schluessel: 'f_w', vorschlaege: '[]', regel: 'matching', fassung: '1' }),
      'silbenreich',
    );
    expect(sentBack.headers.get('location')).toBe(`${PAGE}?meldung=angemeldet&gesehen=placement-d_1%401`);
    const asked = planned.upstream.asked.find(({ path }) => path.endsWith('/placements'));
    expect([asked?.path, JSON.parse(asked?.body ?? '{}')]).toEqual([
      `/api/courses/v1/waiting-entries/${entryId}/placements`,
      { outcome: 'chosen', runId: 'r_1', proposed: [], ruleId: 'matching', ruleVersion: '1' },
    ]);
    planned.upstream.on('POST /api/courses/v1/waiting-entries/*/placements', {
      status: 201,
      body: { id: 'd_2', stream: 'placement-d_2', version: 1, registration: 'refused' },
    });
    const full = await planned.send(
      `${PAGE}/vorschlaege/${entryId}`,
      new URLSearchParams({ schluessel: 'f_x', vorschlaege: '[]', regel: 'matching', fassung: '1' }),
      'silbenreich',
    );
    const SAID = 'Der Kurs hat keinen Platz mehr. Die Person wartet weiter, ihr Datum bleibt.';
    expect([full.status, linkTo(full.html, SAID)]).toEqual([409, '#anmelden']);
    expect(full.html).toContain('id="anmelden"');
    await planned.stop();
  });
});

describe('one participant', () => {
  const AT = 'teilnahmen/g_1';
  const entered: Said = { body: { id: 'g_1', stream: 'participation-p_1', version: 5, warnings: [] } };
  const fields = (more: Readonly<Record<string, string>>): [string, string][] => [
    ['schluessel', 'f_5'],
    ['person', MOTHER.personRef],
    ...Object.entries(more),
  ];

  it('pauses, comes back, passes a module and drops out, each by a form of its own', async () => {
    answer = entered;
    const { html } = await dashboard.open(`${PAGE}/${AT}`, 'silbenreich');
    expect(textOf(html)).toContain('Teilnahme unterbrechen');
    expect(textOf(html)).not.toContain('Teilnahme fortsetzen');
    await send(`${AT}/unterbrechen`, fields({ grund: 'away', am: '2026-11-20', zurueckAm: '2026-12-01' }));
    await send(`${AT}/fortsetzen`, fields({ am: '2026-11-24' }));
    await send(`${AT}/abschnitt`, fields({ abschnitt: '2', am: '' }));
    const last = await send(`${AT}/abbrechen`, fields({ grund: 'work', am: '2026-11-23' }));
    expect(last.headers.get('location')).toBe(`${PAGE}?meldung=abgebrochen&gesehen=participation-p_1%405`);
    const path = `/api/courses/v1/registrations/${MOTHER.personRef}/g_1`;
    expect(sent()).toEqual([
      [`${path}/interrupt`, { effectiveOn: '2026-11-20', reason: 'away', expectedBackOn: '2026-12-01' }, 'f_5'],
      [`${path}/resume`, { effectiveOn: '2026-11-24' }, 'f_5'],
      [`${path}/modules`, { module: 2 }, 'f_5'],
      [`${path}/drop-out`, { effectiveOn: '2026-11-23', reason: 'work' }, 'f_5'],
    ]);
  });

  it('is asked for what was left out', async () => {
    const { status, html } = await send(`${AT}/abbrechen`, fields({ grund: '', am: '2026-11-23' }));
    expect([status, linkTo(html, 'Bitte wählen Sie einen Grund.')]).toEqual([422, '#abbrechen-grund']);
    expect(sent()).toEqual([]);
  });

  it('is told what was refused at its field, with what was typed', async () => {
    answer = problem(400, 'back-before-interruption', [
      { at: '/expectedBackOn', code: 'back-before-interruption', detail: '' },
    ]);
    const { status, html } = await send(`${AT}/unterbrechen`, fields({ grund: 'away', zurueckAm: '2026-11-01' }));
    expect([status, linkTo(html, 'Die Rückkehr liegt nicht nach dem Tag der Unterbrechung.')]).toEqual([
      400,
      '#unterbrechen-zurueckAm',
    ]);
    expect(html).toMatch(/id="unterbrechen-zurueckAm"[^>]*value="2026-11-01"/);
    expect(html).toContain('name="schluessel" value="f_5"');
  });

  it('that is not in the run is no page', async () => {
    expect((await dashboard.open(`${PAGE}/teilnahmen/g_fremd`, 'silbenreich')).status).toBe(404);
  });
});
