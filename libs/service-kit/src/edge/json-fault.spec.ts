import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { jsonFaultAt } from './json-fault.js';

describe('the place where a text stops to be JSON', () => {
  it.each([
    ['{"kind": Anna}', 9],
    ['{"a":1,}', 7],
    ['{"a" 1}', 5],
    ['[1 2]', 3],
    ['{"a":01}', 6],
    ['{} x', 3],
    ['{"a":"b', 5],
    ['{"a":"\u0001"}', 5],
    ['[1,2', 4],
    ['', 0],
    ['}', 0],
  ])('%j: %i', (text, at) => {
    expect(jsonFaultAt(text)).toBe(at);
  });
  it('is its end, and no earlier, for what is JSON', () => {
    fc.assert(fc.property(fc.json(), (text) => jsonFaultAt(text) === text.length));
  });
  it('is found in a long text without a deep stack', () => {
    const nested = '['.repeat(500_000);
    expect(jsonFaultAt(nested)).toBe(nested.length);
    const open = `{"a":"${'x\\n'.repeat(300_000)}`;
    expect(jsonFaultAt(open)).toBe(5);
  });
});
