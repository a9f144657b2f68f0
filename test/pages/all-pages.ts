import type { Page } from 'playwright-core';
import { firstCase } from './house.js';

/** Every page in every state that people meet, with who sees it and how one gets there. */
export interface Place {
  readonly name: string;
  readonly user: string | undefined;
  readonly open: (page: Page) => Promise<unknown>;
}

const at = (name: string, user: string | undefined, path: string): Place => ({
  name,
  user,
  open: (page) => page.goto(path),
});

/** The address of the first link of a page that begins so. */
async function linkOn(page: Page, path: string, begins: string, inside = 'main'): Promise<string> {
  await page.goto(path);
  const address = await page.locator(`${inside} a[href^="${begins}"]`).first().getAttribute('href');
  if (address === null) throw new Error(`${path} has no link to ${begins}`);
  return address;
}

const OFFICE = 'vhs';
const aRun = (page: Page, state: 'geplant' | 'laufend'): Promise<string> =>
  linkOn(page, `/kurse?traeger=${OFFICE}&zustand=${state}`, '/kurse/r_', '#liste');
const aParticipant = async (page: Page): Promise<string> => linkOn(page, await aRun(page, 'laufend'), '/faelle/');

/** A page of a provider that is reached by links of others. */
const reached = (name: string, address: (page: Page) => Promise<string>): Place => ({
  name,
  user: OFFICE,
  open: async (page) => page.goto(await address(page)),
});

/** What a provider's office reaches from its lists: runs, participants, hand-overs, letters, and their forms. */
const OF_THE_OFFICE: readonly Place[] = [
  reached('a running course', (page) => aRun(page, 'laufend')),
  reached('a planned course with who waits', (page) => aRun(page, 'geplant')),
  reached('one participation', async (page) => {
    const run = await aRun(page, 'laufend');
    return linkOn(page, run, `${run}/teilnahmen/`);
  }),
  reached('the plan of a course', async (page) => `${await aRun(page, 'geplant')}/bearbeiten`),
  reached('cancelling a course', async (page) => `${await aRun(page, 'geplant')}/absagen`),
  reached('who fits the free seats', async (page) =>
    (await aRun(page, 'geplant')).replace('/kurse/', '/warteliste/kurse/'),
  ),
  reached('a case of a provider', aParticipant),
  reached('the rights of a person', async (page) => `${await aParticipant(page)}/rechte`),
  reached(
    'the next step of a person',
    async (page) => `${(await aParticipant(page)).replace('/faelle/', '/personen/')}/weiter`,
  ),
  ...['niveau', 'schrift', 'bedarf', 'umzug', 'personalangaben', 'bestreiten'].map((what) =>
    reached(`data of a person: ${what}`, async (page) => `${await aParticipant(page)}/angaben/${what}`),
  ),
  reached('offering a hand-over', async (page) => linkOn(page, await aRun(page, 'laufend'), '/uebergaben/anbieten')),
  reached('asking for mediation', (page) => linkOn(page, '/uebergaben', '/uebergaben/vermittlung?uebergabe=')),
  reached('the notice of a hand-over', (page) => linkOn(page, '/uebergaben', '/uebergaben/h')),
  reached('a letter', (page) => linkOn(page, '/briefe', '/briefe/r_')),
  at('the times of a provider', OFFICE, '/uebergaben/zeiten'),
  at('mediation', OFFICE, '/uebergaben/vermittlung'),
  at('the contact and venues of a provider', OFFICE, '/kurse/traeger/vhs'),
  at('the meeting as a provider sees it', OFFICE, '/abstimmung'),
  at('the follow-ups of a provider', OFFICE, '/wiedervorlagen'),
  {
    name: 'taking a person in with all that is missing',
    user: OFFICE,
    open: async (page) => {
      await page.goto('/personen/aufnehmen');
      await page.evaluate(() => [...document.forms].forEach((form) => void (form.noValidate = true)));
      await page.getByRole('button', { name: 'Aufnehmen' }).click();
      await page.getByText('Die Person wurde nicht aufgenommen').waitFor();
    },
  },
];

