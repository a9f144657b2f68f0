import { describe, expect, it } from '@jest/globals';
import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';

describe('canonical JSON', () => {
  it('is what the library writes, for any JSON', () => {
    fc.assert(
      fc.property(fc.jsonValue({ noUnicodeString: false }), (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
    );
  });

  it('is what the library writes, for objects with fields of any name and fields left out', () => {
    const key = fc.oneof(fc.string({ unit: 'binary' }), fc.constantFrom('__proto__', '9', '10', 'a', 'B', 'é', '\\ud'));
    const value = fc.oneof(fc.string(), fc.double({ noNaN: true, noDefaultInfinity: true }), fc.constant(undefined));
    fc.assert(
      fc.property(fc.dictionary(key, fc.oneof(value, fc.array(value), fc.dictionary(key, value))), (object) => {
        expect(canonicalJson(object)).toBe(canonicalize(object));
      }),
    );
  });

  it('writes what turns itself into JSON as the library does', () => {
    const value = { b: new Date(0), a: Object.create({ x: 1 }) as object, text: 'C:\\ud' };
    expect(canonicalJson(value)).toBe(canonicalize(value));
  });

  it('does not change what it was given', () => {
    const value = { b: [{ d: 1, c: 2 }], a: 'x' };
    canonicalJson(value);
    expect(JSON.stringify(value)).toBe('{"b":[{"d":1,"c":2}],"a":"x"}');
  });

  it.each([
    ['NaN', { n: Number.NaN }],
    ['Infinity', [Number.POSITIVE_INFINITY]],
    ['a lone surrogate', { text: '\ud800' }],
    ['a lone surrogate in a name', { '\udc00': 1 }],
  ])('refuses %s', (_, value) => {
    expect(() => canonicalJson(value)).toThrow();
  });

  it('refuses a circle', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(() => canonicalJson(circle)).toThrow();
  });

  it('has no text for what is no JSON', () => {
    expect(canonicalJson(undefined)).toBeUndefined();
  });
});
