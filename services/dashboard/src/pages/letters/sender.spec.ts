import { expect, it } from '@jest/globals';
import { PROVIDERS } from '../../testing/course-answers.js';
import { RUN_OF_PAGE } from '../../testing/county-data.js';
import { placeOf, senderOf } from './sender.js';

const TOWNS: Readonly<Record<string, string>> = { '03251040': 'Sulingen', '03251007': 'Bassum' };
const townOf = (key: string): string => TOWNS[key] ?? '';
const [provider] = PROVIDERS.map((one) => ({ ...one, municipalityKey: '03251040' }));
const house = { name: 'Haus', stepFree: true, open: true };
const withVenues = (...venues: readonly { venueId: string; municipalityKey: string; address?: string }[]) =>
  provider === undefined ? [] : [{ ...provider, venues: venues.map((venue) => ({ ...house, ...venue })) }];
const bassum = { venueId: 'o_b', municipalityKey: '03251007', address: 'Weg 1' };
const sulingen = { venueId: 'o_s', municipalityKey: '03251040', address: 'Markt 2, 27232 Sulingen' };

it.each([
  ['the house of the run, with its own town', 'o_b', [sulingen, bassum], 'Weg 1, Bassum', 'Bassum'],
  ['a house of the seat before others', undefined, [bassum, sulingen], 'Markt 2, 27232 Sulingen', 'Sulingen'],
  ['any house, with its own town', undefined, [bassum], 'Weg 1, Bassum', 'Bassum'],
  ['no street at all', 'o_x', [{ venueId: 'o_x', municipalityKey: '03251007' }], undefined, 'Sulingen'],
])('a letter comes from one place: %s', (_, venueId, venues, address, town) => {
  const run = { ...RUN_OF_PAGE, municipalityKey: '03251007', ...(venueId === undefined ? {} : { venueId }) };
  expect(senderOf(run, withVenues(...venues), townOf)).toMatchObject({ address, town });
});

it('a run takes place in the town of its house, which is named once', () => {
  const run = { ...RUN_OF_PAGE, municipalityKey: '03251007' };
  expect(placeOf({ ...run, venueId: 'o_s' }, withVenues(sulingen), townOf)).toBe('Haus, Markt 2, 27232 Sulingen');
  expect(placeOf({ ...run, venueId: 'o_b' }, withVenues(bassum), townOf)).toBe('Haus, Weg 1, Bassum');
  expect(placeOf(run, withVenues(), townOf)).toBe('Bassum');
});
