import { ALL_ROLES, type Role } from '#service-kit';

export interface NavigationEntry {
  readonly path: string;
  readonly label: string;
  readonly roles: readonly Role[];
}

/** Who opens the cases of the whole county. */
export const COUNTY_ROLES = [
  'course-coordinator',
  'migration-office',
  'education-office',
] as const satisfies readonly Role[];
export const OVERVIEW_ROLES = [
  ...COUNTY_ROLES,
  'department',
  'municipality',
  'council',
] as const satisfies readonly Role[];
/** Who sees the measures of the round and what is overdue of them. */
export const MEASURE_ROLES = [...COUNTY_ROLES, 'department'] as const satisfies readonly Role[];
export const HANDOVER_ROLES = ['provider', ...COUNTY_ROLES] as const satisfies readonly Role[];
/** Who sees the times between providers. */
export const TIMES_ROLES = ['provider', 'course-coordinator', 'migration-office'] as const satisfies readonly Role[];
/** Who offers participants and answers for providers. */
export const OFFER_ROLES = ['provider', 'course-coordinator', 'migration-office'] as const satisfies readonly Role[];
/** Mediation is seen by the two sides and the coordination of the courses alone. */
export const MEDIATION_ROLES = ['provider', 'course-coordinator'] as const satisfies readonly Role[];
export const CASE_ROLES = [...HANDOVER_ROLES, 'department'] as const satisfies readonly Role[];
export const DEADLINE_ROLES = CASE_ROLES;
/** Who decides upon rights and obligations; a department upon its own. */
export const DECIDING_ROLES = [
  'course-coordinator',
  'migration-office',
  'department',
] as const satisfies readonly Role[];
/** Who records something about the rights of a person: those who decide, and her provider. */
export const RIGHT_ACTING_ROLES = [...DECIDING_ROLES, 'provider'] as const satisfies readonly Role[];
/** Who sees the waiting list and merges, and who decides there. */
export const WAITING_ROLES = ['provider', ...COUNTY_ROLES] as const satisfies readonly Role[];
export const WAITING_DECIDERS = [
  'provider',
  'course-coordinator',
  'migration-office',
] as const satisfies readonly Role[];
/** Who takes persons in. */
export const TAKE_IN_ROLES = ['provider', ...COUNTY_ROLES] as const satisfies readonly Role[];
/** Who looks for a person by name. */
export const PERSON_ROLES = [...TAKE_IN_ROLES, 'data-protection'] as const satisfies readonly Role[];
/** Who decides whether two references are of one person: those who may know both. */
export const DUPLICATE_ROLES = ['provider', 'course-coordinator'] as const satisfies readonly Role[];
/** Who brings persons to runs and to the waiting list. */
export const PLACING_ROLES = ['provider', 'course-coordinator', 'migration-office'] as const satisfies readonly Role[];
export const IMPORT_ROLES = ['course-coordinator', 'migration-office', 'provider'] as const satisfies readonly Role[];
export const OPERATION_ROLES = ['operator'] as const satisfies readonly Role[];

/** Who has follow-ups of the own office. */
export const DESK_ROLES = ['provider', ...COUNTY_ROLES, 'department'] as const satisfies readonly Role[];
/** Who records consents, and sees them at a case. */
export const CONSENT_ROLES = ['provider', ...COUNTY_ROLES] as const satisfies readonly Role[];
/** Who has a part in transitions. */
export const STEP_ROLES = [...COUNTY_ROLES, 'department'] as const satisfies readonly Role[];
export const FOLLOW_UP_ROLES = DESK_ROLES;
/** Who sees the courses of the county: they concern no person. */
export const COURSE_ROLES = [
  'provider',
  ...COUNTY_ROLES,
  'department',
  'municipality',
  'alliance-member',
] as const satisfies readonly Role[];
/** Who plans and runs courses. */
export const PLANNING_ROLES = [
  'provider',
  'course-coordinator',
  'migration-office',
  'municipality',
  'alliance-member',
] as const satisfies readonly Role[];

/** Who records what a provider may offer. */
export const ADMITTING_ROLES = ['course-coordinator', 'migration-office'] as const satisfies readonly Role[];
/** Who knows the people in a run. */
export const TEACHING_ROLES = ['provider', 'course-coordinator', 'migration-office'] as const satisfies readonly Role[];

