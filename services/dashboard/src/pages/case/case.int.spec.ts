import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { CASE } from '../../testing/case-data.js';
import { MOTHER } from '../../testing/county-data.js';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { hidden, linksOf, linkTo, rowsOf, sectionOf, textOf } from '../../testing/html.js';
import { problem } from '../../testing/upstream.js';

const STATUS = '/api/integration-status/v1';
const NAMES = 'POST /api/learners/v1/names';
const PATH = `/faelle/${MOTHER.personRef}`;
let dashboard: DashboardProcess;
beforeAll(async () => void (dashboard = await startDashboard()));
afterAll(() => dashboard.stop());
beforeEach(() => dashboard.upstream.forget());

describe('a case', () => {
  it('says first whose turn it is and how late', async () => {
    const text = textOf((await dashboard.open(PATH, 'koordination')).html);
    expect(text).toContain(
      'Silbenreich gGmbH (erfunden) ist dran: das Angebot von Wortwechsel e. V. (erfunden) beantworten. überfällig seit 9 Tagen',
    );
    expect(text).toContain('Berechtigung zum Berufssprachkurs verfällt in 6 Tagen 30.11.2026');
    expect(text).toContain('Bedarf Kinderbetreuung, vormittags, höchstens 15 km Weg');
  });

  it('proposes runs with reasons for and against, best first', async () => {
    const rows = rowsOf((await dashboard.open(PATH, 'koordination')).html, 'Kurse mit freien Plätzen');
    expect(rows.map((row) => row[5])).toEqual(['nichts', 'nichts', 'ohne Kinderbetreuung, Tageszeit passt nicht']);
    expect(rows[0]?.[4]).toBe('Niveau B1 passt, 4 freie Plätze, im Wohnort, mit Kinderbetreuung, Tageszeit passt');
  });

  it('tells the way as a picture and in words', async () => {
    const { html } = await dashboard.open(PATH, 'koordination');
    expect(html).toMatch(/<svg role="img" aria-label="Sprachstand: A2 am 20\.01\.2026, B1 am 01\.11\.2026\./);
    expect(textOf(html)).toContain('Integrationskurs mit Kinderbetreuung seit 02.02.2026');
  });

  it('has a timeline, newest first, in which a dispute is marked and a later recording is told', async () => {
    const timeline = textOf(sectionOf((await dashboard.open(PATH, 'koordination')).html, 'verlauf'));
    expect(timeline.indexOf('Übergabe angeboten')).toBeLessThan(timeline.indexOf('Aufgenommen'));
    expect(timeline).toContain(
      'Sprachstand festgestellt bestritten: Sprachstand Niveau: A2 · Grundlage: Einstufungstest · erfasst am 22.01.2026',
    );
  });

  it('has a timeline that says who did it, as far as it is told', async () => {
    const told = await startDashboard();
    const entry = (type: string, facts: object, more: object = {}) => ({
      id: type,
      on: '2026-03-01',
      recordedAt: '2026-03-01T09:00:00.000Z',
      type,
      facts,
      ...more,
    });
    told.upstream.on(`GET ${STATUS}/cases/*`, {
      body: {
        ...CASE,
        timeline: [
          entry('entitlement-issued', { issuedBy: 'job-centre', legalBasis: '§ 45a AufenthG' }),
          entry('handover-returned', { fromProvider: 'Haus A', toProvider: 'Haus B', reason: 'too-far' }),
          entry('participation-ended', { run: 'Integrationskurs mit Kinderbetreuung' }),
          entry('needs-recorded', { childcare: 'true' }, { by: { id: 'vhs', name: 'Volkshochschule' } }),
          entry('waiting-entry-opened', {}),
        ],
      },
    });
    const timeline = textOf(sectionOf((await told.open(PATH, 'koordination')).html, 'verlauf'));
    for (const said of [
      'Berechtigung ausgestellt durch Jobcenter Rechtsgrundlage: § 45a AufenthG',
      'Übergabe zurückgegeben durch Haus B von: Haus A',
      'Kurs beendet durch Wortwechsel e. V. (erfunden)',
      'Bedarf erfasst durch Volkshochschule',
      '01.03.2026 Auf die Warteliste gesetzt 01.03.2026',
    ])
      expect(timeline).toContain(said);
    await told.stop();
  });

  it('of which a reader sees a part says nothing that only the whole would tell', async () => {
    const part = await startDashboard();
    const { stage: _, municipality: __, level: ___, needs: ____, ...rest } = CASE;
    part.upstream.on(`GET ${STATUS}/cases/*`, {
      body: {
        ...rest,
        rights: [],
        handovers: [],
        disputes: [],
        fittingRuns: [],
        registrations: rest.registrations.map(({ result: _____, ...registration }) => registration),
        timeline: rest.timeline.filter(({ type }) => type === 'participation-started'),
      },
    });
    const text = textOf((await part.open(PATH, 'department')).html);
    expect(text).toContain('Sie sehen den Teil dieses Falls, mit dem Ihre Stelle zu tun hat');
    for (const untold of [
      'Stufe',
      'Wohnort',
      'ist dran:',
      'Niemand muss',
      'noch nicht festgestellt',
      'noch keines',
      'ohne Kurs',
      'Passende Kurse',
    ])
      expect(text).not.toContain(untold);
    await part.stop();
  });

  it('is shown on the day that was asked for', async () => {
    await dashboard.open(`${PATH}?tag=2026-02-01`, 'koordination');
    expect(dashboard.upstream.asked.find(({ path }) => path.startsWith(`${STATUS}/cases/`))?.query.get('day')).toBe(
      '2026-02-01',
    );
  });

  it('that is not known, or not for this reader, is a page that says so', async () => {
    const { status, html } = await dashboard.open('/faelle/p_unbekannt', 'silbenreich');
    expect([status, textOf(html).includes('Diesen Fall gibt es nicht, oder er ist nicht für Sie bestimmt.')]).toEqual([
      404,
      true,
    ]);
  });

  it('where nobody has to act says so', async () => {
    const calm = await startDashboard();
    calm.upstream.on(`GET ${STATUS}/cases/*`, {
      body: {
        ...CASE,
        stage: 'arrived',
        handovers: [],
        disputes: [],
        timeline: [],
        fittingRuns: [],
        registrations: [],
      },
    });
    const text = textOf((await calm.open(PATH, 'koordination')).html);
    for (const said of [
      'Niemand muss gerade handeln.',
      'Zurzeit passt kein geplanter Kurs',
      'Bis zu diesem Tag war noch nichts geschehen.',
    ])
      expect(text).toContain(said);
    await calm.stop();
  });
});

describe('a case outside of the own scope', () => {
  it('asks for a reason first, which is sent on and opens it', async () => {
    const strict = await startDashboard();
    const refused = problem(403, 'reason-required');
    const named = (): boolean => strict.upstream.asked.some(({ path }) => path.endsWith('/access-log/reasons'));
    strict.upstream.on(`GET ${STATUS}/cases/*`, () => (named() ? { body: CASE } : refused));
    const asked = await strict.open(PATH, 'education-office');
    expect([asked.status, textOf(asked.html).includes('Wozu öffnen Sie diesen Fall?')]).toEqual([200, true]);
    const send = (grund: string) => strict.send(`${PATH}/grund`, new URLSearchParams({ grund }), 'education-office');
    expect((await send('')).status).toBe(422);
    expect(named()).toBe(false);
    const { status, headers } = await send('case-meeting');
    expect([status, headers.get('location')]).toEqual([303, PATH]);
    const sent = strict.upstream.asked.find(({ path }) => path.endsWith('/access-log/reasons'));
    expect(JSON.parse(sent?.body ?? '{}')).toEqual({ personRef: MOTHER.personRef, reason: 'case-meeting' });
    expect(textOf((await strict.open(PATH, 'education-office')).html)).toContain('Stand heute');
    await strict.stop();
  });
});

describe('the name', () => {
  const ask = (grund: string, as = 'migration-office') =>
    dashboard.send(`${PATH}/name`, new URLSearchParams({ grund }), as);

  it('is shown at once to those in charge and to the own provider', async () => {
    for (const user of ['koordination', 'silbenreich'])
      expect(textOf((await dashboard.open(PATH, user)).html)).toContain('Fall Mina Beispielova');
  });

  it('is shown to others after a reason, which is sent on; the address never carries it', async () => {
    const before = await dashboard.open(PATH, 'migration-office');
    expect(before.html).not.toContain('Beispielova');
    const { status, html } = await ask('case-meeting');
    expect([status, textOf(html).includes('Fall Mina Beispielova')]).toEqual([200, true]);
    const asked = dashboard.upstream.asked.find(({ path }) => path.endsWith('/names'));
    expect(JSON.parse(asked?.body ?? '{}')).toEqual({ refs: [MOTHER.personRef], reason: 'case-meeting' });
  });

  it('keeps the day that is looked at', async () => {
    const { html } = await dashboard.open(`${PATH}?tag=2026-02-01`, 'migration-office');
    expect(hidden(html, 'tag')).toBe('2026-02-01');
    dashboard.upstream.forget();
    await dashboard.send(
      `${PATH}/name`,
      new URLSearchParams({ grund: 'case-meeting', tag: '2026-02-01' }),
      'migration-office',
    );
    const asked = dashboard.upstream.asked.find(({ path }) => path.startsWith(`${STATUS}/cases/`));
    expect(asked?.query.get('day')).toBe('2026-02-01');
  });

  it('is not asked for without a reason: the form says what is missing', async () => {
    const { status, html } = await ask('');
    expect([status, textOf(html).includes('Bitte wählen Sie einen Grund.')]).toEqual([422, true]);
    expect(dashboard.upstream.asked.some(({ path }) => path.endsWith('/names'))).toBe(false);
  });

  it('for a reason that is not on the list is refused', async () => {
    expect((await ask('neugier')).status).toBe(400);
  });

  it('that learners does not tell, is not there', async () => {
    const strict = await startDashboard();
    strict.upstream.on(NAMES, problem(403, 'role-not-allowed'));
    const refused = await strict.send(
      `${PATH}/name`,
      new URLSearchParams({ grund: 'case-meeting' }),
      'migration-office',
    );
    expect([refused.status, textOf(refused.html).includes('Den Namen dieser Person dürfen Sie nicht sehen.')]).toEqual([
      403,
      true,
    ]);
    strict.upstream.on(NAMES, { body: { names: [] } });
    const unknown = await strict.send(
      `${PATH}/name`,
      new URLSearchParams({ grund: 'case-meeting' }),
      'migration-office',
    );
    expect(textOf(unknown.html)).toContain('Zu dieser Person ist kein Name für Sie hinterlegt.');
    await strict.stop();
  });

  it('is a reference while learners is away: the page stands', async () => {
    const away = await startDashboard();
    away.upstream.on(NAMES, problem(503, 'unavailable'));
    const { status, html } = await away.open(PATH, 'koordination');
    expect([status, textOf(html).includes(`Fall ${MOTHER.personRef}`)]).toEqual([200, true]);
    await away.stop();
  });
});

describe('the cases behind a number', () => {
  it('are a list with links to each, and go on by the cursor', async () => {
    const { html } = await dashboard.open(
      '/faelle?fachdienst=all&stufe=handover-offered&gemeinde=03251040',
      'koordination',
    );
    expect(rowsOf(html, 'Alle Personen, Stufe „Übergabe angeboten“, Sulingen, Stand vom 24.11.2026')).toEqual([
      ['Mina Beispielova', 'Sulingen', 'B1', 'Übergabe angeboten'],
    ]);
    expect(linkTo(html, 'Weitere Zeilen')).toBe(
      '/faelle?fachdienst=all&stufe=handover-offered&gemeinde=03251040&tag=2026-11-24&ab=weiter%2F1',
    );
    await dashboard.open(linkTo(html, 'Weitere Zeilen') ?? '', 'koordination');
    expect(dashboard.upstream.asked.at(-2)?.query.get('after')).toBe('weiter/1');
  });

  it('that are none say what to do', async () => {
    const none = await startDashboard();
    none.upstream.on(`GET ${STATUS}/cases`, { body: { rows: [] } });
    const { html } = await none.open('/faelle?stufe=arrived', 'koordination');
    expect(textOf(html)).toContain('An diesem Tag stand niemand auf dieser Stufe.');
    expect(linksOf(html).some(([, href]) => href === '/')).toBe(true);
    await none.stop();
  });
});
