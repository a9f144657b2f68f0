import { boundTo, type Principal } from '../access/principal.js';
import { rightsOf } from '../access/roles.js';
import { Problem } from '../edge/problem.js';

/** Why somebody looks at a person outside of the own scope: codes, no free text. */
export const ACCESS_REASONS = [
  'enquiry-of-person',
  'case-meeting',
  'duplicate-check',
  'access-request',
  'legal-duty',
] as const;
export type AccessReason = (typeof ACCESS_REASONS)[number];

/** Whether persons lie outside of the principal's own scope, so that a reason is named first. */
export const needsReason = (principal: Principal): boolean =>
  boundTo(principal) === undefined && rightsOf(principal.role).names === 'with-reason';

/** The answer to who looks without a reason: it names the list. */
export function reasonRequired(): Problem {
  const detail = `Name a reason: ${ACCESS_REASONS.join(', ')}.`;
  return new Problem({
    status: 403,
    code: 'reason-required',
    detail,
    errors: [{ at: '/reason', code: 'missing', detail }],
  });
}
