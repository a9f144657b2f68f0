import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** How far the first start came. Kept in the data folder, so that one that was interrupted goes on. */
export interface FirstStart {
  /** Day that the relative days of the demo county count from: the same when the import goes on another day. */
  readonly relativeTo: string;
  readonly complete: boolean;
}

const FILE = 'first-start.json';

/** Undefined before the first start, and where the file cannot be read as one: the import is repeatable. */
export async function readMarker(dataDir: string): Promise<FirstStart | undefined> {
  try {
    const found = JSON.parse(await readFile(join(dataDir, FILE), 'utf8')) as Partial<FirstStart>;
    const { relativeTo, complete } = found;
    if (typeof relativeTo !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(relativeTo)) return undefined;
    return { relativeTo, complete: complete === true };
  } catch {
    return undefined;
  }
}

/** Whole or not at all: a torn file would repeat the import under another day. */
export async function writeMarker(dataDir: string, marker: FirstStart): Promise<void> {
  const file = join(dataDir, FILE);
  await writeFile(`${file}.new`, `${JSON.stringify(marker)}\n`);
  await rename(`${file}.new`, file);
}
