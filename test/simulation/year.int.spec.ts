import { expect, it } from '@jest/globals';
import { liveAYear } from './live-a-year.js';

/** Few people show that the year can be lived; `npm run simulate` lives it with 20,000. */
it('a small year of the county is lived without a stuck policy, and its figures are those of the read models', async () => {
  const { figures } = await liveAYear(80, 20260105);
  expect(figures.presumedLapses).toBeGreaterThan(0);
  expect(figures.waitDays['all']?.count).toBeGreaterThan(0);
}, 600_000);
