import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { HANDOVERS, MOTHER, RUN_OF_PAGE } from '../testing/county-data.js';
import { type DashboardProcess, startDashboard } from '../testing/dashboard-process.js';
import { teachDesk } from '../testing/desk-answers.js';
import { rowsOf, textOf } from '../testing/html.js';

const { personRef } = MOTHER;
const DISPUTED = ['identity', 'level', 'municipality', 'needs', 'attendance', 'result', 'entitlement'];
let dashboard: DashboardProcess;
beforeAll(async () => {
  dashboard = await startDashboard();
  const { upstream } = dashboard;
  upstream.on('GET /api/courses/v1/course-runs/*', { body: RUN_OF_PAGE });
  upstream.on('POST /api/integration-status/v1/disputed', ({ body }) => ({
    body: { persons: body.includes(personRef) ? [{ personRef, disputed: DISPUTED }] : [] },
  }));
});
afterAll(() => dashboard.stop());

const page = async (path: string, as = 'silbenreich') => {
  const { status, html } = await dashboard.open(path, as);
  expect([path, status]).toEqual([path, 200]);
  return html;
};

it('the waiting list marks what is disputed at the datum, and in its file', async () => {
  const [own, other] = rowsOf(await page('/warteliste', 'koordination'), 'Warteliste in der');
  expect(own?.slice(0, 4).map((cell) => cell.replace(/\s+/g, ' '))).toEqual([
    expect.stringContaining('bestritten: Sprachstand'),
    'Mina Beispielova bestritten Sulingen bestritten',
    expect.stringMatching(/Kinderbetreuung bestritten$/),
    expect.stringContaining('bestritten: Recht'),
  ]);
  expect(other?.join(' ')).not.toContain('bestritten');
  expect(await page('/warteliste.csv', 'koordination')).toContain('Name oder Geburtsdatum, Sprachstand, Wohnort');
  expect(textOf(await page('/warteliste/w_1', 'koordination'))).toContain('Mina Beispielova bestritten');
});

it('the page of a run marks name, participation and result, and so does its file', async () => {
  const rows = rowsOf(await page('/kurse/r_1'), 'Teilnehmende, nach Namen');
  const own = rows.find(([person]) => person?.startsWith('Mina Beispielova'));
  expect(own?.slice(0, 2)).toEqual(['Mina Beispielova bestritten', expect.stringContaining('bestritten: Teilnahme')]);
  expect(rows.flat().join(' ').split('bestritten').length).toBe(3);
  expect(await page('/kurse/r_1/teilnehmende.csv')).toContain('Name oder Geburtsdatum, Sprachstand');
  expect(textOf(await page('/kurse/r_1/teilnahmen/g_1'))).toContain('Mina Beispielova bestritten in');
});

it('letters say before they are sent what the person disputes', async () => {
  const letter = textOf(await page('/briefe/r_1/g_1/registration-confirmation/person'));
  expect(letter).toContain('Die Person bestreitet: Name oder Geburtsdatum, Sprachstand');
});

it('pairs of likely the same, persons found, and hand-overs that were reported carry the mark', async () => {
  const { upstream } = dashboard;
  const person = (ref: string) => ({
    ...{ personRef: ref, givenName: 'Mina', familyName: 'Meyer', birthDate: '1991-04-17' },
    ...{ municipalityKey: '03251041', enrolledOn: '2026-02-01' },
  });
  upstream.on('GET /api/learners/v1/duplicates', {
    body: {
      rows: [
        {
          ...{ elder: person(personRef), younger: person('p_jung'), state: 'open' },
          ...{ reasonsFor: [], reasonsAgainst: [] },
        },
      ],
    },
  });
  const [pair] = rowsOf(await page('/personen/dubletten', 'koordination'), 'Paare');
  expect(pair?.[0]?.replace(/\s+/g, ' ')).toMatch(/geboren am 17.04.1991 bestritten .* 01.02.2026 bestritten$/);
  expect(pair?.[1]).not.toContain('bestritten');
  upstream.on('POST /api/learners/v1/learners/search', {
    body: {
      persons: [
        {
          ...{ personRef, givenName: 'Mina', familyName: 'Beispielova', disputed: ['identity'] },
          match: { names: 2, sounds: 2, birthDate: 'same' },
        },
      ],
    },
  });
  const searched = new URLSearchParams({ nachname: 'Beispielova', vorname: '', geburtsdatum: '' });
  const found = await dashboard.send('/personen/suche', searched, 'koordination');
  expect(rowsOf(found.html, 'Gefundene Personen')[0]?.[0]).toBe('Mina Beispielova bestritten');
  const rows = HANDOVERS.slice(0, 1).map((row) => ({ ...row, disputed: ['identity', 'municipality'] }));
  upstream.on('GET /api/integration-status/v1/handovers', { body: { rows } });
  const [reported] = rowsOf(await page('/listen/gemeldet', 'koordination'), 'Frist verstrichen');
  expect(reported?.[0]?.split('bestritten').length).toBe(3);
});

it('so do those in two courses at once and those of the own follow-ups', async () => {
  const { upstream } = dashboard;
  const overlap = {
    ...{ personRef, registrationId: 'g_1', runId: 'r_1', title: 'Kurs', startsOn: '2026-12-01', endsOn: '2027-03-26' },
    ...{ otherRegistrationId: 'g_2', since: '2026-11-20', begun: false },
  };
  upstream.on('GET /api/courses/v1/overlaps', { body: { overlaps: [overlap] } });
  const [pair] = rowsOf(await page('/kurse/ueberschneidungen'), 'Personen in zwei Kursen');
  expect(pair?.[0]).toBe('Mina Beispielova bestritten');
  teachDesk(upstream);
  const followUp = {
    ...{ followUpId: 'w_1', personRef, subject: 'call-back', dueOn: '2026-11-30', inCharge: 'me' },
    ...{ setBy: 'me', setOn: '2026-11-01', forAll: false },
  };
  upstream.on('GET /api/learners/v1/follow-ups', { body: { rows: [followUp] } });
  expect(textOf(await page('/wiedervorlagen'))).toContain('Mina Beispielova bestritten');
});

it('says so where nobody can tell what is disputed', async () => {
  dashboard.upstream.on('POST /api/integration-status/v1/disputed', { status: 503, body: {} });
  const SAID = 'Welche Angaben bestritten sind, ist gerade nicht bekannt.';
  for (const [path, as] of [
    ['/kurse/r_1', 'silbenreich'],
    ['/warteliste', 'koordination'],
    ['/warteliste/zusammenlegungen', 'koordination'],
    ['/wiedervorlagen', 'silbenreich'],
    ['/kurse/ueberschneidungen', 'silbenreich'],
  ] as const)
    expect([path, textOf(await page(path, as))]).toEqual([path, expect.stringContaining(SAID)]);
  expect(await page('/kurse/r_1/teilnehmende.csv')).toContain('nicht bekannt');
});
