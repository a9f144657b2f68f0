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
const ACTING: readonly Role[] = ['course-coordinator', 'migration-office', 'provider'];
const DECIDING: readonly Role[] = ['course-coordinator', 'migration-office', 'department'];
const TAKING_IN: readonly Role[] = [...COUNTY, 'provider'];
const SEARCHING: readonly Role[] = [...TAKING_IN, 'data-protection'];
const PLACING: readonly Role[] = ['provider', 'course-coordinator', 'migration-office'];
/** Who has follow-ups and records consents. */
const DESK: readonly Role[] = [...COUNTY, 'provider', 'department'];
const CONSENTING: readonly Role[] = [...COUNTY, 'provider'];
/** Who reports for a department. */
const REPORTING: readonly Role[] = ['department', 'migration-office', 'education-office'];
const COURSES: readonly Role[] = [...COUNTY, 'provider', 'department', 'municipality', 'alliance-member'];
const PLANNING: readonly Role[] = [
  'provider',
  'course-coordinator',
  'migration-office',
  'municipality',
  'alliance-member',
];
const CONVENING: readonly Role[] = ['course-coordinator', 'migration-office'];
const IMPORT: readonly Role[] = ['course-coordinator', 'migration-office', 'provider'];

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
  ['/kurse/:runId', PLANNING, '/kurse/r_1'],
  [
    '/kurse/:runId/teilnehmende.csv',
    ['course-coordinator', 'migration-office', 'provider'],
    '/kurse/r_1/teilnehmende.csv',
  ],
  ['/kurse/:runId/teilnahmen/:registrationId', PLACING, '/kurse/r_1/teilnahmen/g_1'],
  ['/faelle/:ref/rechte', CASE, '/faelle/p_mutter00001/rechte'],
  ['/faelle/:ref/angaben/:was', TAKING_IN, '/faelle/p_mutter00001/angaben/niveau'],
  ['/uebergaben', [...COUNTY, 'provider']],
  ['/uebergaben.csv', [...COUNTY, 'provider']],
  ['/uebergaben/zeiten.csv', ['course-coordinator', 'migration-office', 'provider']],
  ['/uebergaben/zeiten', ACTING],
  ['/uebergaben/schritte.csv', ACTING],
  ['/uebergaben/anbieten', ACTING, '/uebergaben/anbieten?person=p_1&anmeldung=g_1'],
  ['/uebergaben/vereinbarungen', ACTING],
  ['/uebergaben/vereinbarungen.csv', ACTING],
  ['/uebergaben/vermittlung', ['provider', 'course-coordinator']],
  ['/uebergaben/vermittlung.csv', ['provider', 'course-coordinator']],
  ['/uebergaben/:id/mitteilung', [...COUNTY, 'provider'], '/uebergaben/h_1/mitteilung'],
  ['/abstimmung', [...COUNTY, 'provider']],
  ['/abstimmung.csv', [...COUNTY, 'provider']],
  ['/personen', SEARCHING],
  ['/personen/aufnehmen', TAKING_IN],
  ['/personen/aufgenommen.csv', ['provider']],
  ['/personen/dubletten', ['provider', 'course-coordinator']],
  ['/personen/dubletten.csv', ['provider', 'course-coordinator']],
  ['/personen/dubletten/zusammenfuehren', ['provider', 'course-coordinator']],
  ['/personen/:ref/weiter', PLACING, '/personen/p_mutter00001/weiter'],
  ['/wiedervorlagen.csv', DESK],
  ['/wiedervorlagen/schritte.csv', [...COUNTY, 'department']],
  ['/faelle/:ref/einwilligungen/:id/widerrufen', CONSENTING, '/faelle/p_1/einwilligungen/k_1/widerrufen'],
  ['/faelle/:ref/einwilligungen/:id/bestaetigen', CONSENTING, '/faelle/p_1/einwilligungen/k_1/bestaetigen'],
  ['/rechte.csv', COUNTY],
  ['/kurse.csv', COUNTY],
  ['/massnahmen.csv', [...COUNTY, 'department']],
  ['/kurse', COURSES],
  ['/warteliste', WAITING],
  ['/warteliste.csv', WAITING],
  ['/warteliste/gruppen.csv', WAITING],
  ['/warteliste/zeiten', COUNTY],
  ['/warteliste/zeiten.csv', COUNTY],
  ['/warteliste/verfallen.csv', COUNTY],
  ['/warteliste/:id', WAITING, '/warteliste/w_1'],
  ['/warteliste/:id/vorschlaege.csv', WAITING, '/warteliste/w_1/vorschlaege.csv'],
  ['/warteliste/kurse/:id', WAITING, '/warteliste/kurse/r_1'],
  ['/warteliste/kurse/:id/wartende.csv', WAITING, '/warteliste/kurse/r_1/wartende.csv'],
  ['/warteliste/zusammenlegungen', WAITING],
  ['/warteliste/zusammenlegungen/kollisionen.csv', WAITING],
  ['/warteliste/zusammenlegungen/beendet.csv', WAITING],
  ['/warteliste/zusammenlegungen/:id/antworten.csv', WAITING, '/warteliste/zusammenlegungen/m_1/antworten.csv'],
  ['/wiedervorlagen', CASE],
  ['/briefe', ['course-coordinator', 'migration-office', 'provider']],
  ['/briefe.csv', ['course-coordinator', 'migration-office', 'provider']],
  ['/briefe/meldung.csv', ['course-coordinator', 'migration-office', 'provider']],
  [
    '/briefe/:runId/:registrationId/:letter/:recipient',
    ['course-coordinator', 'migration-office', 'provider'],
    '/briefe/r_1/g_1/late-start/person',
  ],
  ['/kurse/liste.csv', COURSES],
  ['/kurse/planung.csv', COURSES],
  ['/kurse/bedarf.csv', COURSES],
  ['/kurse/planen', PLANNING],
  ['/kurse/traeger', COURSES],
  ['/kurse/traeger.csv', COURSES],
  ['/kurse/katalog', COURSES],
  ['/kurse/katalog.csv', COURSES],
  ['/kurse/katalog/neu', PLANNING],
  ['/kurse/katalog/:traeger/:kurs', PLANNING, '/kurse/katalog/silbenreich/k_1'],
  ['/kurse/traeger/:id', COURSES, '/kurse/traeger/silbenreich'],
  ['/kurse/ueberschneidungen', PLACING],
  ['/kurse/ueberschneidungen.csv', PLACING],
  ['/kurse/:id/bearbeiten', PLANNING, '/kurse/r_1/bearbeiten'],
  ['/kurse/:id/absagen', PLANNING, '/kurse/r_1/absagen'],
  ['/fristen', CASE],
  ['/fristen.csv', CASE],
  ['/fristen/recht/:id', DECIDING, '/fristen/recht/e_lapse00001?person=p_mutter00001'],
  ['/import', IMPORT],
  ['/import/muster/:service/:kind', IMPORT, '/import/muster/learners/personen'],
  ['/import/laeufe', IMPORT],
  ['/import/laeufe.csv', IMPORT],
  ['/import/laeufe/:service/:id/ruecknahme', IMPORT, '/import/laeufe/learners/i_1/ruecknahme'],
  ['/import/laeufe/:service/:id/bleibt.csv', IMPORT, '/import/laeufe/learners/i_1/bleibt.csv'],
  ['/import/laeufe/:service/:id', IMPORT, '/import/laeufe/learners/i_1'],
  ['/import/laeufe/:service/:id/fehler.csv', IMPORT, '/import/laeufe/learners/i_1/fehler.csv'],
  ['/import/laeufe/:service/:id/aehnliche.csv', IMPORT, '/import/laeufe/learners/i_1/aehnliche.csv'],
  ['/betrieb', ['operator']],
  ['/betrieb/:service/abonnements.csv', ['operator'], '/betrieb/courses/abonnements.csv'],
  ['/betrieb/:service/lesemodelle.csv', ['operator'], '/betrieb/courses/lesemodelle.csv'],
  ['/betrieb/:service/unveroeffentlicht.csv', ['operator'], '/betrieb/courses/unveroeffentlicht.csv'],
  ['/betrieb/:service/angehalten.csv', ['operator'], '/betrieb/courses/angehalten.csv'],
  ['/betrieb/:service/abgelehnt', ['operator'], '/betrieb/courses/abgelehnt'],
  ['/betrieb/:service/abgelehnt.csv', ['operator'], '/betrieb/courses/abgelehnt.csv'],
  ['/start', ALL_ROLES],
  ['/kein-zugang', ALL_ROLES],
];
const DESK_FORMS: readonly (readonly [route: string, roles: readonly Role[], address?: string])[] = [
  ['/wiedervorlagen/:id/erledigt', DESK, '/wiedervorlagen/w_1/erledigt'],
  ['/wiedervorlagen/:id/verschieben', DESK, '/wiedervorlagen/w_1/verschieben'],
  ['/wiedervorlagen/:id/uebergeben', DESK, '/wiedervorlagen/w_1/uebergeben'],
  ['/wiedervorlagen/:id/notiz-loeschen', DESK, '/wiedervorlagen/w_1/notiz-loeschen'],
  ['/wiedervorlagen/vertretung', DESK],
  ['/wiedervorlagen/vertretung/:id/beenden', DESK, '/wiedervorlagen/vertretung/v_1/beenden'],
  ['/faelle/:ref/wiedervorlagen', DESK, '/faelle/p_1/wiedervorlagen'],
  ['/faelle/:ref/einwilligungen', CONSENTING, '/faelle/p_1/einwilligungen'],
  ['/faelle/:ref/einwilligungen/:id/widerrufen', CONSENTING, '/faelle/p_1/einwilligungen/k_1/widerrufen'],
  ['/faelle/:ref/einwilligungen/:id/bestaetigen', CONSENTING, '/faelle/p_1/einwilligungen/k_1/bestaetigen'],
  ['/faelle/:ref/uebergaenge', COUNTY, '/faelle/p_1/uebergaenge'],
  ['/faelle/:ref/uebergaenge/:id/abschliessen', COUNTY, '/faelle/p_1/uebergaenge/t_1/abschliessen'],
  ['/faelle/:ref/uebergaenge/:id/abbrechen', COUNTY, '/faelle/p_1/uebergaenge/t_1/abbrechen'],
  [
    '/faelle/:ref/uebergaenge/:id/schritte/:schritt/erledigt',
    REPORTING,
    '/faelle/p_1/uebergaenge/t_1/schritte/s_1/erledigt',
  ],
  [
    '/faelle/:ref/uebergaenge/:id/schritte/:schritt/auslassen',
    REPORTING,
    '/faelle/p_1/uebergaenge/t_1/schritte/s_1/auslassen',
  ],
  [
    '/faelle/:ref/uebergaenge/:id/schritte/:schritt/oeffnen',
    REPORTING,
    '/faelle/p_1/uebergaenge/t_1/schritte/s_1/oeffnen',
  ],
  ['/faelle/:ref/meldungen', REPORTING, '/faelle/p_1/meldungen'],
];
const FORMS: readonly (readonly [route: string, roles: readonly Role[], address?: string])[] = [
  ...DESK_FORMS,
  ...(
    ['eintragen', 'anmelden', 'plaetze/:registrationId/bestaetigen', 'plaetze/:registrationId/freigeben'] as const
  ).map((step): (typeof PAGES)[number] => [
    `/kurse/:runId/${step}`,
    ['course-coordinator', 'migration-office', 'provider'],
    `/kurse/r_1/${step.replace(':registrationId', 'g_1')}`,
  ]),
  ['/kurse/:runId/teilnahmen/:registrationId/:schritt', PLACING, '/kurse/r_1/teilnahmen/g_1/unterbrechen'],
  ['/kurse/:runId/vorschlaege/:entryId', PLACING, '/kurse/r_1/vorschlaege/w_1'],
  ['/uebergaben/:id/annehmen', ['provider'], '/uebergaben/h_1/annehmen'],
  ['/uebergaben/:id/zurueckgeben', ['provider'], '/uebergaben/h_1/zurueckgeben'],
  ['/uebergaben/:id/zurueckziehen', ['provider'], '/uebergaben/h_1/zurueckziehen'],
  ['/uebergaben/:id/gescheitert', ['provider'], '/uebergaben/h_1/gescheitert'],
  ['/uebergaben/anbieten', ACTING],
  ['/uebergaben/anbieten/einwilligung', ACTING],
  ['/uebergaben/vereinbarungen', ['provider']],
  ['/uebergaben/vereinbarungen/:id/:schritt', ['provider'], '/uebergaben/vereinbarungen/hp_1_1/zustimmen'],
  ['/uebergaben/vermittlung', ['provider', 'course-coordinator']],
  ['/uebergaben/vermittlung/:id/:schritt', ['course-coordinator'], '/uebergaben/vermittlung/m_1/uebernehmen'],
  ['/abstimmung/sitzung', CONVENING],
  ['/abstimmung/vereinbarung', CONVENING],
  ['/abstimmung/:sitzung/:punkt/ergebnis', ACTING, '/abstimmung/cm_1/ci_1/ergebnis'],
  ['/fristen/erledigt', PLACING],
  ['/fristen/recht/:id/pruefen', DECIDING, '/fristen/recht/e_lapse00001/pruefen'],
  ['/fristen/recht/:id/entscheiden', DECIDING, '/fristen/recht/e_lapse00001/entscheiden'],
  ['/faelle/:ref/rechte/pruefen', [...DECIDING, 'provider'], '/faelle/p_mutter00001/rechte/pruefen'],
  ['/faelle/:ref/rechte/ausfuehren', [...DECIDING, 'provider'], '/faelle/p_mutter00001/rechte/ausfuehren'],
  ['/personen/suche', SEARCHING],
  ['/personen/aufnehmen/vorbereiten', TAKING_IN],
  ['/personen/aufnehmen', TAKING_IN],
  ['/personen/dubletten/zusammenfuehren', ['provider', 'course-coordinator']],
  ['/personen/dubletten/verschieden', ['provider', 'course-coordinator']],
  ['/personen/dubletten/aufheben', ['provider', 'course-coordinator']],
  ['/personen/:ref/anmelden', PLACING, '/personen/p_mutter00001/anmelden'],
  ['/personen/:ref/warten', PLACING, '/personen/p_mutter00001/warten'],
  ['/kurse/planen', PLANNING],
  ['/kurse/katalog/neu', PLANNING],
  ['/kurse/katalog/:traeger/:kurs/aendern', PLANNING, '/kurse/katalog/silbenreich/k_1/aendern'],
  ['/kurse/katalog/:traeger/:kurs/zurueckziehen', PLANNING, '/kurse/katalog/silbenreich/k_1/zurueckziehen'],
  ['/kurse/traeger/aufnehmen', CONVENING],
  ['/kurse/traeger/:id/angaben', CONVENING, '/kurse/traeger/silbenreich/angaben'],
  ['/kurse/traeger/:id/ausscheiden', CONVENING, '/kurse/traeger/silbenreich/ausscheiden'],
  [
    '/kurse/traeger/:id/zulassungen/:zulassung/beenden',
    CONVENING,
    '/kurse/traeger/silbenreich/zulassungen/z_1/beenden',
  ],
  ['/kurse/traeger/:id/kursorte/:ort/aendern', PLANNING, '/kurse/traeger/silbenreich/kursorte/o_1/aendern'],
  ['/kurse/traeger/:id/kontakt', PLANNING, '/kurse/traeger/silbenreich/kontakt'],
  ['/kurse/traeger/:id/kursort', PLANNING, '/kurse/traeger/silbenreich/kursort'],
  ['/kurse/traeger/:id/kursorte/:ort/schliessen', PLANNING, '/kurse/traeger/silbenreich/kursorte/o_1/schliessen'],
  ['/kurse/traeger/:id/zulassung', ['course-coordinator', 'migration-office'], '/kurse/traeger/silbenreich/zulassung'],
  ['/kurse/ueberschneidungen/:person/:anmeldung/zulassen', PLACING, '/kurse/ueberschneidungen/p_1/g_1/zulassen'],
  [
    '/kurse/ueberschneidungen/:person/:anmeldung/zuruecknehmen',
    PLACING,
    '/kurse/ueberschneidungen/p_1/g_1/zuruecknehmen',
  ],
  ['/kurse/:id/aendern', PLANNING, '/kurse/r_1/aendern'],
  ['/kurse/:id/benachrichtigt', ['provider', 'course-coordinator', 'migration-office'], '/kurse/r_1/benachrichtigt'],
  ['/kurse/:id/:schritt', PLANNING, '/kurse/r_1/beginnen'],
  ['/faelle/:ref/angaben/:was', TAKING_IN, '/faelle/p_mutter00001/angaben/niveau'],
  ['/faelle/:ref/grund', ['migration-office', 'education-office'], '/faelle/p_mutter00001/grund'],
  ['/faelle/:ref/name', ['migration-office', 'education-office'], '/faelle/p_mutter00001/name'],
  [
    '/briefe/:runId/:registrationId/:letter/:recipient/versandt',
    ['course-coordinator', 'migration-office', 'provider'],
    '/briefe/r_1/g_1/late-start/person/versandt',
  ],
  ['/briefe/meldung/versandt', ['course-coordinator', 'migration-office', 'provider']],
  ['/warteliste/:id/entscheiden', ACTING, '/warteliste/w_1/entscheiden'],
  ['/warteliste/:id/beenden', ACTING, '/warteliste/w_1/beenden'],
  ['/warteliste/zusammenlegungen', ACTING],
  ['/warteliste/zusammenlegungen/:id/zustimmen', ACTING, '/warteliste/zusammenlegungen/m_1/zustimmen'],
  ['/warteliste/zusammenlegungen/:id/ablehnen', ACTING, '/warteliste/zusammenlegungen/m_1/ablehnen'],
  ['/warteliste/zusammenlegungen/:id/aufgeben', ACTING, '/warteliste/zusammenlegungen/m_1/aufgeben'],
  ['/warteliste/zusammenlegungen/:id/antworten/:anmeldung', ACTING, '/warteliste/zusammenlegungen/m_2/antworten/g_1'],
  ['/import', IMPORT],
  ['/import/einspielen', IMPORT],
  ['/import/laeufe/:service/:id/abbrechen', IMPORT, '/import/laeufe/learners/i_1/abbrechen'],
  ['/import/laeufe/:service/:id/ruecknahme', IMPORT, '/import/laeufe/learners/i_1/ruecknahme'],
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
    const { html } = await dashboard.open('/import', 'council');
    expect(textOf(html)).toContain('Das Recht dazu haben: Kurskoordination Migrationsstelle');
    expect(linksOf(html)).toContainEqual(['Zur Startseite', '/']);
  });

  it('sees no such page in the navigation', async () => {
    for (const role of ALL_ROLES) {
      const { html } = await dashboard.open('/kein-zugang', role);
      const own = PAGES.filter(
        ([path, roles]) =>
          [
            '/',
            '/uebergaben',
            '/abstimmung',
            '/personen',
            '/kurse',
            '/warteliste',
            '/wiedervorlagen',
            '/briefe',
            '/fristen',
            '/import',
            '/betrieb',
          ].includes(path) && roles.includes(role),
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
