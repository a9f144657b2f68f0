import { describe, expect, it } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import type { HouseWithBrowser } from './house.js';

const OFFICE = 'vhs';
const MOST_RELOADS = 60;

/** Reloads until the page shows what other parts of the house are still writing. */
async function shown(page: Page, holds: () => Promise<boolean>): Promise<void> {
  for (let reloads = 0; reloads < MOST_RELOADS; reloads += 1) {
    if (await holds()) return;
    await page.goto(new URL(page.url()).pathname);
  }
  throw new Error(`${page.url()} does not get there`);
}

/** A browser that checks nothing before it sends: what is wrong is said by the page. */
const unchecked = (page: Page): Promise<void> =>
  page.evaluate(() => {
    for (const form of document.forms) form.noValidate = true;
  });

const press = (page: Page | Locator, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).click();

/** Two clicks before the answer: nothing is carried out twice. */
const pressTwice = (page: Page | Locator, name: string): Promise<void> =>
  page.getByRole('button', { name, exact: true }).dblclick();

const told = (page: Page, text: string): Promise<void> => page.locator('main').getByText(text).first().waitFor();

/** Opens a run of the own courses, of several the one that begins last. */
const openRun = async (page: Page, title: string, with_: string): Promise<void> => {
  await page.goto('/personen');
  const rows = page.locator('table', { has: page.getByText('Kurse, die laufen oder bevorstehen') }).locator('tbody tr');
  await rows.filter({ hasText: title }).filter({ hasText: with_ }).last().getByRole('link').click();
  await page.getByText('Wie steht dieser Kurs?').waitFor();
};

const dayIn = (days: number): string => {
  const day = new Date(Date.UTC(2026, 10, 24 + days));
  return day.toISOString().slice(0, 10);
};

