import { boundTo, type Principal, Problem, type ScopeKind } from '#service-kit';

/**
 * The body or department of which a list is asked for. Who is bound to some gets those alone: the one named, else the
 * only one; others get what they name, else all (undefined). Throws Problem 403 for a foreign one, 400 when it must be named.
 */
export function scopeOfList(principal: Principal, kind: ScopeKind, named: string | undefined): string | undefined {
  const bound = boundTo(principal);
  if (bound?.kind !== kind) return named;
  const chosen = named ?? (bound.ids.length === 1 ? bound.ids[0] : undefined);
  if (chosen === undefined) {
    const detail = `Name one of your own: ${bound.ids.join(', ')}.`;
    throw new Problem({ status: 400, code: 'input-invalid', detail, errors: [{ at: kind, code: 'missing', detail }] });
  }
  if (bound.ids.includes(chosen)) return chosen;
  throw new Problem({ status: 403, code: `not-your-${kind}`, detail: 'This lies outside of your own scope.' });
}

/** Whether a thing of this body or department is to be seen; who is bound to neither kind sees all. */
export function inOwnScope(principal: Principal, kind: ScopeKind, id: string): boolean {
  const bound = boundTo(principal);
  return bound?.kind !== kind || bound.ids.includes(id);
}
