import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { startTestProcess, TestClock, type TestProcess } from '#service-kit/testing';
import { demoUsers } from '../../services/standalone/src/demo-users.js';
import { firstStart } from '../../services/standalone/src/first-start/first-start.js';
import { house } from '../../services/standalone/src/house.js';
import { launchChromium } from '../browser/chromium.js';

/** The whole house on embedded parts with the demo county, and a browser in front of it. */
export interface HouseWithBrowser {
  readonly url: string;
  /** A page of a browser of its own, signed in unless `user` is absent; it is closed when the visit ends. */
  visit<Result>(user: string | undefined, walk: (page: Page) => Promise<Result>, options?: BrowserContextOptions): Promise<Result>;
  stop(): Promise<void>;
}

const WIDE = { width: 1280, height: 900 };
/** Longest wait for anything a page does, in milliseconds. */
const LIMIT_MS = 20_000;

export async function startHouseWithBrowser(): Promise<HouseWithBrowser> {
  const browser = await launchChromium();
  try {
    const running = await startWithDemoCounty();
    return {
      url: running.url,
      visit: (user, walk, options = {}) => visit(browser, running.url, user, walk, options),
      stop: async () => {
        await browser.close();
        await running.stop();
      },
    };
  } catch (error) {
    await browser.close();
    throw error;
  }
}

async function startWithDemoCounty(): Promise<TestProcess> {
  const parts = house();
  const environment = { COUNTY_NAME: 'Landkreis Diepholz', COUNTY_DEMO: 'true' };
  const clock = new TestClock();
  const running = await startTestProcess({ ...parts, demoUsers: demoUsers(), clock, environment });
  try {
    await firstStart({
      url: running.url,
      dataDir: running.dataDir,
      countyDir: join('demo', 'county'),
      today: clock.today(),
      services: parts.services.map(({ name }) => name),
      signal: new AbortController().signal,
      tell: { begun: () => undefined, file: () => undefined, catchingUp: () => undefined },
    });
    return running;
  } catch (error) {
    await running.stop();
    throw error;
  }
}

async function visit<Result>(
  browser: Browser,
  url: string,
  user: string | undefined,
  walk: (page: Page) => Promise<Result>,
  options: BrowserContextOptions,
): Promise<Result> {
  const context = await browser.newContext({ baseURL: url, locale: 'de-DE', timezoneId: 'Europe/Berlin', viewport: WIDE, ...options });
  context.setDefaultTimeout(LIMIT_MS);
  try {
    const page = await context.newPage();
    if (user !== undefined) await signIn(page, user);
    return await walk(page);
  } finally {
    await context.close();
  }
}

/** Signs in as people do: by the button of the account. */
export async function signIn(page: Page, user: string): Promise<void> {
  await page.goto('/anmelden');
  const button = page.locator(`button[name="user"][value="${user}"]`);
  if (!(await button.isVisible())) await page.getByText('Rollen ohne eigene Seiten').click();
  await button.click();
  await page.waitForURL((address) => address.pathname !== '/anmelden');
}

/** The address of the case that stands first on the overview of those in charge. */
export async function firstCase(page: Page): Promise<string> {
  await page.goto('/');
  const address = await page.locator('#uebergaben tbody a').first().getAttribute('href');
  if (address === null) throw new Error('the overview shows no overdue hand-over');
  return address;
}
