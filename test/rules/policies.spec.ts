import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const TABLE = 'docs/operations/policies.md';
/** The names of policies as the code has them: of the objects, and of those that a function makes. */
const NAMES = /(?:\bname: |\btimed\()'([a-z-]+)'/g;

async function policiesOf(service: string): Promise<readonly string[]> {
  const folder = join('services', service, 'src', 'policies');
  const files = await readdir(folder).catch(() => []);
  const policies = files.filter((file) => !/\.(spec|projection)\.ts$/.test(file));
  const texts = await Promise.all(policies.map((file) => readFile(join(folder, file), 'utf8')));
  return texts.flatMap((text) => [...text.matchAll(NAMES)].map(([, name = '']) => name)).toSorted();
}

/** The first cells below the heading of a service. */
function rowsOf(table: string, service: string): readonly string[] {
  const section = table.split(/^### /m).find((part) => part.startsWith(`${service}\n`)) ?? '';
  return [...section.matchAll(/^\| `([a-z-]+)`/gm)].map(([, name = '']) => name).toSorted();
}

describe('what becomes of a process when its policy is refused', () => {
  it('is said of every policy of every service, and of no other', async () => {
    const table = await readFile(TABLE, 'utf8');
    const services = (await readdir('services')).toSorted();
    const policies = await Promise.all(services.map(policiesOf));
    for (const [at, service] of services.entries())
      expect([service, rowsOf(table, service)]).toEqual([service, policies[at]]);
    expect(policies.flat().length).toBeGreaterThan(30);
  });
});
