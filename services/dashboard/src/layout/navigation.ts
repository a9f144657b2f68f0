export interface NavigationEntry {
  readonly path: string;
  readonly label: string;
  readonly roles: readonly string[];
}

const COUNTY = ['course-coordinator', 'migration-office', 'education-office'] as const;

/** Every page of the dashboard with the roles it is for; nobody sees a page that is not for them. */
export const PAGES: readonly NavigationEntry[] = [
  { path: '/', label: 'Übersicht', roles: [...COUNTY, 'department', 'municipality', 'council'] },
  { path: '/uebergaben', label: 'Übergaben', roles: ['provider', ...COUNTY] },
  { path: '/import', label: 'Import', roles: ['course-coordinator', 'migration-office'] },
  { path: '/betrieb', label: 'Betrieb', roles: ['operator'] },
];

export const navigationOf = (role: string): readonly NavigationEntry[] => PAGES.filter((page) => page.roles.includes(role));

/** Where an account lands after signing in. */
export const startPageOf = (role: string): string => navigationOf(role)[0]?.path ?? '/kein-zugang';
