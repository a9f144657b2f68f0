import { describe, expect, it } from '@jest/globals';
import { PERSONS, tryOut } from './all-pages.js';
import type { HouseWithBrowser } from './house.js';

const WITHOUT_SCRIPT = { javaScriptEnabled: false };

/** Everything works without script. */
export function withoutScript(house: () => HouseWithBrowser): void {
  describe('without script', () => {
    it('another day is chosen, and its view is a link', () =>
      house().visit(
        'kurskoordination',
        async (page) => {
          await page.fill('#tag', '2026-11-18');
          await page.locator('.vz-head').getByRole('button', { name: 'Anzeigen' }).click();
          await page.getByText('Sie sehen den Stand vom 18.11.2026, vor 6 Tagen.').waitFor();
          expect(new URL(page.url()).search).toContain('tag=2026-11-18');
          await page.getByRole('link', { name: 'Zum heutigen Stand' }).click();
          expect(new URL(page.url()).search).toBe('');
        },
        WITHOUT_SCRIPT,
      ));

    it('a hand-over is returned with a reason', () =>
      house().visit(
        'silbenreich',
        async (page) => {
          await page.goto('/uebergaben');
          const rows = page.locator('#eingehend tbody tr');
          const before = await rows.count();
          await rows.last().getByText('Zurückgeben mit Begründung').click();
          await rows.last().getByLabel('Grund').selectOption({ label: 'kein freier Platz' });
          await rows.last().getByRole('button', { name: 'Zurückgeben' }).click();
          await page.getByText('Die Übergabe ist zurückgegeben.').waitFor();
          expect(await rows.count()).toBe(before - 1);
          expect(await page.locator('#beantwortet tbody').getByText('kein freier Platz').count()).toBe(1);
        },
        WITHOUT_SCRIPT,
      ));

    it('a file is tried, carried out, and known the next time', () =>
      house().visit(
        'kurskoordination',
        async (page) => {
          await page.goto('/import');
          await tryOut(page, PERSONS);
          await page.getByText('2 Zeilen geprüft, noch nichts geändert').waitFor();
          expect(await page.locator('main tbody tr').allInnerTexts()).toEqual([expect.stringContaining('nachname')]);
          await page.getByRole('button', { name: '1 Zeile einspielen' }).click();
          await page.getByText('2 Zeilen gelesen, 1 eingespielt, 1 nicht.').waitFor();
          await page.goto('/import');
          await tryOut(page, PERSONS);
          await page.getByText('2 Zeilen geprüft').waitFor();
          expect(
            (await page.locator('.vz-counts li').allInnerTexts()).map((text) => Number.parseInt(text, 10)),
          ).toEqual([0, 0, 1, 1]);
        },
        WITHOUT_SCRIPT,
      ));

    it('a read model is rebuilt while the pages go on', () =>
      house().visit(
        'betrieb',
        async (page) => {
          await page.getByRole('button', { name: 'meeting neu aufbauen', exact: true }).click();
          await page.getByText('Der Neuaufbau hat begonnen.').waitFor();
          await page.goto('/betrieb');
          await page.getByText('zuletzt neu aufgebaut').waitFor();
        },
        WITHOUT_SCRIPT,
      ));
  });
}
