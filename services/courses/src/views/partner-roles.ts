import type { Role } from '#service-kit';

/** Who sees what concerns no person: courses, runs and providers of all, so that offers do not collide. */
export const PARTNER_ROLES = [
  'provider',
  'course-coordinator',
  'migration-office',
  'education-office',
  'department',
  'municipality',
  'alliance-member',
] as const satisfies readonly Role[];
