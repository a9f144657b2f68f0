import { boundTo, type Principal, Problem, withinScope } from '#service-kit';

/** In whose name a decision is made, and what the account is bound to where it acts for a department. */
export interface DecidingBody {
  readonly decidedBy: string;
  readonly departments?: readonly string[];
}

/** The posts of the county decide in the name of the coordination office; a department in its own. Throws Problem 403. */
export function decidingBody(principal: Principal): DecidingBody {
  const departments = departmentsOf(principal);
  const [department] = departments ?? ['migration-office'];
  if (department === undefined) throw notYours();
  return { decidedBy: department, ...(departments ? { departments } : {}) };
}

/** What a department is bound to; undefined: the whole county. */
export function departmentsOf(principal: Principal): readonly string[] | undefined {
  const bound = boundTo(principal);
  return bound?.kind === 'department' ? bound.ids : undefined;
}

/** Throws Problem 403 where a department would act in the name of another. */
export function requireDepartment(principal: Principal, department: string): void {
  if (principal.role === 'department' && !withinScope(principal, { department })) throw notYours();
}

const notYours = (): Problem =>
  new Problem({ status: 403, code: 'not-your-department', detail: 'A department acts in its own name.' });
