import { describe, expect, it } from '@jest/globals';
import { entitlementIdOf, lapseTimer, lapseTimerId } from './lapse-timer.js';

describe('the timer of a right', () => {
  it.each([
    ['2027-05-01', '2027-05-01T22:00:00.000Z'],
    ['2026-11-24', '2026-11-24T23:00:00.000Z'],
    ['2026-10-24', '2026-10-24T22:00:00.000Z'],
    ['2026-10-25', '2026-10-25T23:00:00.000Z'],
  ])('is due when %s is over in Berlin: %s', (lapsesOn, dueAt) => {
    expect(lapseTimer({ entitlementId: 'e_1', lapsesOn, ruleVersion: '2016-08-06' })).toEqual({
      id: lapseTimerId('entitlement-e_1'),
      dueAt,
      stream: 'entitlement-e_1',
      kind: 'presume-lapse',
      ruleVersion: '2016-08-06',
    });
  });

  it('names its right', () => {
    expect(entitlementIdOf({ stream: 'entitlement-e_a-b' })).toBe('e_a-b');
  });
});
