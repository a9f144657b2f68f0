import { type Principal, withinScope } from '#service-kit';
import { sphereOf } from '../../domain/milestone/milestone.decider.js';

/** The offices of the house report as the unit they are; youth and health are reported by their departments alone. */
export function reportsFor(principal: Principal, department: string): boolean {
  if (principal.role === 'department') return withinScope(principal, { department });
  return department === (principal.role === 'education-office' ? 'schools' : 'migration-office');
}

/** Whose reports a file may hold: a department's its own, one of the coordination those of its sphere. */
export function bringsReportsOf(principal: Principal, department: string): boolean {
  if (principal.role === 'department') return withinScope(principal, { department });
  return sphereOf(department) === 'coordination';
}
