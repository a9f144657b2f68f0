import { readFile } from 'node:fs/promises';
import { describe, expect, it } from '@jest/globals';
import type { TObject } from '@sinclair/typebox';
import { parse } from 'yaml';
import { CONTEXTS, topicOf } from '#contracts';
import { houseVariables, readConfiguration } from '#service-kit';
import { dashboardSettings } from '../../services/dashboard/src/configuration.js';

interface ComposeFile {
  readonly services: Readonly<
    Record<string, { readonly command?: readonly string[]; readonly environment?: Readonly<Record<string, string>> }>
  >;
}

const { services } = parse(await readFile('docker-compose.yml', 'utf8'), { merge: true }) as ComposeFile;
const processes = Object.entries(services).filter(([, { command }]) => command?.[0]?.startsWith('dist/services/'));
const variablesOf = (name: string): TObject => (name === 'dashboard' ? dashboardSettings : houseVariables);

describe('the compose file', () => {
  it('runs the pages and every service', () => {
    expect(processes.map(([name]) => name)).toEqual([
      'action-alliance',
      'courses',
      'dashboard',
      'integration-status',
      'learners',
    ]);
    for (const [name, { command }] of processes) expect(command).toEqual([`dist/services/${name}/src/main.js`]);
  });

  it.each(processes)('gives %s what it needs to start, and nothing it does not know', (name, { environment = {} }) => {
    const known = Object.keys(variablesOf(name).properties);
    const plain = Object.keys(environment).map((variable) => variable.replace(/_FILE$/, ''));
    expect(plain.filter((variable) => !known.includes(variable))).toEqual([]);

    const filled = Object.entries(environment).map(([variable, value]) => {
      if (variable === 'MASTER_KEY_FILE') return ['MASTER_KEY', Buffer.alloc(32).toString('base64')];
      if (variable === 'OIDC_ISSUER' || variable === 'OIDC_JWKS_URI') return [variable, 'https://sign-in.example/'];
      return [variable, String(value).replace(/^\$\{[A-Z_]+:-(.*)\}$/, '$1')];
    });
    expect(() =>
      readConfiguration(variablesOf(name), Object.fromEntries(filled) as Record<string, string>),
    ).not.toThrow();
  });

  it('makes every topic of the house before the services start', async () => {
    const script = await readFile('deploy/kafka/create-topics.sh', 'utf8');
    const made = /for context in ([a-z -]+);/.exec(script)?.[1]?.split(' ') ?? [];
    expect(made.map((context) => `verzahnung.${context}`).toSorted()).toEqual(CONTEXTS.map(topicOf).toSorted());
  });

  it('passes every service on under its own address', async () => {
    const proxy = await readFile('deploy/proxy/nginx.conf', 'utf8');
    const passed = /\^\/api\/\(([a-z|-]+)\)\//.exec(proxy)?.[1]?.split('|') ?? [];
    expect(passed.toSorted()).toEqual(processes.map(([name]) => name).filter((name) => name !== 'dashboard'));
  });
});
