import { describe, expect, it } from '@jest/globals';
import { ConfigurationError } from '../configuration/read-configuration.js';
import { startErrorLines } from './boot-service.js';

describe('what an operator reads of a start that failed', () => {
  it('is every bad variable on a line of its own', () => {
    expect(startErrorLines(new ConfigurationError(['PORT: is taken', 'HOST: is missing']))).toEqual([
      'configuration: PORT: is taken',
      'configuration: HOST: is missing',
    ]);
  });

  it('is the message of an error of our own', () => {
    const error = new Error('store.db cannot be used: damaged');
    error.name = 'DatabaseUnusable';
    expect(startErrorLines(error)).toEqual(['DatabaseUnusable: store.db cannot be used: damaged']);
  });

  it('is the place in the code of an error nobody foresaw, and what was behind it, without their texts', () => {
    const cause = Object.assign(new Error('mongodb://anna:secret@db'), { code: 'ECONNREFUSED' });
    const lines = startErrorLines(new Error('Anna Muster', { cause }));
    expect(lines[0]).toBe('Error: the process cannot start');
    expect(lines[1]).toMatch(/^ {2}at .*start-error\.spec\.ts:\d+/);
    expect(lines).toContain('  because of Error (ECONNREFUSED)');
    expect(lines.join()).not.toMatch(/Anna|secret/);
  });

  it('is a line where there is no error at all', () => {
    expect(startErrorLines('boom')).toEqual(['the process cannot start']);
  });
});
