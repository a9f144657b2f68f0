import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  baselineOf,
  contractArtefacts,
  contractBreaks,
  PUBLISHED,
  type EventDefinition,
  type JsonObject,
} from '#contracts';

/** Where the generated contracts lie in the repository. npm runs its scripts at the top of it. */
export const CONTRACTS_FOLDER = 'docs/contracts';

export interface ContractDifference {
  /** What published readers would break on. */
  readonly breaks: readonly string[];
  /** Files that are missing or say something else: path → content they should have. */
  readonly outdated: ReadonlyMap<string, string>;
  /** Generated files of types or versions that are no longer current. */
  readonly stray: readonly string[];
}

/** Compares the definitions with what is committed in `folder`. */
export async function compareWithCommitted(
  definitions: readonly EventDefinition[],
  folder: string,
): Promise<ContractDifference> {
  const expected = new Map([...contractArtefacts(definitions), ...baselineOf(definitions)]);
  const outdated = new Map<string, string>();
  for (const [path, content] of expected) {
    if ((await readIfThere(join(folder, path))) !== content) outdated.set(path, content);
  }
  const schemas = (await filesIn(join(folder, 'schemas'))).map((name) => `schemas/${name}`);
  return {
    breaks: contractBreaks(definitions, await readPublished(folder)),
    outdated,
    stray: schemas.filter((path) => !expected.has(path)),
  };
}

async function readPublished(folder: string): Promise<ReadonlyMap<string, JsonObject>> {
  const published = new Map<string, JsonObject>();
  for (const name of await filesIn(join(folder, PUBLISHED))) {
    const schema = JSON.parse(await readFile(join(folder, PUBLISHED, name), 'utf8')) as JsonObject;
    published.set(name.replace(/\.json$/, ''), schema);
  }
  return published;
}

const absent = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    if (absent(error)) return undefined;
    throw error;
  }
}

async function filesIn(folder: string): Promise<readonly string[]> {
  try {
    return (await readdir(folder)).filter((name) => name.endsWith('.json')).sort();
  } catch (error) {
    if (absent(error)) return [];
    throw error;
  }
}
