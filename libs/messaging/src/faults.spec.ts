import { describe, expect, test } from '@jest/globals';
import { StoreUnavailable } from '#event-sourcing';
import { describeFault, isUnavailable } from './faults.js';

const withCode = (code: string | number): Error => Object.assign(new Error('a text that may quote'), { code });

describe('what is away is no poison', () => {
  test.each([
    'SQLITE_FULL',
    'SQLITE_IOERR',
    'SQLITE_IOERR_WRITE',
    'SQLITE_IOERR_FSYNC',
    'SQLITE_IOERR_SHMSIZE',
    'SQLITE_CANTOPEN',
    'SQLITE_CANTOPEN_ISDIR',
    'SQLITE_BUSY_SNAPSHOT',
    'ENOSPC',
    'ECONNREFUSED',
  ])('%s', (code) => {
    expect(isUnavailable(withCode(code))).toBe(true);
    expect(isUnavailable(new Error('outer', { cause: withCode(code) }))).toBe(true);
  });

  test.each(['SQLITE_CONSTRAINT_UNIQUE', 'SQLITE_TOOBIG', 'SQLITE_FULLY', 'ERR_INVALID_ARG_TYPE'])(
    '%s is a fault of what was asked',
    (code) => {
      expect(isUnavailable(withCode(code))).toBe(false);
    },
  );

  test('the ports say it by name', () => {
    expect(isUnavailable(new StoreUnavailable('away'))).toBe(true);
    expect(isUnavailable(new TypeError('away'))).toBe(false);
    expect(isUnavailable('away')).toBe(false);
  });
});

test('a fault is named by its kind and its place, never by its text', () => {
  expect(describeFault(new TypeError('quotes a name'))).toMatch(/^TypeError at faults\.spec\.ts:[0-9]+$/);
});
