import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countAt } from './cell-steps.js';

it('a count is that of the last step not later than the day', () => {
  const days = fc.array(fc.tuple(fc.integer({ min: 1, max: 28 }), fc.nat(9)), { maxLength: 12 });
  fc.assert(
    fc.property(days, fc.integer({ min: 1, max: 28 }), (raw, day) => {
      const name = (n: number) => `2026-01-${String(n).padStart(2, '0')}`;
      const steps = [...new Map(raw.map(([on, count]) => [name(on), count]))].sort(([a], [b]) => (a < b ? -1 : 1));
      const naive = steps.filter(([on]) => on <= name(day)).at(-1)?.[1] ?? 0;
      expect(countAt(steps, name(day))).toBe(naive);
    }),
  );
});
