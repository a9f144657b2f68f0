/** What a scope is about; a token carries the ids as a claim of this name. */
export const SCOPE_KINDS = ['provider', 'department', 'municipality', 'body'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** Whether a role sees names of persons: of its own scope at once, after naming a reason, or not at all. */
export type Names = 'own' | 'with-reason' | 'none';

export interface RoleRights {
  /** German title, as pages show it. */
  readonly title: string;
  /** Bound to this scope: what lies outside of it is refused. Absent: the whole county. */
  readonly scope?: ScopeKind;
  readonly names: Names;
  /** Whether the role opens cases of single persons at all. */
  readonly cases: boolean;
  readonly may: string;
}

/** The one table of rights. A route names the roles it serves; all others are refused. */
export const ROLES = {
  'migration-office': {
    title: 'Migrationsstelle',
    names: 'with-reason',
    cases: true,
    may: 'concept, measures, the whole county',
  },
  'course-coordinator': {
    title: 'Kurskoordination',
    names: 'own',
    cases: true,
    may: 'all runs, waiting list, hand-overs of all providers',
  },
  'education-office': {
    title: 'Bildungsbüro',
    names: 'with-reason',
    cases: true,
    may: 'school and work transitions, the whole county',
  },
  provider: {
    title: 'Kursträger',
    scope: 'provider',
    names: 'own',
    cases: true,
    may: 'own participants with names, own runs and hand-overs',
  },
  department: {
    title: 'Fachdienst',
    scope: 'department',
    names: 'with-reason',
    cases: true,
    may: 'own feed and reports, persons it obliged, own measures',
  },
  municipality: {
    title: 'Kommune',
    scope: 'municipality',
    names: 'with-reason',
    cases: true,
    may: 'persons living there as far as granted, own and volunteer courses',
  },
  'alliance-member': {
    title: 'Handlungsbündnis',
    scope: 'body',
    names: 'none',
    cases: false,
    may: 'topics, measures, papers without cases',
  },
  council: { title: 'Kreistag', names: 'none', cases: false, may: 'reports' },
  'data-protection': {
    title: 'Datenschutz',
    names: 'with-reason',
    cases: true,
    may: 'find a person, access request, erasure, what an account opened',
  },
  auditor: { title: 'Prüfung', names: 'none', cases: false, may: 'disclosures, event explorer' },
  operator: { title: 'Betrieb', names: 'none', cases: false, may: 'parking, rebuilds, health; no content' },
  administrator: { title: 'Verwaltung der Zugänge', names: 'none', cases: false, may: 'users, grants, rules' },
} as const satisfies Readonly<Record<string, RoleRights>>;

export type Role = keyof typeof ROLES;
export const ALL_ROLES = Object.keys(ROLES) as readonly Role[];
/** Roles that open cases of single persons. */
export const CASE_ROLES: readonly Role[] = ALL_ROLES.filter((role) => ROLES[role].cases);

export const isRole = (value: unknown): value is Role => typeof value === 'string' && Object.hasOwn(ROLES, value);
export const rightsOf = (role: Role): RoleRights => ROLES[role];
