import { describe, expect, it } from '@jest/globals';
import { createLocalJWKSet, exportJWK, generateKeyPair, SignJWT } from 'jose';
import { Problem } from '../edge/problem.js';
import { boundTo, type Principal, withinScope } from './principal.js';
import { ALL_ROLES, ROLES, rightsOf, type Role } from './roles.js';
import { TokenVerifier } from './token-verifier.js';

const as = (role: Role, scopes: Principal['scopes'] = {}): Principal => ({ sub: 'a1', role, scopes });

describe('the table of rights', () => {
  it('knows the roles of the house', () => {
    expect([...ALL_ROLES].sort()).toEqual([
      'administrator',
      'alliance-member',
      'auditor',
      'council',
      'course-coordinator',
      'data-protection',
      'department',
      'education-office',
      'migration-office',
      'municipality',
      'operator',
      'provider',
    ]);
  });
  it('shows no name to those who open no cases, but to data protection, which looks for persons', () => {
    for (const role of ALL_ROLES)
      if (rightsOf(role).cases === 'none' && role !== 'data-protection') expect(ROLES[role].names).toBe('none');
    expect(rightsOf('data-protection')).toMatchObject({ cases: 'none', names: 'with-reason' });
  });
  it('opens all cases to the posts of the county alone', () => {
    const all = ALL_ROLES.filter((role) => rightsOf(role).cases === 'all');
    expect(all.toSorted()).toEqual(['course-coordinator', 'education-office', 'migration-office']);
    for (const role of all) expect(rightsOf(role).scope).toBeUndefined();
  });
});

describe('scope', () => {
  it('lets a provider reach its own things alone', () => {
    const vhs = as('provider', { provider: ['vhs'] });
    expect(boundTo(vhs)).toEqual({ kind: 'provider', ids: ['vhs'] });
    expect(withinScope(vhs, { provider: 'vhs' })).toBe(true);
    expect(withinScope(vhs, { provider: ['other', 'vhs'] })).toBe(true);
    expect(withinScope(vhs, { provider: 'other', municipality: 'vhs' })).toBe(false);
    expect(withinScope(vhs, {})).toBe(false);
  });
  it('lets posts of the county reach all', () => {
    expect(withinScope(as('course-coordinator'), { provider: 'other' })).toBe(true);
  });
  it('gives a bound role without ids nothing', () => {
    expect(withinScope(as('municipality'), { municipality: '03251040' })).toBe(false);
  });
});

describe('tokens', () => {
  const expected = { issuer: 'https://id.example', audience: 'verzahnung' };
  const now = new Date('2026-11-24T08:00:00Z');

  async function setting() {
    const { privateKey, publicKey } = await generateKeyPair('ES256');
    const verifier = new TokenVerifier(
      createLocalJWKSet({ keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'ES256' }] }),
      expected,
      () => now,
    );
    const mint = (
      claims: object,
      { issuer = expected.issuer, audience = expected.audience, seconds = 60, key = privateKey } = {},
    ) =>
      new SignJWT({ ...claims })
        .setProtectedHeader({ alg: 'ES256', kid: 'k' })
        .setSubject('a1')
        .setIssuer(issuer)
        .setAudience(audience)
        .setExpirationTime(Math.floor(now.getTime() / 1000) + seconds)
        .sign(key);
    const codeOf = async (token: string) => {
      try {
        await verifier.verify(token);
        return 'accepted';
      } catch (error) {
        return error instanceof Problem ? `${error.init.status} ${error.init.code}` : 'other';
      }
    };
    return { verifier, mint, codeOf };
  }

  it('give account, role and scopes', async () => {
    const { verifier, mint } = await setting();
    expect(
      await verifier.verify(await mint({ role: 'provider', provider: ['vhs', 'x'], name: 'Anna Muster' })),
    ).toEqual({
      sub: 'a1',
      role: 'provider',
      scopes: { provider: ['vhs', 'x'] },
      name: 'Anna Muster',
    });
  });

  it('are refused for a foreign key, issuer, audience, or when expired', async () => {
    const { mint, codeOf } = await setting();
    const { privateKey } = await generateKeyPair('ES256');
    const role = { role: 'operator' };
    expect(await codeOf(await mint(role, { key: privateKey }))).toBe('401 token-invalid');
    expect(await codeOf(await mint(role, { issuer: 'https://other' }))).toBe('401 token-invalid');
    expect(await codeOf(await mint(role, { audience: 'other' }))).toBe('401 token-invalid');
    expect(await codeOf(await mint(role, { seconds: -60 }))).toBe('401 token-expired');
    expect(await codeOf('a.b.c')).toBe('401 token-invalid');
    expect(
      await codeOf(
        `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from('{"sub":"a1"}').toString('base64url')}.`,
      ),
    ).toBe('401 token-invalid');
    expect(await codeOf(await mint(role))).toBe('accepted');
  });

  it('without a known role or the scope of their role have no rights', async () => {
    const { mint, codeOf } = await setting();
    expect(await codeOf(await mint({}))).toBe('403 role-unknown');
    expect(await codeOf(await mint({ role: 'toString' }))).toBe('403 role-unknown');
    expect(await codeOf(await mint({ role: 'provider', municipality: 'x' }))).toBe('403 scope-missing');
  });
});
