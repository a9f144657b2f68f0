import { setTimeout as pause } from 'node:timers/promises';

/**
 * Waits until the check neither throws nor answers false.
 * @param {string} what for the error
 * @param {() => Promise<boolean>} check
 * @param {number} limitMs
 */
export async function waitUntil(what, check, limitMs) {
  const until = Date.now() + limitMs;
  let last = 'not yet';
  while (Date.now() < until) {
    try {
      if (await check()) return;
    } catch (error) {
      last = error.message;
      if (error.fatal === true) throw error;
    }
    await pause(100);
  }
  throw new Error(`${what}: not within ${limitMs} ms (${last})`);
}
