import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { configurationTable } from './configuration-table.js';
import { masterKey } from './master-key.js';
import { ConfigurationError, type Environment, readConfiguration } from './read-configuration.js';
import { dashboardVariables, houseVariables, serviceAddresses } from './variables.js';

const folder = mkdtempSync(join(tmpdir(), 'configuration-'));
afterAll(() => rmSync(folder, { recursive: true }));

const KEY = Buffer.alloc(32, 7).toString('base64');
const complete = { MASTER_KEY: KEY, OIDC_ISSUER: 'https://id.example', OIDC_JWKS_URI: 'https://id.example/keys' };

function problems(environment: Environment): readonly string[] {
  try {
    readConfiguration(houseVariables, environment);
    return [];
  } catch (error) {
    if (error instanceof ConfigurationError) return error.problems;
    throw error;
  }
}

describe('the environment', () => {
  it('gives typed values and defaults', () => {
    const found = readConfiguration(houseVariables, { ...complete, PORT: '9000', LOG_LEVEL: '' });
    expect(found).toMatchObject({
      PORT: 9000,
      HOST: '127.0.0.1',
      DATA_DIR: './data',
      LOG_LEVEL: 'info',
      DEVELOPMENT: false,
    });
    expect(found.KAFKA_BROKERS).toBeUndefined();
  });

  it('names every bad variable at once and no value', () => {
    const found = problems({
      ...complete,
      PORT: 'geheim1',
      LOG_LEVEL: 'geheim2',
      MASTER_KEY: 'geheim3',
      KAFKA_BROKERS: 'geheim4',
    });
    expect(found.map((problem) => problem.split(':')[0]).sort()).toEqual([
      'KAFKA_BROKERS',
      'LOG_LEVEL',
      'MASTER_KEY',
      'PORT',
    ]);
    expect(found.join()).not.toContain('geheim');
  });

  it('wants keys and issuer outside of development', () => {
    expect(problems({}).map((problem) => problem.split(':')[0])).toEqual([
      'MASTER_KEY',
      'OIDC_ISSUER',
      'OIDC_JWKS_URI',
    ]);
    expect(problems({ DEVELOPMENT: 'true' })).toEqual([]);
  });

  it('does not ask the dashboard for a master key', () => {
    const { MASTER_KEY: _, ...rest } = complete;
    expect(readConfiguration(dashboardVariables, { ...rest, LEARNERS_URL: 'http://learners:8080' }).LEARNERS_URL).toBe(
      'http://learners:8080',
    );
  });

  it('wants Kafka and MongoDB together', () => {
    expect(problems({ ...complete, KAFKA_BROKERS: 'k1:9092,k2:9092' })).toEqual([
      expect.stringMatching(/^MONGODB_URI: is missing/),
    ]);
    expect(problems({ ...complete, MONGODB_URI: 'mongodb://m' })).toEqual([
      expect.stringMatching(/^KAFKA_BROKERS: is missing/),
    ]);
    expect(problems({ ...complete, MONGODB_URI: 'mongodb://m', KAFKA_BROKERS: 'k1:9092' })).toEqual([]);
  });

  it('refuses development on an address that others reach', () => {
    expect(problems({ DEVELOPMENT: 'true', HOST: '0.0.0.0' })).toEqual([
      expect.stringMatching(/^HOST: must be a loopback/),
    ]);
    for (const HOST of ['127.0.0.1', '127.1.2.3', '::1', 'localhost'])
      expect(problems({ DEVELOPMENT: 'true', HOST })).toEqual([]);
  });

  it('reads secrets from files', () => {
    const file = join(folder, 'key');
    writeFileSync(file, `${KEY}\n`);
    const { MASTER_KEY: _, ...rest } = complete;
    expect(readConfiguration(houseVariables, { ...rest, MASTER_KEY_FILE: file }).MASTER_KEY).toBe(KEY);
    expect(problems({ ...complete, MASTER_KEY_FILE: file })).toEqual([
      expect.stringMatching(/^MASTER_KEY: set either/),
    ]);
    expect(problems({ ...rest, MASTER_KEY_FILE: join(folder, 'absent') })).toEqual([
      'MASTER_KEY_FILE: the file cannot be read (ENOENT)',
    ]);
    expect(problems({ ...complete, PORT_FILE: file })).toEqual([]);
  });
});

describe('the master key in development', () => {
  const configuration = { DEVELOPMENT: true, DATA_DIR: join(folder, 'data') };

  it('is made once, readable for its owner alone', () => {
    const first = masterKey(configuration);
    expect(first).toHaveLength(32);
    expect(masterKey(configuration)).toEqual(first);
    expect(statSync(join(configuration.DATA_DIR, 'master.key')).mode & 0o777).toBe(0o600);
  });

  it('is never replaced when it is damaged', () => {
    const file = join(configuration.DATA_DIR, 'master.key');
    writeFileSync(file, 'torn');
    expect(() => masterKey(configuration)).toThrow(ConfigurationError);
    expect(statSync(file).size).toBe(4);
  });

  it('is not made outside of development', () => {
    expect(() => masterKey({ DEVELOPMENT: false, DATA_DIR: join(folder, 'other') })).toThrow('MASTER_KEY: is missing');
  });
});

describe('the table of the documentation', () => {
  it('has a row for every variable, and names the file variant of secrets alone', () => {
    const table = configurationTable([
      { title: 'All', schema: houseVariables },
      { title: 'Dashboard', schema: serviceAddresses },
    ]);
    for (const name of Object.keys(houseVariables.properties)) expect(table).toContain(`| \`${name}\``);
    expect(table.match(/_FILE`/g)).toHaveLength(2 + 1);
    expect(table).toContain('| `PORT` | `8080` |');
  });
});
