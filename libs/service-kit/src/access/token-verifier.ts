import { createRemoteJWKSet, errors, type JWTVerifyGetKey, jwtVerify } from 'jose';
import { Problem } from '../edge/problem.js';
import { type Principal, scopesOf } from './principal.js';
import { isRole, rightsOf } from './roles.js';

const unauthenticated = (code: string, detail: string) =>
  new Problem({ status: 401, code, detail, headers: { 'www-authenticate': 'Bearer' } });

/** Checks bearer tokens: signature by a key of the issuer, issuer, audience, times, role and its scope. */
export class TokenVerifier {
  constructor(
    private readonly keys: JWTVerifyGetKey,
    private readonly expected: { readonly issuer: string; readonly audience: string },
    private readonly now: () => Date = () => new Date(),
  ) {}

  /** The principal of a token. Throws Problem: 401 for a bad token, 403 for one without rights, 503 without keys. */
  async verify(token: string): Promise<Principal> {
    const claims = await this.claims(token);
    const { sub, role, name } = claims;
    if (typeof sub !== 'string' || sub === '' || sub.length > 200)
      throw unauthenticated('token-invalid', 'The token names no account.');
    if (!isRole(role))
      throw new Problem({ status: 403, code: 'role-unknown', detail: 'The account has no role here.' });
    const scopes = scopesOf(claims);
    const kind = rightsOf(role).scope;
    if (kind !== undefined && scopes[kind] === undefined) {
      throw new Problem({ status: 403, code: 'scope-missing', detail: `The role ${role} needs the claim ${kind}.` });
    }
    return { sub, role, scopes, ...(typeof name === 'string' ? { name } : {}) };
  }

  private async claims(token: string): Promise<Readonly<Record<string, unknown>>> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        ...this.expected,
        algorithms: ['ES256', 'ES384', 'RS256', 'PS256', 'EdDSA'],
        requiredClaims: ['exp', 'sub'],
        clockTolerance: 30,
        currentDate: this.now(),
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw unauthenticated('token-expired', 'The sign-in has expired.');
      const keysAway =
        error instanceof errors.JWKSTimeout ||
        !(error instanceof errors.JOSEError) ||
        error.code === 'ERR_JOSE_GENERIC';
      if (keysAway) {
        throw new Problem({
          status: 503,
          code: 'sign-in-unavailable',
          detail: 'The keys of the identity provider cannot be reached.',
          headers: { 'retry-after': '5' },
        });
      }
      throw unauthenticated('token-invalid', 'The token is not valid here.');
    }
  }
}

/** Keys of an issuer by its address, kept for ten minutes, asked anew for an unknown key at most every 30 seconds. */
export const remoteKeys = (uri: string): JWTVerifyGetKey =>
  createRemoteJWKSet(new URL(uri), { timeoutDuration: 5000, cooldownDuration: 30_000, cacheMaxAge: 600_000 });
