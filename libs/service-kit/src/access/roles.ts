/** What a scope is about; a token carries the ids as a claim of this name. */
export const SCOPE_KINDS = ['provider', 'department', 'municipality', 'body'] as const;
export type ScopeKind = (typeof SCOPE_KINDS)[number];

/** Whether a role sees names of persons: of its own scope at once, after naming a reason, or not at all. */
export type Names = 'own' | 'with-reason' | 'none';

export type Cases = 'all' | 'own' | 'none';

export interface RoleRights {
  /** German title, as pages show it. */
  readonly title: string;
  /** Bound to this scope: what lies outside of it is refused. Absent: the whole county. */
  readonly scope?: ScopeKind;
  readonly names: Names;
  /** Which cases of single persons the role opens: those of the whole county, what concerns its own scope, or none. */
  readonly cases: Cases;
  readonly may: string;
}

/** The one table of rights. A route names the roles it serves; all others are refused. */
export const ROLES = {
  'migration-office': {
    title: 'Migrationsstelle',
    names: 'with-reason',
    cases: 'all',
    may: 'concept, measures, the whole county',
  },
  'course-coordinator': {
    title: 'Kurskoordination',
    names: 'own',
    cases: 'all',
    may: 'all runs, waiting list, hand-overs of all providers',
  },
  'education-office': {
    title: 'Bildungsbüro',
    names: 'with-reason',
    cases: 'all',
    may: 'school and work transitions, the whole county',
  },
  provider: {
    title: 'Kursträger',
    scope: 'provider',
    names: 'own',
    cases: 'own',
    may: 'own participants with names, own runs and hand-overs',
  },
  department: {
    title: 'Fachdienst',
    scope: 'department',
    names: 'with-reason',
    cases: 'own',
    may: 'own feed and reports, persons it obliged, own measures',
  },
  municipality: {
    title: 'Kommune',
    scope: 'municipality',
    names: 'none',
    cases: 'none',
    may: 'own and volunteer courses; persons living there once they are granted',
  },
  'alliance-member': {
    title: 'Handlungsbündnis',
    scope: 'body',
    names: 'none',
    cases: 'none',
    may: 'topics, measures, papers without cases',
  },
  council: { title: 'Kreistag', names: 'none', cases: 'none', may: 'reports' },
  'data-protection': {
    title: 'Datenschutz',
    names: 'with-reason',
    cases: 'none',
    may: 'find a person, access request, erasure, what an account opened',
  },
  auditor: { title: 'Prüfung', names: 'none', cases: 'none', may: 'disclosures, event explorer' },
  operator: { title: 'Betrieb', names: 'none', cases: 'none', may: 'parking, rebuilds, health; no content' },
  administrator: { title: 'Verwaltung der Zugänge', names: 'none', cases: 'none', may: 'users, grants, rules' },
} as const satisfies Readonly<Record<string, RoleRights>>;

export type Role = keyof typeof ROLES;
export const ALL_ROLES = Object.keys(ROLES) as readonly Role[];

export const isRole = (value: unknown): value is Role => typeof value === 'string' && Object.hasOwn(ROLES, value);
export const rightsOf = (role: Role): RoleRights => ROLES[role];