/** Every page in the navigation with the roles it is for; nobody sees a page that is not for them. */
export const PAGES: readonly NavigationEntry[] = [
  { path: '/', label: 'Übersicht', roles: OVERVIEW_ROLES },
  { path: '/uebergaben', label: 'Übergaben', roles: HANDOVER_ROLES },
  { path: '/abstimmung', label: 'Abstimmung', roles: HANDOVER_ROLES },
  { path: '/personen', label: 'Personen', roles: PERSON_ROLES },
  { path: '/kurse', label: 'Kurse', roles: COURSE_ROLES },
  { path: '/warteliste', label: 'Warteliste', roles: WAITING_ROLES },
  { path: '/wiedervorlagen', label: 'Wiedervorlagen', roles: FOLLOW_UP_ROLES },
  { path: '/briefe', label: 'Briefe', roles: PLACING_ROLES },
  { path: '/fristen', label: 'Fristen', roles: DEADLINE_ROLES },
  { path: '/import', label: 'Import', roles: IMPORT_ROLES },
  { path: '/betrieb', label: 'Betrieb', roles: OPERATION_ROLES },
];

/** Pages and files that are reached from others; the longer path stands first. */
const BEHIND: readonly Omit<NavigationEntry, 'label'>[] = [
  { path: '/wiedervorlagen.csv', roles: DESK_ROLES },
  { path: '/wiedervorlagen/schritte.csv', roles: STEP_ROLES },
  { path: '/fristen/recht/', roles: DECIDING_ROLES },
  { path: '/personen/aufgenommen.csv', roles: ['provider'] },
  { path: '/personen/dubletten', roles: DUPLICATE_ROLES },
  { path: '/personen/aufnehmen', roles: TAKE_IN_ROLES },
  { path: '/faelle/', roles: CASE_ROLES },
  { path: '/faelle', roles: COUNTY_ROLES },
  { path: '/listen/massnahmen', roles: MEASURE_ROLES },
  { path: '/listen', roles: COUNTY_ROLES },
  { path: '/massnahmen.csv', roles: MEASURE_ROLES },
  { path: '/rechte.csv', roles: COUNTY_ROLES },
  { path: '/kurse.csv', roles: COUNTY_ROLES },
  { path: '/kurse/liste.csv', roles: COURSE_ROLES },
  { path: '/kurse/planung.csv', roles: COURSE_ROLES },
  { path: '/kurse/bedarf.csv', roles: COURSE_ROLES },
  { path: '/kurse/traeger', roles: COURSE_ROLES },
  { path: '/kurse/katalog/', roles: PLANNING_ROLES },
  { path: '/kurse/katalog', roles: COURSE_ROLES },
  { path: '/kurse/ueberschneidungen', roles: TEACHING_ROLES },
  { path: '/kurse/', roles: PLANNING_ROLES },
  { path: '/stand.csv', roles: OVERVIEW_ROLES },
  { path: '/gemeinden.csv', roles: OVERVIEW_ROLES },
  { path: '/verteilung', roles: OVERVIEW_ROLES },
  { path: '/warteliste/zeiten', roles: COUNTY_ROLES },
  { path: '/warteliste/verfallen.csv', roles: COUNTY_ROLES },
  { path: '/uebergaben/zeiten', roles: TIMES_ROLES },
  { path: '/uebergaben/anbieten', roles: OFFER_ROLES },
  { path: '/uebergaben/vereinbarungen', roles: TIMES_ROLES },
  { path: '/uebergaben/vermittlung', roles: MEDIATION_ROLES },
];

export const navigationOf = (role: Role): readonly NavigationEntry[] =>
  PAGES.filter((page) => page.roles.includes(role));

/** Where an account lands after signing in. */
export const startPageOf = (role: Role): string => navigationOf(role)[0]?.path ?? '/kein-zugang';

/** The roles that have a page, by its path; all of them where none is named. */
export function rolesOfPage(path: string): readonly Role[] {
  const page = [...BEHIND, ...PAGES].find((one) => (one.path === '/' ? path === '/' : path.startsWith(one.path)));
  return page?.roles ?? ALL_ROLES;
}
