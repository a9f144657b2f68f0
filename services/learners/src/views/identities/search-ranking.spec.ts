import { describe, expect, it } from '@jest/globals';
import { BlindIndex } from '#privacy';
import type { Candidate } from './identities.js';
import { ranked } from './search-ranking.js';

const index = new BlindIndex(new Uint8Array(32));
const person = (personRef: string, familyName: string, givenName: string, birthDate: string): Candidate => ({
  personRef,
  document: {
    tokens: index.tokens({ familyName, givenName, birthDate }),
    sealed: { personRef, sphere: 'coordination', blob: '' },
    municipalityKey: '03251040',
    enrolledOn: '2026-01-10',
    version: 1,
    notSameAs: [],
  },
});
const people = [
  person('p_exact', 'Beispiel', 'Mina', '1991-04-17'),
  person('p_sound', 'Beispil', 'Mina', '1991-04-17'),
  person('p_namesake', 'Beispiel', 'Mina', '1970-01-02'),
  person('p_sister', 'Beispiel', 'Rosa', '1991-04-17'),
  person('p_new_year', 'Beispiel', 'Mina', '1991-01-01'),
  person('p_other', 'Schulz', 'Karl', '1991-04-17'),
];
const found = (familyName: string, givenName?: string, birthDate?: string) =>
  ranked(
    index.tokens({ familyName, ...(givenName ? { givenName } : {}), ...(birthDate ? { birthDate } : {}) }),
    people,
  ).map(({ personRef }) => personRef);

describe('who is likely meant', () => {
  it('the same birth date first, then the name as written, then as it sounds; an unknown date before another one', () => {
    expect(found('Beispiel', 'Mina', '1991-04-17')).toEqual([
      'p_exact',
      'p_sound',
      'p_sister',
      'p_new_year',
      'p_namesake',
    ]);
  });

  it('by name alone: everybody whose whole name agrees at least by its sound', () => {
    expect(found('Beispil', 'Mina')).toEqual(['p_sound', 'p_exact', 'p_namesake', 'p_new_year']);
  });

  it('the birth date alone makes nobody likely', () => {
    expect(found('Unbekannt', 'Xaver', '1991-04-17')).toEqual([]);
  });
});
