import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { MOTHER } from '../../testing/county-data.js';
import { type DashboardProcess, startDashboard } from '../../testing/dashboard-process.js';
import { linkTo, rowsOf, textOf } from '../../testing/html.js';
import { problem, type Said } from '../../testing/upstream.js';

const LEARNERS = '/api/learners/v1';
let dashboard: DashboardProcess;
let found: Said | undefined;
let answer: Said | undefined;
beforeAll(async () => {
  dashboard = await startDashboard();
  dashboard.upstream.on(`POST ${LEARNERS}/learners/search`, () => found);
  dashboard.upstream.on(`POST ${LEARNERS}/learners`, () => answer ?? done('p_neu', 'learner-p_neu', 1));
  dashboard.upstream.on(`POST ${LEARNERS}/learners/*/levels`, done('p_neu', 'learner-p_neu', 2));
  dashboard.upstream.on(`POST ${LEARNERS}/learners/*/needs`, done('p_neu', 'learner-p_neu', 3));
  dashboard.upstream.on('POST /api/courses/v1/registrations', () => answer);
  dashboard.upstream.on('POST /api/courses/v1/waiting-entries', () => answer ?? done('w_1', 'waiting-entry-w_1', 1));
});
afterAll(() => dashboard.stop());
beforeEach(() => dashboard.upstream.forget());
afterEach(() => {
  found = undefined;
  answer = undefined;
});

const done = (id: string, stream: string, version: number, more = {}): Said => ({
  status: 201,
  body: { id, stream, version, events: [], ...more },
});
const HIT: Said = {
  body: {
    persons: [
      {
        personRef: MOTHER.personRef,
        match: { names: 0, sounds: 2, birthDate: 'same' },
        givenName: 'Mina',
        familyName: 'Beispielova',
      },
    ],
  },
};
const NEW = {
  schluessel: 'f_1',
  vorname: 'Mina',
  nachname: 'Beispielowa',
  geburtsdatum: '1991-04-17',
  gemeinde: '03251040',
};
const send = (path: string, fields: Readonly<Record<string, string>>, as = 'silbenreich') =>
  dashboard.send(path, new URLSearchParams(fields), as);
const asked = (path: RegExp) =>
  dashboard.upstream.asked
    .filter((one) => one.method === 'POST' && path.test(one.path))
    .map(({ path: at, body, headers }) => [at, JSON.parse(body) as unknown, headers['idempotency-key']]);

describe('looking for a person', () => {
  it('keeps the name out of every address', async () => {
    found = HIT;
    const { html } = await send('/personen/suche', { nachname: 'Beispielowa', vorname: 'Mina' });
    expect(rowsOf(html, 'Gefundene Personen')).toEqual([['Mina Beispielova', 'klingt gleich', 'gleich']]);
    expect(dashboard.upstream.asked.map(({ path, query }) => `${path}?${query.toString()}`).join()).not.toMatch(
      /beispiel/i,
    );
  });
  it('without a last name is asked for it, and keeps the rest', async () => {
    const { status, html } = await send('/personen/suche', { nachname: '', vorname: 'Mina' });
    expect(status).toBe(422);
    expect(linkTo(html, 'Bitte geben Sie den Nachnamen an.')).toBe('#nachname');
    expect(html).toContain('value="Mina"');
  });
  it('is told that nobody is known whom the reader may know of', async () => {
    found = { body: { persons: [] } };
    expect(textOf((await send('/personen/suche', { nachname: 'Neu' })).html)).toContain('Niemand, von dem Sie wissen');
  });
  it('by posts outside of their own scope carries the reason', async () => {
    found = HIT;
    await send('/personen/suche', { nachname: 'Neu', grund: 'case-meeting' }, 'migration-office');
    expect(asked(/search$/)[0]?.[1]).toEqual({ familyName: 'Neu', reason: 'case-meeting' });
  });
});

describe('a provider’s page of persons', () => {
  it('shows whom it took in with the next step, and its courses', async () => {
    const { html } = await dashboard.open('/personen', 'silbenreich');
    expect(rowsOf(html, 'Personen, die Sie aufgenommen')).toEqual([
      ['Mina Beispielova', '02.11.2026', 'Sulingen', 'B1', 'anmelden oder vormerken'],
    ]);
    expect(rowsOf(html, 'Kurse, die laufen')[0]?.[3]).toBe('18 von 25');
  });
});

