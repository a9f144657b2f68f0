// Builds `dist/` where a source is newer than the last build that went through.
import { spawn } from 'node:child_process';
import { readdir, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
const BUILT = join(ROOT, 'dist', '.built');
const SOURCES = ['services', 'libs', 'bench', 'demo', 'tools'];
const SETTINGS = ['package-lock.json', 'package.json', 'nest-cli.json', 'tsconfig.json', 'tsconfig.build.json'];

/** @param {string} path @returns {Promise<number>} milliseconds since 1970; 0 where nothing is */
const changed = async (path) => {
  try {
    return (await stat(path)).mtimeMs;
  } catch {
    return 0;
  }
};

/** @param {string} folder @returns {AsyncGenerator<string>} */
async function* compiled(folder) {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    // A folder counts too: a file that was removed is seen by it alone.
    if (entry.name === 'testing') continue;
    if (entry.isDirectory()) yield path;
    if (entry.isDirectory()) yield* compiled(path);
    else if (/\.tsx?$/.test(entry.name) && !/\.spec\.tsx?$/.test(entry.name)) yield path;
  }
}

async function isStale() {
  const built = await changed(BUILT);
  if (built === 0) return true;
  for (const file of SETTINGS) if ((await changed(join(ROOT, file))) > built) return true;
  for (const folder of SOURCES) {
    for await (const path of compiled(join(ROOT, folder))) if ((await changed(path)) > built) return true;
  }
  return false;
}

/** @returns {Promise<void>} rejects when the build fails; its output has said why */
export async function buildIfStale() {
  if (!(await isStale())) return;
  console.log('Es wird gebaut …');
  const nest = join(ROOT, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  const child = spawn(process.execPath, [nest, 'build', 'standalone'], { cwd: ROOT, stdio: 'inherit' });
  const code = await new Promise((resolve, reject) => {
    child.once('exit', resolve);
    child.once('error', reject);
  });
  if (code !== 0) throw new Error('Der Bau ist fehlgeschlagen.');
  await writeFile(BUILT, '');
}
