import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ENTITLEMENT_KINDS } from '#contracts';

interface Version {
  readonly validTo?: string;
}
interface RightRule {
  readonly appliesTo: string;
  readonly role: string;
  readonly versions: readonly (Version & { readonly parameters: { readonly courseTypes?: readonly string[] } })[];
}
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const inForce = ({ validTo }: Version): boolean => validTo === undefined;

const FOLDER = join('services', 'learners', 'rules');
/** Kinds of rights by the beginning of the course types that they open, as the service that issues them says. */
const issued = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.json'))
  .map((name) => read(join(FOLDER, name)) as RightRule)
  .filter(({ appliesTo, role }) => role === 'governs' && ENTITLEMENT_KINDS.some((kind) => kind === appliesTo))
  .flatMap(({ appliesTo, versions }) =>
    versions
      .filter(inForce)
      .flatMap(({ parameters }) => (parameters.courseTypes ?? []).map((begins) => ({ appliesTo, begins }))),
  );
const kindsOf = (begins: string): readonly string[] =>
  issued
    .filter((one) => one.begins === begins)
    .map(({ appliesTo }) => appliesTo)
    .toSorted();

describe('every right that is issued for a course opens it, in registration and in matching', () => {
  it.each([
    ['integration', 'IK_'],
    ['vocational', 'BSK_'],
  ])('%s courses', (family, begins) => {
    expect(kindsOf(begins).length).toBeGreaterThan(0);
    const needed = read('services/courses/rules/right-needed.json') as {
      readonly versions: readonly (Version & {
        readonly families: readonly string[];
        readonly kinds: readonly string[];
      })[];
    };
    const registration = needed.versions.filter(inForce).filter(({ families }) => families.includes(family));
    expect(registration.flatMap(({ kinds }) => kinds).toSorted()).toEqual(kindsOf(begins));
    const rights = read('services/integration-status/rules/course-rights.json') as {
      readonly versions: readonly (Version & {
        readonly types: readonly { readonly begins: string; readonly rights: readonly string[] }[];
      })[];
    };
    const matching = rights.versions.filter(inForce).flatMap(({ types }) => types);
    for (const type of matching.filter((one) => one.begins.startsWith(begins)))
      expect(type.rights.toSorted()).toEqual(kindsOf(begins));
  });
});