export const ALL_PAGES: readonly Place[] = [
  ...OF_THE_OFFICE,
  at('signing in', undefined, '/anmelden?grund=abgemeldet'),
  at('the overview', 'kurskoordination', '/'),
  at('the overview of a municipality on another day', 'kurskoordination', '/?gemeinde=03251040&tag=2026-11-18'),
  at('the overview without the right to cases', 'kreistag', '/'),
  at('the overview of a department', 'jugend', '/'),
  at('the distribution of a number', 'kreistag', '/verteilung?fachdienst=social&stufe=waiting'),
  at('the accessibility statement', undefined, '/barrierefreiheit'),
  at('a list', 'kurskoordination', '/listen/rechte?sortiert=Verfall'),
  at('an empty list', 'kurskoordination', '/listen/massnahmen?tag=2025-01-01'),
  at('the cases behind a number', 'kurskoordination', '/faelle?fachdienst=all&stufe=waiting'),
  { name: 'a case', user: 'kurskoordination', open: async (page) => page.goto(await firstCase(page)) },
  {
    name: 'a case outside of the own scope',
    user: 'migrationsstelle',
    open: async (page) => {
      await page.goto(await firstCase(page));
      await page.getByText('außerhalb Ihres eigenen Bereichs').waitFor();
    },
  },
  {
    name: 'a case whose name is asked for without a reason',
    user: 'migrationsstelle',
    open: async (page) => {
      await page.goto(await firstCase(page));
      await page.getByLabel('Wozu öffnen Sie diesen Fall?').selectOption({ label: 'Fallbesprechung' });
      await page.getByRole('button', { name: 'Fall öffnen' }).click();
      await page.getByText('Namen anzeigen').first().click();
      await page.evaluate(() => document.querySelector('#grund')?.removeAttribute('required'));
      await page.getByRole('button', { name: 'Namen anzeigen' }).click();
      await page.getByText('Bitte wählen Sie einen Grund.').waitFor();
    },
  },
  at('the hand-overs of the county', 'kurskoordination', '/uebergaben'),
  at('the hand-overs of a pair on another day', 'kurskoordination', '/uebergaben?tag=2026-11-18&an=silbenreich'),
  {
    name: 'the hand-overs of a provider, with a return that lacks what is missing',
    user: 'silbenreich',
    open: async (page) => {
      await page.goto('/uebergaben');
      await returnWithoutSaying(page);
    },
  },
  at('the persons of a provider', 'vhs', '/personen'),
  at('taking a person in', 'kurskoordination', '/personen/aufnehmen'),
  at('the courses', 'kurskoordination', '/kurse'),
  at('planning a course', 'vhs', '/kurse/planen'),
  at('the catalogue', 'vhs', '/kurse/katalog'),
  at('a new course of the catalogue', 'vhs', '/kurse/katalog/neu'),
  at('the providers', 'kurskoordination', '/kurse/traeger'),
  at('registrations that overlap', 'kurskoordination', '/kurse/ueberschneidungen'),
  at('the finder of courses', undefined, '/kursfinder'),
  at('the waiting list', 'kurskoordination', '/warteliste'),
  {
    name: 'what fits to who waits',
    user: 'kurskoordination',
    open: async (page) => page.goto(await linkOn(page, '/warteliste', '/warteliste/w')),
  },
  at('how long people wait', 'kurskoordination', '/warteliste/zeiten'),
  at('hand-overs told to the coordination', 'kurskoordination', '/listen/gemeldet'),
  at('merges of courses', 'kurskoordination', '/warteliste/zusammenlegungen'),
  at('the deadlines', 'kurskoordination', '/fristen'),
  at('the letters of a provider', 'vhs', '/briefe'),
  at('the meeting of the providers', 'kurskoordination', '/abstimmung'),
  at('the follow-ups', 'kurskoordination', '/wiedervorlagen'),
  at('the agreements of a provider', 'vhs', '/uebergaben/vereinbarungen'),
  at('who may be known twice', 'kurskoordination', '/personen/dubletten'),
  at('past imports', 'kurskoordination', '/import/laeufe'),
  at('choosing a file', 'kurskoordination', '/import'),
  {
    name: 'a file that cannot be read',
    user: 'kurskoordination',
    open: async (page) => {
      await page.goto('/import');
      await tryOut(page, 'quatsch;noch mehr\n1;2\n');
      await page.getByText('Die Datei wurde nicht geprüft').waitFor();
    },
  },
  {
    name: 'the result of a dry run with a bad row',
    user: 'kurskoordination',
    open: async (page) => {
      await page.goto('/import');
      await tryOut(page, PERSONS);
      await page.getByText('2 Zeilen geprüft').waitFor();
    },
  },
  at('operations', 'betrieb', '/betrieb'),
  at('no page for this role', 'pruefung', '/start'),
  at('no right', 'silbenreich', '/betrieb'),
  at('nothing here', 'kurskoordination', '/gibt-es-nicht'),
];

/** One good row and one without a family name. */
export const PERSONS =
  'personen_nr;vorname;nachname;geburtsdatum;gemeinde;aufgenommen_am\n' +
  'x1;Mina;Erfunden;01.02.1990;03251040;01.11.2026\n' +
  'x2;Mina;;01.02.1990;03251040;01.11.2026\n';

/** Fills the form of the import for a file of persons and sends it. */
export async function tryOut(page: Page, content: string): Promise<void> {
  await page.selectOption('#art', { label: 'Personen' });
  await page.fill('#quelle', 'probe');
  await page.setInputFiles('#datei', { name: 'personen.csv', mimeType: 'text/csv', buffer: Buffer.from(content) });
  await page.getByRole('button', { name: 'Prüfen, ohne etwas zu ändern' }).click();
}

/** Returns the first hand-over because data are missing, without saying which: it is refused. */
export async function returnWithoutSaying(page: Page): Promise<void> {
  const first = page.locator('#eingehend tbody tr').first();
  await first.getByText('Zurückgeben mit Begründung').click();
  await first.getByLabel('Grund').selectOption({ label: 'Angaben fehlen' });
  await first.getByRole('button', { name: 'Zurückgeben' }).click();
  await page.getByText('Die Antwort wurde nicht gespeichert').waitFor();
}
