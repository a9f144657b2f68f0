import type { Case, TimelineEntry } from '../../api/integration-status.js';
import { departmentWord } from '../../layout/words.js';

/** Who did what an entry tells, as far as the API tells it: its word, and the fact that need not be told again. */
export interface ByWhom {
  readonly name: string;
  readonly fact?: string;
}

/** The fact that names who acted, by kind of entry. */
const ACTORS: Readonly<Record<string, string>> = {
  'language-level-assessed': 'assessedBy',
  'entitlement-issued': 'issuedBy',
  'entitlement-refused': 'refusedBy',
  'entitlement-extended': 'extendedBy',
  'entitlement-lapsed': 'decidedBy',
  'entitlement-lapse-rejected': 'decidedBy',
  'entitlement-withdrawn': 'withdrawnBy',
  'entitlement-objection-settled': 'settledBy',
  'obligation-imposed': 'imposedBy',
  'milestone-recorded': 'department',
  'milestone-withdrawn': 'department',
  'youth-milestone-recorded': 'department',
  'youth-milestone-withdrawn': 'department',
  'health-milestone-recorded': 'department',
  'health-milestone-withdrawn': 'department',
  'transition-step-done': 'owner',
  'transition-step-skipped': 'owner',
  'transition-step-reopened': 'owner',
  'youth-transition-step-done': 'owner',
  'youth-transition-step-skipped': 'owner',
  'youth-transition-step-reopened': 'owner',
  'health-transition-step-done': 'owner',
  'health-transition-step-skipped': 'owner',
  'health-transition-step-reopened': 'owner',
  'handover-offered': 'fromProvider',
  'handover-withdrawn': 'fromProvider',
  'handover-accepted': 'toProvider',
  'handover-returned': 'toProvider',
  'follow-up-started': 'toProvider',
  'handover-failed': 'reportedBy',
};
/** Departments that alone record these. */
const DEPARTMENTS: Readonly<Record<string, string>> = {
  'youth-milestone-recorded': 'youth',
  'health-milestone-recorded': 'health',
};
/** What the provider of the run does. */
const OF_THE_RUN: ReadonlySet<string> = new Set([
  'registration-held',
  'registration-confirmed',
  'registration-refused',
  'participation-started',
  'participation-ended',
  'participation-dropped-out',
  'test-result-recorded',
  'attendance-recorded',
  'participation-interrupted',
  'participation-resumed',
  'module-completed',
  'orientation-test-recorded',
  'certificate-issued',
  'letter-sent',
]);

/** Who did it; undefined where that is not told. */
export function byWhom(entry: TimelineEntry, registrations: Case['registrations']): ByWhom | undefined {
  const { by, type, facts } = entry;
  if (by !== undefined) return { name: typeof by === 'string' ? departmentWord(by) : by.name };
  const fact = ACTORS[type];
  const told = fact === undefined ? undefined : facts[fact];
  if (fact !== undefined && told !== undefined) return { name: departmentWord(told), fact };
  const department = DEPARTMENTS[type];
  if (department !== undefined) return { name: departmentWord(department) };
  if (!OF_THE_RUN.has(type)) return undefined;
  const providers = new Set(
    registrations.filter(({ title }) => title === facts['run']).map(({ provider }) => provider?.name),
  );
  const [name] = providers;
  // Two runs of the same title at different providers: better nobody than the wrong one.
  return providers.size === 1 && name !== undefined ? { name } : undefined;
}
