import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { waitTimes } from './wait-times.js';

const key = (courseType: string, days: number): string => `2026-05-04|${courseType}|${days}`;

describe('waits to a registration', () => {
  it('are told from five on, of all and by type of course', () => {
    const four = [10, 20, 30, 40].map((days) => key('IK_ALLG', days));
    expect(waitTimes(four)).toEqual([]);
    expect(waitTimes([...four, key('IK_ALLG', 50)])).toEqual([
      { count: 5, median: 30, p90: 50 },
      { courseType: 'IK_ALLG', count: 5, median: 30, p90: 50 },
    ]);
  });

  it('of a type are withheld where the others would be fewer than five', () => {
    const rows = [...[1, 2, 3, 4, 5, 6].map((days) => key('IK_ALLG', days)), key('BSK_B2', 90)];
    expect(waitTimes(rows)).toEqual([{ count: 7, median: 4, p90: 90 }]);
  });

  it('leave five or nothing beside the types that are told', () => {
    const all = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.integer({ min: 0, max: 99 })), { maxLength: 40 });
    fc.assert(
      fc.property(all, (rows) => {
        const [whole, ...parts] = waitTimes(rows.map(([type, days]) => key(type, days)));
        const rest = (whole?.count ?? 0) - parts.reduce((sum, { count }) => sum + count, 0);
        for (const { count } of parts) expect(count).toBeGreaterThanOrEqual(5);
        if (parts.length > 0) expect(rest === 0 || rest >= 5).toBe(true);
      }),
    );
  });
});
