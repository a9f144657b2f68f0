import { Problem } from '../edge/problem.js';
import { boundTo, type Principal, withinScope } from './principal.js';

/** Throws Problem 403 when the principal cannot act for this provider. */
export function requireProvider(principal: Principal, providerId: string): void {
  if (withinScope(principal, { provider: providerId })) return;
  throw new Problem({ status: 403, code: 'not-your-provider', detail: 'A provider acts in its own name.' });
}

/** The provider in whose name the principal acts: the one named, else the only one it is bound to. Throws Problem. */
export function actingProvider(principal: Principal, named: string | undefined): string {
  const own = boundTo(principal)?.ids ?? [];
  const providerId = named ?? (own.length === 1 ? own[0] : undefined);
  if (providerId === undefined) {
    const detail = 'Name the provider on whose behalf this is done.';
    throw new Problem({
      status: 400,
      code: 'input-invalid',
      detail,
      errors: [{ at: '/providerId', code: 'missing', detail }],
    });
  }
  requireProvider(principal, providerId);
  return providerId;
}
