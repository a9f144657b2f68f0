import type { Sphere } from '#contracts';

export interface MilestoneEntry {
  readonly milestone: string;
  readonly title: string;
  /** The word of it in files; absent: its title. */
  readonly word?: string;
}

/** A department of the county, as data: what it reports, who reports in its name, under whose key. */
export interface DepartmentEntry {
  readonly department: string;
  readonly title: string;
  readonly sphere: Sphere;
  /** Roles that report for it: `department` those with it in their scope, an office the unit that it is. */
  readonly reportedBy: readonly string[];
  readonly milestones: readonly MilestoneEntry[];
}

export type Departments = readonly DepartmentEntry[];

export const departmentOf = (departments: Departments, department: string): DepartmentEntry | undefined =>
  departments.find((one) => one.department === department);

/** Whose key seals what is a department's; what the county does not know is no sphere of its own. */
export const sphereIn = (departments: Departments, department: string): Sphere =>
  departmentOf(departments, department)?.sphere ?? 'coordination';
