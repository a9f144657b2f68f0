import { describe, expect, it } from '@jest/globals';
import axe, { type RunOptions } from 'axe-core';
import type { Page } from 'playwright-core';
import { ALL_PAGES } from './all-pages.js';
import type { HouseWithBrowser } from './house.js';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'];
/** Colours are the same at every width, and the slowest to check. */
const COLOURS_ONCE: RunOptions['rules'] = { 'color-contrast': { enabled: false } };
const NARROW = { width: 320, height: 800 };

/** What axe finds wrong: the rule, and the first element that breaks it. */
async function violations(page: Page, rules: RunOptions['rules'] = {}): Promise<readonly string[]> {
  await page.evaluate(axe.source);
  const options: RunOptions = { runOnly: TAGS, rules };
  const found = await page.evaluate((all) => (globalThis as unknown as { axe: typeof axe }).axe.run(all), options);
  return found.violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ''}`);
}

/** Whether the page scrolls to the side, and what of it stands out beyond its right edge. */
const standingOut = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() => {
    const width = document.documentElement.clientWidth;
    const scrolling = (element: Element): boolean => element.closest('.kern-table-responsive, thead') !== null;
    const out = [...document.querySelectorAll('main *, header *, footer *')].filter(
      (element) => !scrolling(element) && element.getBoundingClientRect().right > width + 1,
    );
    return [
      ...(document.documentElement.scrollWidth > width ? ['the page scrolls'] : []),
      ...out.map((element) => element.outerHTML.slice(0, 100)),
    ];
  });

/** Every page passes axe and fits a small phone, with its details opened. */
export function accessibility(house: () => HouseWithBrowser): void {
  describe('nothing that axe finds wrong, wide and at 320 px, and nothing that scrolls to the side', () => {
    it.each(ALL_PAGES)('$name', ({ user, open }) =>
      house().visit(user, async (page) => {
        await open(page);
        await page.evaluate(() => document.querySelectorAll('details').forEach((details) => (details.open = true)));
        expect(await violations(page)).toEqual([]);
        await page.setViewportSize(NARROW);
        expect(await standingOut(page)).toEqual([]);
        expect(await violations(page, COLOURS_ONCE)).toEqual([]);
      }),
    );
  });
}
