import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { dayAfter, periodEnd } from './days.js';

const day = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2060-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

describe('the end of a period (§§ 187, 188 BGB)', () => {
  it.each([
    ['2025-12-01', { years: 1 }, '2026-12-01'],
    ['2026-02-28', { years: 1 }, '2027-02-28'],
    ['2024-02-29', { years: 1 }, '2025-02-28'],
    ['2027-02-28', { years: 1 }, '2028-02-28'],
    ['2026-01-31', { months: 1 }, '2026-02-28'],
    ['2027-11-30', { months: 3 }, '2028-02-29'],
    ['2026-08-31', { months: 3 }, '2026-11-30'],
    ['2026-11-24', { months: 3 }, '2027-02-24'],
    ['2025-12-31', { years: 1, months: 2 }, '2027-02-28'],
  ])('after %s and %j is %s', (from, period, end) => {
    expect(periodEnd(from, period)).toBe(end);
  });

  it('never lies before a later start ends', () => {
    fc.assert(
      fc.property(day, day, fc.integer({ min: 1, max: 36 }), (one, other, months) => {
        const [earlier, later] = one <= other ? [one, other] : [other, one];
        expect(periodEnd(earlier, { months }) <= periodEnd(later, { months })).toBe(true);
      }),
    );
  });
});

describe('the day after', () => {
  it.each([
    ['2026-12-31', '2027-01-01'],
    ['2028-02-28', '2028-02-29'],
    ['2027-02-28', '2027-03-01'],
    ['2026-03-28', '2026-03-29'],
    ['2026-10-25', '2026-10-26'],
  ])('%s is %s', (from, next) => {
    expect(dayAfter(from)).toBe(next);
  });
});
