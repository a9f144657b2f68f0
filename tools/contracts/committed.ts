import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  baselineOf,
  contractArtefacts,
  contractBreaks,
  PUBLISHED,
  STORED,
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
  const schemas = (await filesIn(join(folder, 'schemas'))).map((name) => `schemas/${name}`);
  return {
    breaks: contractBreaks(definitions, await readBaseline(join(folder, PUBLISHED))),
    outdated: await outdatedOf(expected, folder),
    stray: schemas.filter((path) => !expected.has(path)),
  };
}

/** Compares events that stay inside with what is committed of them: they are stored for ever, so the same rules hold. */
export async function compareInnerWithCommitted(
  definitions: readonly EventDefinition[],
  folder: string,
): Promise<ContractDifference> {
  return {
    breaks: contractBreaks(definitions, await readBaseline(join(folder, STORED))),
    outdated: await outdatedOf(baselineOf(definitions, STORED), folder),
    stray: [],
  };
}

/** Both together: everything that is committed of the events of the house. */
export async function compareAll(
  published: readonly EventDefinition[],
  inner: readonly EventDefinition[],
  folder: string,
): Promise<ContractDifference> {
  const [outer, stored] = [
    await compareWithCommitted(published, folder),
    await compareInnerWithCommitted(inner, folder),
  ];
  return {
    breaks: [...outer.breaks, ...stored.breaks],
    outdated: new Map([...outer.outdated, ...stored.outdated]),
    stray: outer.stray,
  };
}

async function outdatedOf(expected: ReadonlyMap<string, string>, folder: string): Promise<ReadonlyMap<string, string>> {
  const outdated = new Map<string, string>();
  for (const [path, content] of expected) {
    if ((await readIfThere(join(folder, path))) !== content) outdated.set(path, content);
  }
  return outdated;
}

async function readBaseline(folder: string): Promise<ReadonlyMap<string, JsonObject>> {
  const baseline = new Map<string, JsonObject>();
  for (const name of await filesIn(folder)) {
    const schema = JSON.parse(await readFile(join(folder, name), 'utf8')) as JsonObject;
    baseline.set(name.replace(/\.json$/, ''), schema);
  }
  return baseline;
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
