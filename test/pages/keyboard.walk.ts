import { describe, expect, it } from '@jest/globals';
import type { Page } from 'playwright-core';
import type { HouseWithBrowser } from './house.js';

/** Presses Tab until the focus is where it is wanted; every stop on the way can be seen. */
async function tabTo(
  page: Page,
  wanted: (focused: { readonly text: string; readonly inside: string }) => boolean,
): Promise<number> {
  for (let stops = 1; stops <= 200; stops += 1) {
    await page.keyboard.press('Tab');
    const focused = await page.evaluate(() => {
      const element = document.activeElement ?? document.body;
      const style = getComputedStyle(element);
      const box = element.getBoundingClientRect();
      const seen =
        style.outlineStyle !== 'none' ||
        style.boxShadow !== 'none' ||
        style.backgroundColor !== getComputedStyle(element.parentElement ?? document.body).backgroundColor;
      return {
        text: (element.textContent ?? '').trim(),
        inside: element.closest('[id]')?.id ?? '',
        seen,
        onPage: box.right > 0 && box.width > 0,
      };
    });
    expect(focused).toMatchObject({ seen: true, onPage: true });
    if (wanted(focused)) return stops;
  }
  throw new Error('the keyboard does not get there');
}

/** The way of a provider from signing in to its answer, without a mouse. */
export function keyboardOnly(house: () => HouseWithBrowser): void {
  describe('with the keyboard alone', () => {
    it('the first stop skips the navigation', () =>
      house().visit('kurskoordination', async (page) => {
        await page.goto('/');
        expect(await tabTo(page, ({ text }) => text === 'Zum Inhalt springen')).toBe(1);
        await page.keyboard.press('Enter');
        await tabTo(page, ({ inside }) => inside !== '');
        expect(await page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
      }));

    it('a provider signs in, accepts a hand-over, and signs out', () =>
      house().visit(undefined, async (page) => {
        await page.goto('/');
        await tabTo(page, ({ text }) => text.startsWith('Institut Silbenreich'));
        await page.keyboard.press('Enter');
        await page.waitForURL('**/uebergaben');
        const before = await page.locator('#eingehend tbody tr').count();
        await tabTo(page, ({ text }) => text === 'Annehmen');
        await page.keyboard.press('Enter');
        await page.getByText('Die Übergabe ist angenommen.').waitFor();
        expect(await page.locator('#eingehend tbody tr').count()).toBe(before - 1);
        await tabTo(page, ({ text }) => text === 'Abmelden');
        await page.keyboard.press('Enter');
        await page.getByText('Sie sind abgemeldet.').waitFor();
      }));

    it('a return is opened, refused at its field, and the link at the top leads there', () =>
      house().visit('silbenreich', async (page) => {
        await page.goto('/uebergaben');
        await tabTo(page, ({ text }) => text === 'Zurückgeben mit Begründung');
        await page.keyboard.press('Enter');
        await page.keyboard.press('Tab');
        await page.keyboard.type('Angaben');
        await tabTo(page, ({ text }) => text === 'Zurückgeben');
        await page.keyboard.press('Enter');
        await page.getByText('Die Antwort wurde nicht gespeichert').waitFor();
        await tabTo(page, ({ text }) => text === 'Bitte kreuzen Sie an, welche Angaben fehlen.');
        await page.keyboard.press('Enter');
        await page.waitForURL('**#fehlt-*');
        const field = page.locator('fieldset[aria-invalid="true"]');
        expect(await field.getAttribute('aria-describedby')).toMatch(/^fehlt-.*-fehler$/);
        expect(await page.locator('select[id^="grund-"]').first().inputValue()).toBe('data-missing');
      }));
  });
}