describe('taking a person in', () => {
  it('looks first whether she is known, and asks', async () => {
    found = HIT;
    const { html } = await send('/personen/aufnehmen', NEW);
    expect(textOf(html)).toContain('Ist es eine von diesen?');
    expect(asked(/learners$/)).toEqual([]);
    await send('/personen/aufnehmen', { ...NEW, geprueft: 'Beispielowa|Mina|1991-04-17' });
    expect(asked(/learners$/)).toHaveLength(1);
  });
  it('looks again when the name was changed after the look', async () => {
    found = HIT;
    await send('/personen/aufnehmen', { ...NEW, geprueft: 'Andere|Mina|1991-04-17' });
    expect(asked(/learners$/)).toEqual([]);
  });
  it('sends each step with a key of its own, and leads to the next step', async () => {
    found = { body: { persons: [] } };
    const { status, headers } = await send('/personen/aufnehmen', {
      ...NEW,
      niveau: 'A2',
      nachweis: 'placement-test',
      zeiten: 'morning',
      strecke: '15',
    });
    expect([status, headers.get('location')]).toEqual([
      303,
      '/personen/p_neu/weiter?meldung=aufgenommen&gesehen=learner-p_neu%403',
    ]);
    expect(asked(/v1\/learners(\/p_neu|$)/)).toEqual([
      [
        `${LEARNERS}/learners`,
        { givenName: 'Mina', familyName: 'Beispielowa', birthDate: '1991-04-17', municipalityKey: '03251040' },
        'f_1-person',
      ],
      [`${LEARNERS}/learners/p_neu/levels`, { level: 'A2', basis: 'placement-test' }, 'f_1-niveau'],
      [
        `${LEARNERS}/learners/p_neu/needs`,
        { childcare: false, stepFree: false, timesOfDay: ['morning'], maxDistanceKm: 15 },
        'f_1-bedarf',
      ],
    ]);
  });
  it('says at each field what is missing, and loses nothing', async () => {
    const { status, html } = await send('/personen/aufnehmen', { ...NEW, geburtsdatum: '', niveau: 'A2' });
    expect(status).toBe(422);
    expect(linkTo(html, 'Bitte wählen Sie, wodurch das Niveau festgestellt wurde.')).toBe('#nachweis');
    expect(html).toContain('value="Beispielowa"');
  });
  it('shows a refusal of the service at its field', async () => {
    found = { body: { persons: [] } };
    answer = problem(400, 'birth-date-implausible', [{ at: '/birthDate', code: 'birth-date-implausible', detail: '' }]);
    const { status, html } = await send('/personen/aufnehmen', NEW);
    expect(status).toBe(400);
    expect(linkTo(html, 'Das Geburtsdatum liegt zu weit zurück oder nach der Aufnahme.')).toBe('#geburtsdatum');
  });
});

describe('the next step', () => {
  const NEXT = `/personen/${MOTHER.personRef}`;
  it('offers the own courses with free seats, and what fits or not', async () => {
    const { html } = await dashboard.open(`${NEXT}/weiter`, 'silbenreich');
    expect(rowsOf(html, 'Kurse mit freien Plätzen')[0]?.slice(0, 3)).toEqual([
      'Allgemeiner Integrationskurs, Aufbau B1 – B2, vormittags',
      '08.12.2026',
      '7',
    ]);
    expect(html).not.toContain('Jugendintegrationskurs');
  });
  it('registers her, and says so', async () => {
    answer = done('g_1', 'participation-p', 1, { registration: 'confirmed', warnings: [{ code: 'right-missing' }] });
    const { headers } = await send(`${NEXT}/anmelden`, { schluessel: 'f_2', kurs: 'r_neu' });
    expect(headers.get('location')).toContain('meldung=angemeldet&hinweis=right-missing');
    expect(asked(/registrations$/)).toEqual([
      ['/api/courses/v1/registrations', { personRef: MOTHER.personRef, runId: 'r_neu' }, 'f_2'],
    ]);
  });
  it('tells that the last seat is gone', async () => {
    answer = done('g_1', 'participation-p', 1, { registration: 'refused' });
    const { status, html } = await send(`${NEXT}/anmelden`, { schluessel: 'f_2', kurs: 'r_neu' });
    expect(status).toBe(409);
    expect(textOf(html)).toContain('In diesem Kurs ist kein Platz mehr frei.');
  });
  it('puts her on the waiting list, and keeps what was chosen when something is missing', async () => {
    const wait = { schluessel: 'f_3', kursart: 'IK_ALLG', niveau: 'B1', gemeinde: '03251040', zeiten: 'morning' };
    expect((await send(`${NEXT}/warten`, wait)).headers.get('location')).toContain('meldung=wartet');
    const { status, html } = await send(`${NEXT}/warten`, { ...wait, kursart: '' });
    expect(status).toBe(422);
    expect(html).toMatch(/value="morning"[^>]*checked/);
  });
});
