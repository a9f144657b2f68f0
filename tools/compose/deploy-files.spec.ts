import {
  chmodSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { ALL_ROLES, edgeVariables, SCOPE_KINDS } from '#service-kit';
import { composeDocument, type ComposeFile, environmentOf, houseProcesses } from './compose-file.js';

const compose = composeDocument() as ComposeFile;
const read = (path: string): string => readFileSync(join('deploy', path), 'utf8');
const folder = mkdtempSync(join(tmpdir(), 'deploy-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Mapper {
  readonly name: string;
  readonly config: Readonly<Record<string, string>>;
}
interface Realm {
  readonly realm: string;
  readonly clients: readonly { readonly clientId: string; readonly protocolMappers: readonly Mapper[] }[];
  readonly components: Readonly<Record<string, readonly { readonly config: Readonly<Record<string, string[]>> }[]>>;
}

describe('the realm of the identity provider', () => {
  const realm = JSON.parse(read('identity/verzahnung-realm.json')) as Realm;

  it('offers the roles of the table of rights, and the scopes they are bound to', () => {
    const [component] = realm.components['org.keycloak.userprofile.UserProfileProvider'] ?? [];
    const profile = JSON.parse(component?.config['kc.user.profile.config']?.[0] ?? '') as {
      readonly attributes: readonly { name: string; validations?: { options?: { options: string[] } } }[];
    };
    const attributes = new Map(profile.attributes.map((attribute) => [attribute.name, attribute]));
    expect(attributes.get('role')?.validations?.options?.options).toEqual(ALL_ROLES);
    expect(SCOPE_KINDS.filter((kind) => !attributes.has(kind))).toEqual([]);
  });

  it('puts role, scopes and the audience of the services into every token', () => {
    for (const { protocolMappers } of realm.clients) {
      const claims = protocolMappers.flatMap(({ config }) => config['claim.name'] ?? []);
      expect(claims).toEqual(['role', ...SCOPE_KINDS]);
      const audiences = protocolMappers.flatMap(({ config }) => config['included.custom.audience'] ?? []);
      expect(audiences).toEqual([edgeVariables.properties.OIDC_AUDIENCE.default]);
    }
  });

  it('is the issuer that the services accept', () => {
    const public_ = environmentOf(compose.services['identity'] ?? {})['KC_HOSTNAME'] ?? '';
    for (const service of houseProcesses(compose).values())
      expect(environmentOf(service)['OIDC_ISSUER']).toBe(`${public_}/realms/${realm.realm}`);
  });
});

describe('the entrance', () => {
  const configuration = read('proxy/apache.conf');
  const environment = environmentOf(compose.services['proxy'] ?? {});

  it('is told every variable that it names', () => {
    const defined = [...configuration.matchAll(/^Define (\w+)/gm)].map(([, name]) => name);
    const exported = [...read('proxy/start.sh').matchAll(/^(\w+)=/gm)].map(([, name]) => name);
    const used = new Set([...configuration.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name ?? ''));
    const known = new Set([...Object.keys(environment), ...defined, ...exported]);
    expect([...used].filter((name) => !known.has(name))).toEqual([]);
  });

  it('leads to every service, and to the pages for all else', () => {
    const ways = [...configuration.matchAll(/^ProxyPass (\S+) http:\/\/\$\{(\w+)\}/gm)];
    const targets = new Map(ways.map(([, path, variable]) => [path, environment[variable ?? '']]));
    for (const name of houseProcesses(compose).keys())
      if (name !== 'dashboard') expect(targets.get(`/api/${name}`)).toBe(`${name}:8080`);
    for (const path of ['/', '/api/asyncapi.json', '/api/events']) expect(targets.get(path)).toBe('dashboard:8080');
    expect(ways.at(-1)?.[1]).toBe('/');
  });
});

describe('the secrets', () => {
  const declared = Object.keys(compose.secrets).toSorted();
  const made = (): string[] => readdirSync(join(folder, 'secrets')).toSorted();
  const run = (): string => {
    // Stands for the real one, which not every machine has: what counts here is which files are made.
    const program = join(folder, 'openssl');
    writeFileSync(program, '#!/bin/sh\necho "$*"\n');
    chmodSync(program, 0o755);
    cpSync(join('deploy', 'make-secrets.sh'), join(folder, 'make-secrets.sh'));
    const PATH = `${folder}:${process.env['PATH'] ?? ''}`;
    return execFileSync('sh', [join(folder, 'make-secrets.sh')], { env: { PATH }, encoding: 'utf8' });
  };

  it('are made once, all that are declared, in a folder for its owner alone', () => {
    expect(run().trim().split('\n')).toHaveLength(declared.length);
    expect(made()).toEqual(declared);
    expect(statSync(join(folder, 'secrets')).mode & 0o077).toBe(0);
    expect(run()).toBe('');
  });

  it('hold an account of the database for each service that has one', () => {
    const services = /const SERVICES = \[([^\]]+)\]/.exec(read('mongodb/setup.js'))?.[1] ?? '';
    const accounts = [...services.matchAll(/'([^']+)'/g)].map(([, name]) => `mongodb-uri-${name}`);
    expect(accounts.toSorted()).toEqual(declared.filter((name) => name.startsWith('mongodb-uri-')));
  });
});

describe('the image', () => {
  it('is built from what is there and let through', () => {
    const outside = [...read('Dockerfile').matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, paths]) =>
      (paths ?? '').split(' '),
    );
    const through = [...readFileSync('.dockerignore', 'utf8').matchAll(/^!(\S+)$/gm)].map(([, path]) => path ?? '');
    expect(outside.filter((path) => !existsSync(path))).toEqual([]);
    expect(outside.filter((path) => !through.some((open) => path === open || path.startsWith(`${open}/`)))).toEqual([]);
  });
});
