import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { type TimedHandover, timedHandover, stageTimes } from './stage-times.js';

const handover = (courseType: string, days: number): TimedHandover => ({
  stage: 'offer-to-answer',
  fromProvider: 'x',
  toProvider: 'y',
  courseType,
  endedRunId: 'r',
  days,
});
const byType = ({ courseType }: TimedHandover): string => courseType;

describe('the times of a stage', () => {
  it('are read from the index', () => {
    expect(timedHandover('answer-to-start|x|y|BSK_B2|r_1|12')).toEqual({
      stage: 'answer-to-start',
      fromProvider: 'x',
      toProvider: 'y',
      courseType: 'BSK_B2',
      endedRunId: 'r_1',
      days: 12,
    });
  });

  it('are told from five hand-overs on', () => {
    const four = [1, 2, 3, 4].map((days) => handover('A', days));
    expect(stageTimes(four)).toEqual([]);
    expect(stageTimes([...four, handover('A', 50)])).toEqual([
      { stage: 'offer-to-answer', fromProvider: 'x', toProvider: 'y', count: 5, median: 3, p90: 50 },
    ]);
  });

  it('leave no part of fewer than five beside the parts that are told, and tell no such part', () => {
    const all = fc.array(fc.tuple(fc.constantFrom('A', 'B', 'C'), fc.integer({ min: 0, max: 99 })), { maxLength: 40 });
    fc.assert(
      fc.property(all, (rows) => {
        const handovers = rows.map(([type, days]) => handover(type, days));
        const parts = stageTimes(handovers, byType);
        const told = parts.reduce((sum, { count }) => sum + count, 0);
        for (const { count } of parts) expect(count).toBeGreaterThanOrEqual(5);
        const rest = handovers.length - told;
        if (parts.length > 0) expect(rest === 0 || rest >= 5).toBe(true);
      }),
    );
  });
});
