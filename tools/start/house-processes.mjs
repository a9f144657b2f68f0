// Every service as its own process: for `npm run start:distributed` and for tests of the distributed form.
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { freePort } from '../servers/ports.mjs';
import { startGuarded } from '../servers/processes.mjs';
import { ROOT } from './build.mjs';

/** How long a process may take until it is ready, and to end, in milliseconds. */
const READY_MS = 60_000;
const END_MS = 30_000;
const ASK_EVERY_MS = 100;

/** What runs, and where its entry lies. The first signs demo users in, the last answers people. */
export const PROCESSES = {
  'development-issuer': 'standalone/src/development-issuer.main.js',
  learners: 'learners/src/main.js',
  courses: 'courses/src/main.js',
  'action-alliance': 'action-alliance/src/main.js',
  'integration-status': 'integration-status/src/main.js',
  dashboard: 'dashboard/src/main.js',
};

/** @param {string} url @param {() => boolean} hasExited */
async function untilReady(url, hasExited) {
  const until = Date.now() + READY_MS;
  for (;;) {
    try {
      const { ok } = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(2000) });
      if (ok) return;
    } catch {
      // Not listening yet.
    }
    if (hasExited() || Date.now() > until) throw new Error(`${url} is not ready`);
    await new Promise((resolve) => setTimeout(resolve, ASK_EVERY_MS));
  }
}

/** @param {import('./house-processes.mjs').HouseOptions} options */
export async function startHouse({ port, dataDir, logDir, environment }) {
  await mkdir(logDir, { recursive: true });
  const names = Object.keys(PROCESSES);
  const urls = Object.fromEntries(
    await Promise.all(
      names
        .toReversed()
        .map(async (name, at) => [name, `http://127.0.0.1:${port === 0 ? await freePort() : port + at}`]),
    ),
  );
  const shared = {
    PATH: process.env.PATH,
    NODE_ENV: 'production',
    ...environment,
    HOST: '127.0.0.1',
    DEVELOPMENT: 'true',
    DATA_DIR: dataDir,
    OIDC_ISSUER: 'urn:verzahnung:development',
    OIDC_JWKS_URI: `${urls['development-issuer']}/dev/jwks`,
    LEARNERS_URL: urls.learners,
    COURSES_URL: urls.courses,
    ACTION_ALLIANCE_URL: urls['action-alliance'],
    INTEGRATION_STATUS_URL: urls['integration-status'],
    DEV_ISSUER_URL: urls['development-issuer'],
  };
  /** @type {Record<string, import('../servers/processes.mjs').GuardedProcess>} */
  const running = {};
  const start = async (name) => {
    running[name] = await startGuarded(process.execPath, [join(ROOT, 'dist', 'services', PROCESSES[name])], {
      cwd: ROOT,
      log: join(logDir, `${name}.log`),
      env: { ...shared, PORT: new URL(urls[name]).port },
    });
    try {
      await untilReady(urls[name], running[name].hasExited);
    } catch (error) {
      throw new Error(`${error.message}; its log is ${join(logDir, `${name}.log`)}`, { cause: error });
    }
  };
  const stop = async () => {
    const limit = AbortSignal.timeout(END_MS);
    limit.onabort = () => Object.values(running).forEach((one) => void one.kill());
    for (const { pid, hasExited } of Object.values(running)) if (!hasExited()) process.kill(pid, 'SIGTERM');
    await Promise.all(Object.values(running).map(({ exited }) => exited));
    limit.onabort = null;
  };
  try {
    await start('development-issuer');
    await Promise.all(names.slice(1).map(start));
  } catch (error) {
    await stop();
    throw error;
  }
  return { url: urls.dashboard, urls, stop, kill9: (name) => running[name].kill(), start };
}
