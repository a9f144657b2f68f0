import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_ROLES, type Role, rightsOf, routesOf } from '#service-kit';
import { type DashboardProcess, startDashboard } from './testing/dashboard-process.js';
import { linksOf, textOf } from './testing/html.js';

let dashboard: DashboardProcess;
beforeAll(async () => void (dashboard = await startDashboard()));
afterAll(() => dashboard.stop());

const COUNTY: readonly Role[] = ['course-coordinator', 'migration-office', 'education-office'];
const OVERVIEW: readonly Role[] = [...COUNTY, 'department', 'municipality', 'council'];
const CASE: readonly Role[] = [...COUNTY, 'provider', 'department'];
const WAITING: readonly Role[] = [...COUNTY, 'provider'];
const DECIDING: readonly Role[] = ['course-coordinator', 'migration-office', 'provider'];
const TAKING_IN: readonly Role[] = [...COUNTY, 'provider'];
const SEARCHING: readonly Role[] = [...TAKING_IN, 'data-protection'];
const PLACING: readonly Role[] = ['provider', 'course-coordinator', 'migration-office'];
const COURSES: readonly Role[] = [...COUNTY, 'provider', 'department', 'municipality', 'alliance-member'];
const PLANNING: readonly Role[] = [
  'provider',
  'course-coordinator',
  'migration-office',
  'municipality',
  'alliance-member',
];
const IMPORT: readonly Role[] = ['course-coordinator', 'migration-office'];

/** Every page and file with whom it serves, and an address of it where the route has parts. */
const PAGES: readonly (readonly [route: string, roles: readonly Role[], address?: string])[] = [
  ['/', OVERVIEW],
  ['/stand.csv', OVERVIEW],
  ['/gemeinden.csv', OVERVIEW],
  ['/verteilung', OVERVIEW],
  ['/verteilung.csv', OVERVIEW],
  ['/listen/massnahmen', [...COUNTY, 'department']],
  ['/listen/:list', COUNTY, '/listen/rechte'],
  ['/faelle', COUNTY],
  ['/faelle.csv', COUNTY],
  ['/faelle/:ref', CASE, '/faelle/p_mutter00001'],
  ['/faelle/:ref/kurse.csv', CASE, '/faelle/p_mutter00001/kurse.csv'],
  ['/faelle/:ref/uebergaben.csv', CASE, '/faelle/p_mutter00001/uebergaben.csv'],
  ['/faelle/:ref/passende-kurse.csv', CASE, '/faelle/p_mutter00001/passende-kurse.csv'],
  ['/uebergaben', [...COUNTY, 'provider']],
  ['/uebergaben.csv', [...COUNTY, 'provider']],
  ['/uebergaben/zeiten.csv', ['course-coordinator', 'migration-office', 'provider']],
  ['/personen', SEARCHING],
  ['/personen/aufnehmen', TAKING_IN],
  ['/personen/aufgenommen.csv', ['provider']],
  ['/personen/:ref/weiter', PLACING, '/personen/p_mutter00001/weiter'],
  ['/rechte.csv', COUNTY],
  ['/kurse.csv', COUNTY],
  ['/massnahmen.csv', [...COUNTY, 'department']],
  ['/kurse', COURSES],
  ['/kurse/liste.csv', COURSES],
  ['/kurse/planung.csv', COURSES],
  ['/kurse/bedarf.csv', COURSES],
  ['/kurse/planen', PLANNING],
  ['/kurse/:id/bearbeiten', PLANNING, '/kurse/r_1/bearbeiten'],
  ['/kurse/:id/absagen', PLANNING, '/kurse/r_1/absagen'],
  ['/warteliste', WAITING],
  ['/warteliste.csv', WAITING],
  ['/warteliste/gruppen.csv', WAITING],
  ['/warteliste/:id', WAITING, '/warteliste/w_1'],
  ['/warteliste/:id/vorschlaege.csv', WAITING, '/warteliste/w_1/vorschlaege.csv'],
  ['/warteliste/kurse/:id', WAITING, '/warteliste/kurse/r_1'],
  ['/warteliste/kurse/:id/wartende.csv', WAITING, '/warteliste/kurse/r_1/wartende.csv'],
  ['/warteliste/zusammenlegungen', WAITING],
  ['/warteliste/zusammenlegungen/kollisionen.csv', WAITING],
  ['/warteliste/zusammenlegungen/beendet.csv', WAITING],
  ['/warteliste/zusammenlegungen/:id/antworten.csv', WAITING, '/warteliste/zusammenlegungen/m_1/antworten.csv'],
  ['/import', IMPORT],
  ['/import/laeufe/:service/:id', IMPORT, '/import/laeufe/learners/i_1'],
  ['/import/laeufe/:service/:id/fehler.csv', IMPORT, '/import/laeufe/learners/i_1/fehler.csv'],
  ['/betrieb', ['operator']],
  ['/betrieb/:service/abonnements.csv', ['operator'], '/betrieb/courses/abonnements.csv'],
  ['/betrieb/:service/lesemodelle.csv', ['operator'], '/betrieb/courses/lesemodelle.csv'],
  ['/betrieb/:service/unveroeffentlicht.csv', ['operator'], '/betrieb/courses/unveroeffentlicht.csv'],
  ['/betrieb/:service/angehalten.csv', ['operator'], '/betrieb/courses/angehalten.csv'],
  ['/start', ALL_ROLES],
  ['/kein-zugang', ALL_ROLES],
];
const FORMS: readonly (readonly [route: string, roles: readonly Role[], address?: string])[] = [
  ['/uebergaben/:id/annehmen', ['provider'], '/uebergaben/h_1/annehmen'],
  ['/uebergaben/:id/zurueckgeben', ['provider'], '/uebergaben/h_1/zurueckgeben'],
  ['/personen/suche', SEARCHING],
  ['/personen/aufnehmen/vorbereiten', TAKING_IN],
  ['/personen/aufnehmen', TAKING_IN],
  ['/personen/:ref/anmelden', PLACING, '/personen/p_mutter00001/anmelden'],
  ['/personen/:ref/warten', PLACING, '/personen/p_mutter00001/warten'],
  ['/kurse/planen', PLANNING],
  ['/kurse/:id/aendern', PLANNING, '/kurse/r_1/aendern'],
  ['/kurse/:id/:schritt', PLANNING, '/kurse/r_1/beginnen'],
  ['/faelle/:ref/grund', ['migration-office', 'education-office'], '/faelle/p_mutter00001/grund'],
  ['/faelle/:ref/name', ['migration-office', 'education-office'], '/faelle/p_mutter00001/name'],
  ['/warteliste/:id/entscheiden', DECIDING, '/warteliste/w_1/entscheiden'],
  ['/warteliste/:id/beenden', DECIDING, '/warteliste/w_1/beenden'],
  ['/warteliste/zusammenlegungen', DECIDING],
  ['/warteliste/zusammenlegungen/:id/zustimmen', DECIDING, '/warteliste/zusammenlegungen/m_1/zustimmen'],
  ['/warteliste/zusammenlegungen/:id/ablehnen', DECIDING, '/warteliste/zusammenlegungen/m_1/ablehnen'],
  ['/warteliste/zusammenlegungen/:id/aufgeben', DECIDING, '/warteliste/zusammenlegungen/m_1/aufgeben'],
  ['/warteliste/zusammenlegungen/:id/antworten/:anmeldung', DECIDING, '/warteliste/zusammenlegungen/m_2/antworten/g_1'],
  ['/import', IMPORT],
  ['/import/einspielen', IMPORT],
  ['/betrieb/:service/veroeffentlichung/wiederholen', ['operator'], '/betrieb/courses/veroeffentlichung/wiederholen'],
  [
    '/betrieb/:service/angehalten/:group/:generation/:stream/wiederholen',
    ['operator'],
    '/betrieb/courses/angehalten/g/v1/s/wiederholen',
  ],
  [
    '/betrieb/:service/angehalten/:group/:generation/:stream/verwerfen',
    ['operator'],
    '/betrieb/courses/angehalten/g/v1/s/verwerfen',
  ],
  ['/betrieb/:service/lesemodelle/:name/neuaufbau', ['operator'], '/betrieb/courses/lesemodelle/cases/neuaufbau'],
  ['/betrieb/:service/lesemodelle/:name/abbrechen', ['operator'], '/betrieb/courses/lesemodelle/cases/abbrechen'],
];
/** What is open to who is not signed in. */
const PUBLIC: readonly string[] = [
  'GET /anmelden',
  'GET /barrierefreiheit',
  'GET /kursfinder',
  'POST /anmelden',
  'POST /abmelden',
  'GET /api/asyncapi.json',
  'GET /api/events',
  'ALL /*',
];
/** Routes of service-kit, tested there. */
const OF_THE_HOUSE = /^(GET|POST) \/(health\/|metrics |dev\/)/;

