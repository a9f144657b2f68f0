import { describe, expect, it } from '@jest/globals';
import type { HouseWithBrowser } from './house.js';

/** What a first visitor sees in the first ten seconds. */
export function firstVisit(house: () => HouseWithBrowser): void {
  describe('the first visit', () => {
    it('reads the headline, and that all of it is invented, without scrolling', () =>
      house().visit('kurskoordination', async (page) => {
        const counts = await page.locator('.vz-counts li').allInnerTexts();
        expect(counts.map((text) => /^\d+ \S+ \S+/.exec(text.replace(/\s+/g, ' '))?.[0])).toEqual([
          '9 Übergaben überfällig',
          expect.stringMatching(/^\d+ Übergaben? gemeldet$/),
          '14 Rechte verfallen',
          '3 Kurse gefährdet',
          '2 Maßnahmen überfällig',
        ]);
        await expect(page.getByText('Alle Personen, Träger und Vorgänge sind erfunden.').isVisible()).resolves.toBe(
          true,
        );
        const row = await page.locator('#uebergaben tbody tr').first().boundingBox();
        expect((row?.y ?? Infinity) + (row?.height ?? 0)).toBeLessThan(900);
      }));

    it('meets a mother in Sulingen first, whose right lapses in six days, and finds two runs one click away', () =>
      house().visit('kurskoordination', async (page) => {
        const first = page.locator('#uebergaben tbody tr').first();
        const text = (await first.innerText()).replace(/\s+/g, ' ');
        for (const said of [
          'Sulingen, braucht Kinderbetreuung',
          'überfällig seit 13 Tagen',
          'B1-Kurs beendet vor 23 Tagen',
          'verfällt in 6 Tagen',
          '2 passende Kurse',
        ])
          expect(text).toContain(said);
        await first.getByRole('link', { name: '2 passende Kurse' }).click();
        const fitting = page.locator('#passende-kurse tbody tr');
        await fitting.first().waitFor();
        expect(await fitting.filter({ has: page.getByText('nichts', { exact: true }) }).count()).toBe(2);
      }));

    it('sees three evening runs in Syke and Weyhe with 4, 3 and 5 people', () =>
      house().visit('kurskoordination', async (page) => {
        const rows = (await page.locator('#kurse tbody tr').allInnerTexts()).map((text) => text.replace(/\s+/g, ' '));
        expect(
          rows.map((text) => [
            /Syke|Weyhe/.exec(text)?.[0],
            /abends/.test(text),
            /(\d+) von mindestens/.exec(text)?.[1],
          ]),
        ).toEqual([
          ['Syke', true, '4'],
          ['Syke', true, '3'],
          ['Weyhe', true, '5'],
        ]);
      }));

    it('gets from every count to a list with so many rows, and from each number of the board to its cases', () =>
      house().visit('kurskoordination', async (page) => {
        for (const [list, count] of [
          ['uebergaben', 9],
          ['rechte', 14],
          ['kurse', 3],
          ['massnahmen', 2],
        ] as const) {
          await page.goto('/');
          await page.locator(`.vz-counts a[href="/listen/${list}"]`).click();
          expect(await page.locator('main tbody tr').count()).toBe(count);
        }
        await page.goto('/?gemeinde=03251040');
        const cell = page.locator('#stand tbody tr').first().locator('a').first();
        const number = Number(await cell.innerText());
        await cell.click();
        expect(await page.locator('main tbody tr').count()).toBe(number);
      }));
  });
}
