import {
  calculateJwkThumbprint,
  createLocalJWKSet,
  exportJWK,
  generateKeyPair,
  type JSONWebKeySet,
  type JWTVerifyGetKey,
  SignJWT,
} from 'jose';
import type { Role, ScopeKind } from '../access/roles.js';

/** Issuer of development tokens where none is configured. */
export const DEVELOPMENT_ISSUER = 'urn:verzahnung:development';
const HOURS = 12;

/** A demo user: data of the caller, with German display names. */
export interface DemoUser extends Partial<Readonly<Record<ScopeKind, string | readonly string[]>>> {
  readonly user: string;
  readonly name: string;
  readonly role: Role;
}

/** A local issuer with a key of its own, made at start and kept in memory: for development only. */
export interface DevIssuer {
  readonly users: readonly DemoUser[];
  readonly jwks: JSONWebKeySet;
  readonly keys: JWTVerifyGetKey;
  /** A bearer token valid for twelve hours; undefined for an unknown user. */
  tokenFor(user: string): Promise<{ readonly token: string; readonly expiresInSeconds: number } | undefined>;
}

export async function createDevIssuer(options: {
  readonly users: readonly DemoUser[];
  readonly audience: string;
  readonly issuer?: string;
}): Promise<DevIssuer> {
  const { privateKey, publicKey } = await generateKeyPair('ES256');
  const publicJwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const jwks: JSONWebKeySet = { keys: [{ ...publicJwk, kid, alg: 'ES256', use: 'sig' }] };
  return {
    users: options.users,
    jwks,
    keys: createLocalJWKSet(jwks),
    tokenFor: async (user) => {
      const found = options.users.find((candidate) => candidate.user === user);
      if (!found) return undefined;
      const { user: id, ...claims } = found;
      const token = await new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'ES256', kid })
        .setSubject(`demo-${id}`)
        .setIssuer(options.issuer ?? DEVELOPMENT_ISSUER)
        .setAudience(options.audience)
        .setIssuedAt()
        .setExpirationTime(`${HOURS}h`)
        .sign(privateKey);
      return { token, expiresInSeconds: HOURS * 3600 };
    },
  };
}