/** A Monday of a provider's office, by its pages alone, right and wrong. */
export function monday(house: () => HouseWithBrowser): void {
  describe('a Monday of a provider', () => {
    it('looks for a person, takes her in, and brings her to a course', () =>
      house().visit(OFFICE, async (page) => {
        await page.goto('/personen');
        await unchecked(page);
        await press(page, 'Suchen');
        await told(page, 'Bitte geben Sie den Nachnamen an.');
        await page.getByLabel('Nachname').fill('Montagsfrau');
        await page.getByLabel('Vorname').fill('Mona');
        await press(page, 'Suchen');
        await told(page, 'Niemand, von dem Sie wissen dürfen, heißt so oder so ähnlich.');
        await press(page, 'Neu aufnehmen');
        await unchecked(page);
        await page.getByText('Sprachstand, Bedarf und Kontakt gleich mit aufnehmen').click();
        await page.getByLabel('Sprachstand').selectOption({ label: 'A1' });
        await press(page, 'Aufnehmen');
        for (const fault of [
          'Bitte geben Sie ein Geburtsdatum an, das nicht in der Zukunft liegt.',
          'Bitte wählen Sie den Wohnort.',
          'Bitte wählen Sie, wodurch das Niveau festgestellt wurde.',
        ])
          await told(page, fault);
        await page.getByLabel('Geburtsdatum').fill('2031-05-06');
        await page.getByLabel('Wohnort').selectOption({ label: 'Stuhr' });
        await page.getByLabel('Festgestellt durch').selectOption({ label: 'Einstufungstest' });
        await press(page, 'Aufnehmen');
        await told(page, 'Das Geburtsdatum liegt zu weit zurück oder nach der Aufnahme.');
        await page.getByLabel('Geburtsdatum').fill('1991-05-06');
        expect(await page.getByLabel('Nachname').inputValue()).toBe('Montagsfrau');
        await pressTwice(page, 'Aufnehmen');
        await told(page, 'Die Person ist aufgenommen.');

        const row = page.getByRole('row').filter({ hasText: 'Allgemeiner Integrationskurs, Basis' }).first();
        await row.getByRole('button').dblclick();
        await told(page, 'Die Person ist angemeldet: Der Platz ist vergeben.');
        await told(page, 'Es ist kein Recht bekannt, das diesen Kurs deckt.');

        await page.getByRole('link', { name: 'Mona Montagsfrau' }).click();
        await page.getByRole('link', { name: 'Nächster Schritt' }).first().click();
        await page.getByRole('heading', { name: 'Nächster Schritt: Mona Montagsfrau' }).waitFor();

        await page.goto('/personen');
        await page.getByLabel('Nachname').fill('Montagsfrau');
        await press(page, 'Suchen');
        await page.getByRole('link', { name: 'Mona Montagsfrau' }).first().waitFor();
      }));

    it('plans a course with a single seat, fills it from the waiting list, and is told that it is full', () =>
      house().visit(OFFICE, async (page) => {
        await page.goto('/kurse/planen');
        await unchecked(page);
        await press(page, 'Kurs planen');
        await told(page, 'Bitte wählen Sie die Kursart.');
        await told(page, 'Bitte geben Sie den Tag des Beginns an.');
        await page.getByLabel('Kursart').selectOption({ label: 'Allgemeiner Integrationskurs' });
        await page.getByLabel('Beginn').fill(dayIn(20));
        await page.locator('details').evaluateAll((all) => all.forEach((one) => one.setAttribute('open', '')));
        await page.getByLabel('Plätze').fill('1');
        await page.getByLabel('Mindestzahl').fill('1');
        await page.getByLabel('Ende').fill(dayIn(10));
        await press(page, 'Kurs planen');
        await told(page, 'Der Kurs wurde nicht geplant');
        await page.getByLabel('Ende').fill(dayIn(120));
        await pressTwice(page, 'Kurs planen');
        await told(page, 'Der Kurs ist geplant.');
        const run = /\/kurse\/[^/]+/.exec(page.url())?.[0] ?? '';
        await page.goto(run);

        await press(page, 'Anmelden');
        await told(page, 'Bitte wählen Sie eine Person, oder geben Sie ihre Referenz an.');
        await page.goto(run);
        const proposals = page.locator('#wartende tbody tr');
        await shown(page, async () => (await proposals.count()) > 1);
        const late = await page.context().newPage();
        await late.goto(run);
        await proposals.first().getByRole('button').dblclick();
        await told(page, 'Die Person ist angemeldet: Der Platz ist vergeben.');
        await told(page, 'Alle Plätze sind vergeben.');
        await late.locator('#wartende tbody tr').nth(1).getByRole('button').click();
        await told(late, 'Der Kurs hat keinen Platz mehr. Die Person wartet weiter, ihr Datum bleibt.');
      }));

    it('begins a course, and enters three drop-outs and 18 results in one form', () =>
      house().visit(OFFICE, async (page) => {
        await openRun(page, 'Allgemeiner Integrationskurs, Basis', '21 von 25');
        await page.locator('summary', { hasText: 'Kurs beginnen' }).click();
        await press(page, 'Kurs beginnen');
        await told(page, 'Der Kurs hat begonnen.');
        const attendance = page.locator('select[name="teilnahme"]');
        await shown(page, async () => (await attendance.count()) === 21);

        await press(page, 'Einträge speichern');
        await told(page, 'In keiner Zeile ist etwas eingetragen.');
        for (let row = 0; row < 3; row += 1) await attendance.nth(row).selectOption('dropped-out:work');
        const results = page.locator('select[name="ergebnis"]');
        for (let row = 3; row < 21; row += 1) await results.nth(row).selectOption(row % 3 === 0 ? 'A1:nein' : 'A2:ja');
        await page.getByLabel('Tag der Einträge').fill('2026-01-05');
        await press(page, 'Einträge speichern');
        await told(page, 'Tag der Einträge: Der Tag liegt vor dem Beginn der Teilnahme.');
        await page.getByLabel('Tag der Einträge').fill(dayIn(0));
        await pressTwice(page, 'Einträge speichern');
        await told(page, 'Ihre Einträge sind gespeichert. Personen: 21.');
        const left = page.locator('table', { has: page.getByText('Abgebrochen, zurückgezogen oder abgelehnt') });
        await shown(page, async () => (await left.locator('tbody tr').count()) === 3);
        expect(await page.getByText(/Ziel (nicht )?erreicht, 24\.11\.2026/).count()).toBe(18);
      }));

    it('lets one participant pause and come back', () =>
      house().visit(OFFICE, async (page) => {
        await openRun(page, 'Allgemeiner Integrationskurs, Aufbau', '');
        await page.getByRole('link', { name: 'Pause oder Abbruch' }).first().click();
        await unchecked(page);
        await press(page, 'Unterbrechen');
        await told(page, 'Bitte wählen Sie einen Grund.');
        await page.getByLabel('Grund').first().selectOption({ label: 'verreist' });
        await pressTwice(page, 'Unterbrechen');
        await told(page, 'Die Teilnahme ist unterbrochen.');
        await page.getByText('unterbrochen seit').first().waitFor();
        await page
          .getByRole('row')
          .filter({ hasText: 'unterbrochen seit' })
          .getByRole('link', { name: 'Pause' })
          .click();
        await press(page, 'Fortsetzen');
        await told(page, 'Die Person nimmt wieder teil.');
      }));

    it('offers a hand-over before the course ends, once', () =>
      house().visit(OFFICE, async (page) => {
        await page.goto('/abstimmung');
        const participants = page.getByRole('row').filter({ hasText: 'Basisberufssprachkurs B2' });
        await participants.getByRole('link', { name: 'Übergabe anbieten' }).last().click();
        await press(page, 'Weiter: Grundlage und Angaben');
        await told(page, 'Bitte wählen Sie einen Kurs, oder einen Träger und eine Kursart.');
        await page.getByLabel('Aufnehmender Träger').selectOption({ label: 'Lernhaus Weidenpfad (erfunden)' });
        await page.getByLabel('Kursart des Anschlusses').selectOption({ label: 'Basisberufssprachkurs C1' });
        await press(page, 'Weiter: Grundlage und Angaben');
        await page.getByText('§ 88a Abs. 3 AufenthG').first().waitFor();
        await press(page, 'Weiter: Zusammenfassung');
        await told(page, 'Wer bekommt welche Angaben auf welcher Grundlage?');
        await pressTwice(page, 'Übergabe anbieten');
        await told(page, 'Die Übergabe ist angeboten.');
        await page.goBack();
        await press(page, 'Übergabe anbieten');
        await told(page, 'Diese Person wird schon übergeben: eine andere Übergabe ist noch offen.');
      }));

    it('returns one that was offered, naming what is missing, and accepts another', () =>
      house().visit(OFFICE, async (page) => {
        await page.goto('/uebergaben');
        await unchecked(page);
        const rows = page.locator('#eingehend tbody tr');
        const before = await rows.count();
        await rows.last().getByText('Zurückgeben mit Begründung').click();
        await press(rows.last(), 'Zurückgeben');
        await told(page, 'Bitte wählen Sie einen Grund.');
        await rows.last().getByLabel('Grund').selectOption({ label: 'Angaben fehlen' });
        await press(rows.last(), 'Zurückgeben');
        await told(page, 'Bitte kreuzen Sie an, welche Angaben fehlen.');
        await rows.last().getByRole('checkbox').first().check();
        await pressTwice(rows.last(), 'Zurückgeben');
        await told(page, 'Die Übergabe ist zurückgegeben.');
        await pressTwice(rows.first(), 'Annehmen');
        await told(page, 'Die Übergabe ist angenommen.');
        expect(await rows.count()).toBe(before - 2);
        await page.locator('#anschluss').getByRole('link', { name: 'In einen Kurs anmelden' }).first().click();
        await page.getByText('Wie geht es für diese Person weiter?').waitFor();
      }));

    it('prints a letter and notes that it was sent', () =>
      house().visit(OFFICE, async (page) => {
        await page.goto('/briefe');
        const letters = page.locator('table', { has: page.getByText('Briefe, die dringendsten zuerst') });
        const confirmations = letters.locator('tbody tr').filter({ hasText: 'Bestätigung der Anmeldung' });
        const person = await confirmations.first().getByRole('link').nth(1).innerText();
        const row = confirmations.filter({ hasText: person });
        await row.getByRole('link', { name: 'Bestätigung der Anmeldung' }).click();
        await page.emulateMedia({ media: 'print' });
        const letter = page.locator('.vz-letter');
        for (const said of ['Volkshochschule (erfunden)', `Guten Tag ${person},`, 'Mit freundlichen Grüßen'])
          expect(await letter.innerText()).toContain(said);
        expect(await page.locator('nav').isVisible()).toBe(false);
        expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(1000);
        await page.emulateMedia({ media: 'screen' });
        await page.goBack();
        await row.getByRole('button').dblclick();
        await told(page, 'Vermerkt: Der Brief ist versandt.');
        await shown(page, async () => (await row.count()) === 0);
      }));
  });
}
