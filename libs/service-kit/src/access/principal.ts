import { type Role, rightsOf, SCOPE_KINDS, type ScopeKind } from './roles.js';

/** Who is signed in. `name` is for the page header alone: never logged, never in an event. */
export interface Principal {
  /** Opaque account id: the actor of commits. */
  readonly sub: string;
  readonly role: Role;
  readonly scopes: Readonly<Partial<Record<ScopeKind, readonly string[]>>>;
  readonly name?: string;
}

/** The ids to which a principal is bound, by the kind of its role; undefined: the whole county. */
export function boundTo(
  principal: Principal,
): { readonly kind: ScopeKind; readonly ids: readonly string[] } | undefined {
  const kind = rightsOf(principal.role).scope;
  return kind === undefined ? undefined : { kind, ids: principal.scopes[kind] ?? [] };
}

/**
 * Whether a thing with these scope keys lies within the principal's reach: county-wide roles reach everything, bound
 * ones only what names one of their ids under their kind. A thing without a key of the kind is out of reach.
 */
export function withinScope(
  principal: Principal,
  thing: Readonly<Partial<Record<ScopeKind, string | readonly string[] | undefined>>>,
): boolean {
  const bound = boundTo(principal);
  if (!bound) return true;
  const keys = thing[bound.kind];
  return (typeof keys === 'string' ? [keys] : (keys ?? [])).some((key) => bound.ids.includes(key));
}

/** Reads the scope claims of a token; each is an id or a list of ids. */
export function scopesOf(claims: Readonly<Record<string, unknown>>): Principal['scopes'] {
  const scopes: Partial<Record<ScopeKind, readonly string[]>> = {};
  for (const kind of SCOPE_KINDS) {
    const claim = claims[kind];
    const ids = (Array.isArray(claim) ? (claim as readonly unknown[]) : [claim]).filter((id) => typeof id === 'string');
    if (ids.length > 0) scopes[kind] = ids;
  }
  return scopes;
}
