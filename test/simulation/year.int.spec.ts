import { expect, it } from '@jest/globals';
import { OF_EVERY_YEAR } from './happenings.js';
import { liveAYear } from './live-a-year.js';

/** Few people show that the year can be lived, with a seed that brings all that a year must have; `npm run simulate` lives it with 20,000. */
it('a small year of the county is lived without a stuck policy, and its figures are those of the read models', async () => {
  const { figures, happened } = await liveAYear(100, 20260112);
  expect(figures.presumedLapses).toBeGreaterThan(0);
  expect(figures.waitDays['all']?.count).toBeGreaterThan(0);
  expect(OF_EVERY_YEAR.filter((kind) => happened[kind] === undefined)).toEqual([]);
}, 600_000);
