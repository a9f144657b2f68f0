import { expect, it } from '@jest/globals';
import { counted, deadlineText, germanDay, germanInstant } from './dates.js';

it('days are told as words, the date as TT.MM.JJJJ', () => {
  expect(deadlineText('2026-11-23', '2026-11-24')).toBe('überfällig seit 1 Tag');
  expect(deadlineText('2026-11-12', '2026-11-24')).toBe('überfällig seit 12 Tagen');
  expect(deadlineText('2026-11-24', '2026-11-24')).toBe('Frist heute');
  expect(deadlineText('2026-11-30', '2026-11-24')).toBe('Frist in 6 Tagen');
  expect(germanDay('2026-03-01')).toBe('01.03.2026');
});

it('an instant is told in the time of Berlin, in summer as in winter', () => {
  expect(germanInstant('2026-06-30T22:30:00.000Z')).toBe('01.07.2026, 00:30 Uhr');
  expect(germanInstant('2026-12-31T23:30:00.000Z')).toBe('01.01.2027, 00:30 Uhr');
  expect(germanDay('2026-10-24T22:30:00.000Z')).toBe('25.10.2026');
});

it('counts carry the right number and points of thousands', () => {
  expect([counted(1, 'Tag', 'Tage'), counted(0, 'Tag', 'Tage'), counted(12_345, 'Tag', 'Tage')]).toEqual([
    '1 Tag',
    '0 Tage',
    '12.345 Tage',
  ]);
});
