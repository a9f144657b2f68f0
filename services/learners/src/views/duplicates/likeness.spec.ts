import { describe, expect, it } from '@jest/globals';
import { BlindIndex } from '#privacy';
import { likeness } from './likeness.js';

const index = new BlindIndex(new Uint8Array(32));
const person = (givenName: string, familyName: string, birthDate: string, municipalityKey = '03251040') => ({
  tokens: index.tokens({ familyName, givenName, birthDate }),
  municipalityKey,
});
const compare = (one: ReturnType<typeof person>, other: ReturnType<typeof person>) => likeness(one, other);

describe('two persons are worth a look', () => {
  it('with a same birth date and a name that is or sounds the same', () => {
    const mina = person('Mina', 'Meyer', '1991-04-17');
    expect(compare(mina, person('Mina', 'Meyer', '1991-04-17'))).toMatchObject({
      isLikely: true,
      reasonsFor: ['same-birth-date', 'same-name', 'same-municipality'],
      reasonsAgainst: [],
    });
    expect(compare(mina, person('Mina', 'Maier', '1991-04-17', '03251041'))).toMatchObject({
      isLikely: true,
      reasonsFor: ['same-birth-date', 'similar-name'],
      reasonsAgainst: ['other-municipality'],
    });
    expect(compare(mina, person('Rosa', 'Meyer', '1991-04-17'))).toMatchObject({
      isLikely: true,
      reasonsAgainst: ['other-name-part'],
    });
  });

  it('with an unknown birth date where the whole name sounds the same', () => {
    const mina = person('Mina', 'Meyer', '1991-04-17');
    expect(compare(mina, person('Mina', 'Maier', '1991-01-01'))).toMatchObject({ isLikely: true });
    expect(compare(mina, person('Rosa', 'Meyer', '1991-01-01'))).toMatchObject({ isLikely: false });
  });

  it('not with another birth date, nor by the sound of one part alone', () => {
    const mina = person('Mina', 'Meyer', '1991-04-17');
    expect(compare(mina, person('Mina', 'Meyer', '1991-04-18')).isLikely).toBe(false);
    expect(compare(person('Umar', 'Schulz', '1991-04-17'), person('Amir', 'Becker', '1991-04-17')).isLikely).toBe(
      false,
    );
  });
});
