import type { Role } from '#service-kit';

/** Who plans and runs courses: providers, municipalities and volunteers their own, the county's posts all of them. */
export const PLANNING_ROLES = [
  'provider',
  'course-coordinator',
  'migration-office',
  'municipality',
  'alliance-member',
] as const satisfies readonly Role[];
