import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

const DEBIAN = '/usr/bin/chromium';

/**
 * Starts the chromium that this machine has: the one of CHROMIUM_PATH, else Debian's.
 * @throws Error that says what to install
 */
export async function launchChromium(): Promise<Browser> {
  const given = process.env['CHROMIUM_PATH'] ?? '';
  const executablePath = given === '' ? DEBIAN : given;
  if (!existsSync(executablePath)) {
    throw new Error('No chromium: install the package "chromium", or name a program in CHROMIUM_PATH.');
  }
  // Chromium refuses its sandbox to root, as which containers and CI run.
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0, timeout: 30_000 });
}
