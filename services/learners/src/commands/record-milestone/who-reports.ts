import { boundTo, type Principal } from '#service-kit';
import { departmentOf, type Departments, sphereIn } from '../../domain/departments/departments.js';

/** The departments in whose name an account acts: those of its scope, an office the units that it is. */
export function departmentsFor(departments: Departments, principal: Principal): readonly string[] {
  const bound = boundTo(principal);
  return departments
    .filter(({ department, reportedBy }) =>
      principal.role === 'department'
        ? reportedBy.includes('department') && bound?.ids.includes(department)
        : reportedBy.includes(principal.role),
    )
    .map(({ department }) => department);
}

/** Whether a report is refused because the account acts for other departments; what nobody has is another refusal. */
export const reportsFor = (departments: Departments, principal: Principal, department: string): boolean =>
  departmentOf(departments, department) === undefined || departmentsFor(departments, principal).includes(department);

/** Whose reports a file may hold: a department's its own, one of the coordination those of its sphere. */
export function bringsReportsOf(departments: Departments, principal: Principal, department: string): boolean {
  if (principal.role === 'department') return departmentsFor(departments, principal).includes(department);
  return sphereIn(departments, department) === 'coordination';
}