it('no route was forgotten: one that is new, or open to more roles, is found here', () => {
  const asTable = (method: string, path: string, access: unknown) =>
    `${method} ${path} ${Array.isArray(access) ? [...(access as readonly string[])].sort().join() : String(access)}`;
  const own = routesOf(dashboard.app)
    .map(({ method, path, access }) => asTable(method, path, access))
    .filter((route) => !OF_THE_HOUSE.test(route));
  const expected = [
    ...PAGES.map(([path, roles]) => asTable('GET', path, roles)),
    ...FORMS.map(([path, roles]) => asTable('POST', path, roles)),
    ...PUBLIC.map((route) => `${route} public`),
  ];
  expect(own.toSorted()).toEqual(expected.toSorted());
});

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
  it.each(PAGES)('%s', async (route, roles, path = route) => {
    expect([...(await admitted((role) => dashboard.open(path, role), path))].sort()).toEqual([...roles].sort());
  });

  it.each(PAGES)('%s asks who is not signed in to sign in', async (route, _roles, path = route) => {
    const { status, headers } = await dashboard.open(path);
    expect([status, headers.get('location')?.startsWith('/anmelden')]).toEqual([303, true]);
  });
});

describe('a form is taken from its roles and from nobody else', () => {
  it.each(FORMS)('%s', async (route, roles, path = route) => {
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
        ([path, roles]) =>
          ['/', '/uebergaben', '/personen', '/kurse', '/warteliste', '/import', '/betrieb'].includes(path) &&
          roles.includes(role),
      ).map(([path]) => path);
      const navigation = linksOf(/<nav.*?<\/nav>/s.exec(html)?.[0] ?? '').map(([, href]) => href);
      expect([rightsOf(role).title, navigation]).toEqual([rightsOf(role).title, own]);
    }
  });
});

it('the accessibility statement is reached from every page, signed in or not, and names where barriers are reported', async () => {
  const named = await startDashboard({ COUNTY_CONTACT: 'barrieren@landkreis.example' });
  for (const [path, as] of [
    ['/', 'koordination'],
    ['/anmelden', undefined],
    ['/gibt/es/nicht', undefined],
  ] as const)
    expect(linksOf((await named.open(path, as)).html)).toContainEqual(['Barrierefreiheit', '/barrierefreiheit']);
  const { status, html } = await named.open('/barrierefreiheit');
  expect([status, linksOf(html).find(([, href]) => href.startsWith('mailto:'))]).toEqual([
    200,
    ['barrieren@landkreis.example', 'mailto:barrieren@landkreis.example'],
  ]);
  await named.stop();
});
