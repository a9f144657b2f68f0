// What both servers have in common: a process on fixed port and data that can be killed and started again.
import { LOCAL } from './forms.mjs';
import { lastLines, startGuarded } from './processes.mjs';
import { waitUntil } from './wait.mjs';

const READY_LIMIT_MS = 90_000;

/**
 * @param {object} plan
 * @param {string} plan.name
 * @param {string} plan.address
 * @param {ReturnType<typeof import('./folders.mjs').createRunFolder>} plan.folder
 * @param {readonly [string, ...string[]]} plan.command
 * @param {() => Promise<boolean>} plan.isReady
 * @returns {Promise<import('./index.mjs').TestServer>}
 */
export async function startLocalServer({ name, address, folder, command: [program, ...args], isReady }) {
  const start = async () => {
    const child = await startGuarded(program, args, { log: folder.log, cwd: folder.path });
    try {
      await waitUntil(
        `${name} on ${address}`,
        async () => {
          if (child.hasExited()) throw Object.assign(new Error(`it ended: ${await child.exited}`), { fatal: true });
          return isReady();
        },
        READY_LIMIT_MS,
      );
    } catch (error) {
      await child.kill();
      throw new Error(`${name} did not start: ${error.message}\n${lastLines(folder.log)}\nlog: ${folder.log}`, {
        cause: error,
      });
    }
    return child;
  };
  let running = await start();
  return {
    address,
    form: `${name}, ${LOCAL}`,
    kill9: () => running.kill(),
    restart: async () => {
      await running.kill();
      running = await start();
    },
    // The data of a run is not used again, so there is nothing that a gentle end would save.
    stop: async () => {
      await running.kill();
      folder.removeData();
    },
  };
}
