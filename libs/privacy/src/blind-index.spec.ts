import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { BlindIndex, compareTokens, nameParts } from './index.js';

const index = new BlindIndex(Buffer.alloc(32, 1));

describe('normalised name parts', () => {
  test.each([
    ['Müller', ['mueller']],
    ['Mu\u0308ller', ['mueller']],
    ['MUELLER', ['mueller']],
    ['Weiß-Łukasz', ['weiss', 'lukasz']],
    ['von der Heide', ['von', 'der', 'heide']],
    ['O’Neill', ['oneill']],
    ['Yılmaz İpek', ['yilmaz', 'ipek']],
    ['Шевченко', ['шевченко']],
    [' 12 ', []],
  ])('%s', (name, parts) => expect(nameParts(name)).toEqual(parts));

  test('hold neither accents nor separators, and stay the same when normalised again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        const parts = nameParts(name);
        expect(parts.flatMap((part) => nameParts(part))).toEqual(parts);
      }),
    );
  });
});

describe('the blind index', () => {
  const agree = (a: Parameters<BlindIndex['tokens']>[0], b: Parameters<BlindIndex['tokens']>[0]) =>
    compareTokens(index.tokens(a), index.tokens(b));

  test('finds a person by spelling, by sound and by birth date', () => {
    const stored = { familyName: 'Schmidt', givenName: 'Maier', birthDate: '1990-05-17' };
    expect(agree(stored, { familyName: 'SCHMIDT' })).toEqual({ names: 1, sounds: 1, birthDate: 'unknown' });
    expect(agree(stored, { familyName: 'Schmitt', givenName: 'Meyer', birthDate: '1990-05-17' })).toEqual({
      names: 0,
      sounds: 2,
      birthDate: 'same',
    });
    expect(agree(stored, { familyName: 'Kowalski', birthDate: '1990-05-18' })).toEqual({
      names: 0,
      sounds: 0,
      birthDate: 'different',
    });
  });

  test('names written together or apart meet, in whichever field they stand', () => {
    expect(agree({ givenName: 'Abdul Rahman' }, { familyName: 'Abdulrahman' }).names).toBe(1);
  });

  test('a first of January counts as unknown', () => {
    expect(index.tokens({ familyName: 'X', birthDate: '1988-01-01' })).not.toHaveProperty('birthDate');
    expect(agree({ birthDate: '1988-01-01' }, { birthDate: '1988-01-01' }).birthDate).toBe('unknown');
  });

  test('tokens hold no name, differ by key and tell name from sound', () => {
    const identity = { familyName: 'Petrenko', givenName: 'Oksana', birthDate: '1990-05-17' };
    const mine = JSON.stringify(index.tokens(identity));
    expect(mine).not.toMatch(/petrenko|oksana|1990/i);
    const other = new BlindIndex(Buffer.alloc(32, 2)).tokens(identity);
    expect(compareTokens(index.tokens(identity), other)).toEqual({ names: 0, sounds: 0, birthDate: 'different' });
  });
});
