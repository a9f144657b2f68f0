import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_ROLES, type Role, rightsOf } from '#service-kit';
import { type DashboardProcess, startDashboard } from './testing/dashboard-process.js';
import { linksOf, textOf } from './testing/html.js';

let dashboard: DashboardProcess;
beforeAll(async () => void (dashboard = await startDashboard()));
afterAll(() => dashboard.stop());

const COUNTY: readonly Role[] = ['course-coordinator', 'migration-office', 'education-office'];
const PAGES: readonly (readonly [path: string, roles: readonly Role[]])[] = [
  ['/', [...COUNTY, 'department', 'municipality', 'council']],
  ['/listen/uebergaben', COUNTY],
  ['/listen/rechte', COUNTY],
  ['/listen/kurse', COUNTY],
  ['/listen/massnahmen', COUNTY],
  ['/faelle', COUNTY],
  ['/faelle/p_mutter00001', [...COUNTY, 'provider', 'department']],
  ['/uebergaben', [...COUNTY, 'provider']],
  ['/uebergaben.csv', [...COUNTY, 'provider']],
  ['/uebergaben/zeiten.csv', ['course-coordinator', 'migration-office', 'provider']],
  ['/rechte.csv', COUNTY],
  ['/kurse.csv', COUNTY],
  ['/massnahmen.csv', COUNTY],
  ['/import', ['course-coordinator', 'migration-office']],
  ['/betrieb', ['operator']],
  ['/start', ALL_ROLES],
];
const FORMS: readonly (readonly [path: string, roles: readonly Role[]])[] = [
  ['/uebergaben/h_1/annehmen', ['provider']],
  ['/uebergaben/h_1/zurueckgeben', ['provider']],
  ['/faelle/p_mutter00001/name', ['migration-office', 'education-office']],
  ['/faelle/p_mutter00001/grund', ['migration-office', 'education-office']],
  ['/import', ['course-coordinator', 'migration-office']],
  ['/import/einspielen', ['course-coordinator', 'migration-office']],
  ['/betrieb/courses/veroeffentlichung/wiederholen', ['operator']],
  ['/betrieb/courses/angehalten/g/v1/s/wiederholen', ['operator']],
  ['/betrieb/courses/angehalten/g/v1/s/verwerfen', ['operator']],
  ['/betrieb/courses/lesemodelle/cases/neuaufbau', ['operator']],
  ['/betrieb/courses/lesemodelle/cases/abbrechen', ['operator']],
];

/** The roles that are not turned away, of all roles. */
async function admitted(
  ask: (role: Role) => Promise<{ readonly status: number }>,
  path: string,
): Promise<readonly Role[]> {
  const found: Role[] = [];
  for (const role of ALL_ROLES) {
    const { status } = await ask(role);
    // The bare address leads the others to their own page.
    if (status !== 403 && !(path === '/' && status === 303)) found.push(role);
  }
  return found;
}

describe('a page is open to its roles and to nobody else', () => {
  it.each(PAGES)('%s', async (path, roles) => {
    expect([...(await admitted((role) => dashboard.open(path, role), path))].sort()).toEqual([...roles].sort());
  });

  it.each(PAGES)('%s asks who is not signed in to sign in', async (path) => {
    const { status, headers } = await dashboard.open(path);
    expect([status, headers.get('location')?.startsWith('/anmelden')]).toEqual([303, true]);
  });
});

describe('a form is taken from its roles and from nobody else', () => {
  it.each(FORMS)('%s', async (path, roles) => {
    expect([...(await admitted((role) => dashboard.send(path, new URLSearchParams(), role), path))].sort()).toEqual(
      [...roles].sort(),
    );
  });
});

describe('who has no right', () => {
  it('is told which roles have it, and where the own page is', async () => {
    const { html } = await dashboard.open('/import', 'silbenreich');
    expect(textOf(html)).toContain('Das Recht dazu haben: Kurskoordination Migrationsstelle');
    expect(linksOf(html)).toContainEqual(['Zur Startseite', '/uebergaben']);
  });

  it('sees no such page in the navigation', async () => {
    for (const role of ALL_ROLES) {
      const { html } = await dashboard.open('/kein-zugang', role);
      const own = PAGES.filter(
        ([path, roles]) => ['/', '/uebergaben', '/import', '/betrieb'].includes(path) && roles.includes(role),
      ).map(([path]) => path);
      const navigation = linksOf(/<nav.*?<\/nav>/s.exec(html)?.[0] ?? '').map(([, href]) => href);
      expect([rightsOf(role).title, navigation]).toEqual([rightsOf(role).title, own]);
    }
  });
});
