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

export const ALL_PAGES: readonly Place[] = [
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
  at('the finder of courses', undefined, '/kursfinder'),
  at('the waiting list', 'kurskoordination', '/warteliste'),
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
