import { describe, expect, it } from '@jest/globals';
import { relativeDay } from './relative-day.js';

describe('a relative day', () => {
  it.each([
    ['T', '2026-11-24'],
    ['T-23', '2026-11-01'],
    ['T+12', '2026-12-06'],
    ['T-23w', '2026-10-30'], // the 1st of November 2026 is a Sunday
    ['T-24w', '2026-10-30'], // the Saturday before it
    ['T-22w', '2026-11-02'], // a Monday stays
    ['T+6-3M', '2026-08-30'],
    ['T+7-9M', '2026-03-01'],
    ['T+40-1J', '2026-01-03'],
    ['T-1J', '2025-11-24'],
    ['T+6-3Mw', '2026-08-28'],
  ])('%s counts from 24 November 2026', (cell, day) => {
    expect(relativeDay(cell, '2026-11-24')).toBe(day);
  });

  it('of a short month is its last day', () => {
    expect(relativeDay('T-3M', '2026-05-31')).toBe('2026-02-28');
    expect(relativeDay('T-1J', '2028-02-29')).toBe('2027-02-28');
  });

  it.each(['T-', 'T23', 'T-3X', 'T-3M-3', 'Tw-3', 't-3', '24.11.2026', 'T-100000', ''])('%s is none', (cell) => {
    expect(relativeDay(cell, '2026-11-24')).toBeUndefined();
  });
});
