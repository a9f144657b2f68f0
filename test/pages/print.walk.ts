import { describe, expect, it } from '@jest/globals';
import type { HouseWithBrowser } from './house.js';

/** What leaves the printer. */
export function onPaper(house: () => HouseWithBrowser): void {
  describe('on paper', () => {
    it('a page has no navigation and no forms, and is headed by county, page, day, position and when it was made', () =>
      house().visit('kurskoordination', async (page) => {
        await page.emulateMedia({ media: 'print' });
        expect(await page.locator('nav').isVisible()).toBe(false);
        expect(await page.locator('form:visible').count()).toBe(0);
        expect(await page.locator('footer').isVisible()).toBe(false);
        const head = page.locator('.vz-paper');
        expect((await head.innerText()).replace(/\s+/g, ' ').trim()).toMatch(
          /^Landkreis Diepholz · Übersicht · Stand vom 24\.11\.2026( · Ereignisprotokoll bis .+)? · abgerufen am 24\.11\.2026, \d\d:\d\d Uhr · Vorführung mit erfundenen Angaben$/,
        );
        expect((await head.boundingBox())?.y).toBeLessThan(40);
        expect(await page.locator('#uebergaben table').isVisible()).toBe(true);
      }));

    it('a table is printed alone by its button', () =>
      house().visit('kurskoordination', async (page) => {
        await page.addInitScript(() => {
          window.print = () => document.body.setAttribute('data-printed', '');
        });
        await page.goto('/');
        await page.getByRole('button', { name: 'Drucken: Geplante Kurse' }).click();
        await page.locator('body[data-printed]').waitFor();
        await page.emulateMedia({ media: 'print' });
        expect(await page.locator('#kurse table').isVisible()).toBe(true);
        expect(await page.locator('main table:visible').count()).toBe(1);
        expect(await page.locator('h1').isVisible()).toBe(true);
        await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
        expect(await page.locator('main table:visible').count()).toBeGreaterThan(3);
      }));
  });
}
