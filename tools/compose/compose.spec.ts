import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { Ajv } from 'ajv';
import addFormats from 'ajv-formats';
import { CONTEXTS, topicOf } from '#contracts';
import { houseVariables, isSecret, readConfiguration } from '#service-kit';
import { dashboardSettings } from '../../services/dashboard/src/configuration.js';
import { KAFKA_IMAGE, MONGO_IMAGE } from '../servers/versions.mjs';
import { composeDocument, type ComposeFile, environmentOf, houseProcesses } from './compose-file.js';

const compose = composeDocument() as ComposeFile;
const processes = houseProcesses(compose);
const variablesOf = (name: string) => (name === 'dashboard' ? dashboardSettings : houseVariables);
const names = ['action-alliance', 'courses', 'dashboard', 'integration-status', 'learners'];

const folder = mkdtempSync(join(tmpdir(), 'compose-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('docker-compose.yml', () => {
  it('follows the Compose specification', () => {
    // Its schema comes with the linter (compose-spec/compose-spec, Apache-2.0).
    const linter = dirname(createRequire(import.meta.url).resolve('dclint/package.json'));
    const schema = JSON.parse(readFileSync(join(linter, 'schemas', 'compose.schema.json'), 'utf8')) as object;
    const ajv = new Ajv({ strict: false, allErrors: true });
    addFormats.default(ajv);
    ajv.addFormat('duration', true);
    const { $schema: _, ...rules } = schema as { readonly $schema?: string };
    const check = ajv.compile(rules);
    check(composeDocument());
    expect(check.errors ?? []).toEqual([]);
  });

  it('runs every service of the house, each by an entry that is there', () => {
    expect([...processes.keys()].toSorted()).toEqual(names);
    for (const name of names) expect(existsSync(`services/${name}/src/main.ts`)).toBe(true);
  });

  it.each(names)('gives %s variables that it knows, and all that it needs', (name) => {
    const schema = variablesOf(name);
    const service = processes.get(name);
    const environment = environmentOf(service ?? {});
    const known = Object.entries(schema.properties).flatMap(([variable, rule]) =>
      isSecret(rule) ? [variable, `${variable}_FILE`] : [variable],
    );
    expect(Object.keys(environment).filter((variable) => !known.includes(variable))).toEqual([]);
    const samples = { 'master-key': Buffer.alloc(32, 1).toString('base64'), mongodb: 'mongodb://mongodb:27017/' };
    writeFileSync(join(folder, 'master-key'), samples['master-key']);
    writeFileSync(join(folder, `mongodb-uri-${name}`), samples.mongodb);
    const readable = Object.entries(environment).map(([variable, value]) => [
      variable,
      value.replace('/run/secrets', folder),
    ]);
    const configuration = readConfiguration(schema, Object.fromEntries(readable) as Record<string, string>);
    expect(configuration).toMatchObject({ DEVELOPMENT: false, HOST: '0.0.0.0', PORT: 8080 });
    if (name === 'dashboard') return;
    expect(configuration).toMatchObject({ MASTER_KEY: samples['master-key'], MONGODB_URI: samples.mongodb });
  });

  it('gives a secret to those alone that read it, and declares each', () => {
    const given = Object.entries(compose.services).flatMap(([name, { secrets = [], environment = {} }]) => {
      const read = Object.values(environment).flatMap((value) => /^\/run\/secrets\/(.+)$/.exec(value)?.[1] ?? []);
      expect(read.filter((secret) => !secrets.includes(secret))).toEqual([]);
      if (processes.has(name)) expect(secrets.toSorted()).toEqual(read.toSorted());
      return secrets;
    });
    expect([...new Set(given)].toSorted()).toEqual(Object.keys(compose.secrets).toSorted());
  });

  it('makes the topics of all contexts for good, with the partitions that the services expect', () => {
    const made = compose.services['kafka-topics']?.command?.join(' ') ?? '';
    const topics = /for topic in ([^;]+);/.exec(made)?.[1]?.trim().split(/\s+/);
    expect(topics).toEqual(CONTEXTS.map(topicOf));
    expect(made).toContain('--config retention.ms=-1');
    const partitions = /--partitions (\d+)/.exec(made)?.[1];
    for (const [name, service] of processes)
      if (name !== 'dashboard') expect(service.environment?.['LOG_PARTITIONS']).toBe(partitions);
  });

  it('runs the servers that the tests ran on', () => {
    const images = ['kafka', 'kafka-topics', 'mongodb', 'mongodb-setup'].map((name) => compose.services[name]?.image);
    expect(images).toEqual([KAFKA_IMAGE, KAFKA_IMAGE, MONGO_IMAGE, MONGO_IMAGE]);
  });

  it('opens ports on this machine alone, and neither broker nor databases to the outside', () => {
    const ports = Object.values(compose.services).flatMap((service) => service.ports ?? []);
    expect(ports.filter((port) => !port.startsWith('127.0.0.1:'))).toEqual([]);
    const open = Object.entries(compose.services).filter(([, { networks = [] }]) =>
      networks.some((network) => compose.networks[network]?.internal !== true),
    );
    expect(open.map(([name]) => name)).toEqual(['identity', 'proxy']);
  });

  it('mounts files that are there', () => {
    const mounted = Object.values(compose.services).flatMap(({ volumes = [] }) =>
      volumes.flatMap((volume) => /^(\.\/[^:]+):/.exec(volume)?.[1] ?? []),
    );
    expect(mounted.length).toBeGreaterThan(0);
    expect(mounted.filter((path) => !existsSync(path))).toEqual([]);
  });
});
