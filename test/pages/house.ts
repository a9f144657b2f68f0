import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { SESSION_COOKIE } from '#service-kit';
import { startTestProcess, TestClock, type TestProcess } from '#service-kit/testing';
import { demoUsers } from '../../services/standalone/src/demo-users.js';
import { demoIdsOf } from '../../services/standalone/src/first-start/demo-ids.js';
import { firstStart } from '../../services/standalone/src/first-start/first-start.js';
import { house } from '../../services/standalone/src/house.js';
import { launchChromium } from '../browser/chromium.js';

/** The whole house on embedded parts with the demo county, and a browser in front of it. */
export interface HouseWithBrowser {
  readonly url: string;
  /** A page of a browser of its own, signed in unless `user` is absent; it is closed when the visit ends. */
  visit<Result>(
    user: string | undefined,
    walk: (page: Page) => Promise<Result>,
    options?: BrowserContextOptions,
  ): Promise<Result>;
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
      visit: async (user, walk, options = {}) => {
        const signedIn = user === undefined ? {} : { storageState: await session(running, user) };
        return visit(browser, running.url, walk, { ...signedIn, ...options });
      },
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
      idOf: demoIdsOf(running.app),
      tell: {
        begun: () => undefined,
        file: () => undefined,
        worked: () => undefined,
        catchingUp: () => undefined,
      },
    });
    return running;
  } catch (error) {
    await running.stop();
    throw error;
  }
}

/** What a browser keeps of an account that signed in; the walk with the keyboard signs in as people do. */
async function session(
  running: TestProcess,
  user: string,
): Promise<Exclude<BrowserContextOptions['storageState'], string | undefined>> {
  const domain = new URL(running.url).hostname;
  const value = await running.token(user);
  const cookie = { name: SESSION_COOKIE, value, domain, path: '/', expires: -1, httpOnly: true, secure: false };
  return { cookies: [{ ...cookie, sameSite: 'Strict' }], origins: [] };
}

async function visit<Result>(
  browser: Browser,
  url: string,
  walk: (page: Page) => Promise<Result>,
  options: BrowserContextOptions,
): Promise<Result> {
  const context = await browser.newContext({
    baseURL: url,
    locale: 'de-DE',
    timezoneId: 'Europe/Berlin',
    viewport: WIDE,
    ...options,
  });
  context.setDefaultTimeout(LIMIT_MS);
  try {
    const page = await context.newPage();
    await page.goto(options.storageState === undefined ? '/anmelden' : '/start');
    return await walk(page);
  } finally {
    await context.close();
  }
}

/** The address of the case that stands first on the overview of those in charge. */
export async function firstCase(page: Page): Promise<string> {
  await page.goto('/');
  const address = await page.locator('#uebergaben tbody a').first().getAttribute('href');
  if (address === null) throw new Error('the overview shows no overdue hand-over');
  return address;
}
