import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays } from '../projections/days.js';
import { MatchingRules } from './matching-rules.js';
import { orderReasonText, placeOf, RareNeeds, type Waiting } from './waiting-order.js';

const day = '2026-11-24';
const rule = MatchingRules.reader()(day).order;

const waiting: fc.Arbitrary<Omit<Waiting, 'entryId'>> = fc
  .record({
    since: fc.integer({ min: 0, max: 400 }),
    lapses: fc.option(fc.integer({ min: 0, max: 100 })),
    obliged: fc.boolean(),
    rarelyServed: fc.boolean(),
  })
  .map(({ since, lapses, ...rest }) => ({
    ...rest,
    since: addDays(day, -since),
    ...(lapses === null ? {} : { lapsesOn: addDays(day, lapses) }),
  }));
const list = fc
  .array(waiting, { minLength: 2, maxLength: 30 })
  .map((all) => all.map((one, at): Waiting => ({ ...one, entryId: `w_${String(at).padStart(3, '0')}` })));
const keyOf = (one: Waiting): string => placeOf(one, rule, day).key;
const ordered = (all: readonly Waiting[]): readonly Waiting[] =>
  all.toSorted((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));

describe('the fair order', () => {
  it('is total and stable: every entry has one place, whatever order it comes in', () => {
    fc.assert(
      fc.property(list, (all) => {
        expect(new Set(all.map(keyOf)).size).toBe(all.length);
        expect(ordered(all.toReversed())).toEqual(ordered(all));
      }),
    );
  });

  it('is fair by its rule: nobody with the same grounds who waits longer stands behind', () => {
    fc.assert(
      fc.property(list, (all) => {
        const sorted = ordered(all);
        for (const [at, one] of sorted.entries()) {
          for (const later of sorted.slice(at + 1)) {
            const same =
              one.obliged === later.obliged &&
              one.rarelyServed === later.rarelyServed &&
              one.lapsesOn === later.lapsesOn;
            if (same) expect(one.since <= later.since).toBe(true);
          }
        }
      }),
    );
  });

  it('gives a reason for every place', () => {
    fc.assert(
      fc.property(waiting, (one) => {
        const { reasons } = placeOf({ ...one, entryId: 'w' }, rule, day);
        expect(reasons.length).toBeGreaterThan(0);
        for (const reason of reasons) expect(orderReasonText(reason)).not.toBe('');
      }),
    );
  });

  it('puts a right that lapses first, then who is obliged, then who waits long, then the rare need', () => {
    const base = { since: '2026-11-01', obliged: false, rarelyServed: false };
    const all: Waiting[] = [
      { ...base, entryId: 'plain' },
      { ...base, entryId: 'rare', rarelyServed: true },
      { ...base, entryId: 'long', since: '2026-05-01' },
      { ...base, entryId: 'obliged', obliged: true },
      { ...base, entryId: 'late', lapsesOn: addDays(day, rule.lapsesWithinDays) },
      { ...base, entryId: 'soon', lapsesOn: day },
      { ...base, entryId: 'far', since: '2026-10-30', lapsesOn: addDays(day, rule.lapsesWithinDays + 1) },
    ];
    expect(ordered(all).map(({ entryId }) => entryId)).toEqual([
      'soon',
      'late',
      'obliged',
      'long',
      'rare',
      'far',
      'plain',
    ]);
    expect(placeOf({ ...base, entryId: 'w', lapsesOn: day }, rule, day).reasons.map(orderReasonText)).toEqual([
      'Recht verfällt heute',
      'wartet seit 23 Tagen',
    ]);
  });

  it('calls a need rare by the share of runs that serve it, where there are enough to tell', () => {
    const run = { courseType: 'IK_ALLG', entryLevel: 'A2', childcare: false, timeOfDay: 'morning' } as const;
    const evening = { ...run, timeOfDay: 'evening' } as const;
    const rare = new RareNeeds([run, run, run, run, evening], rule);
    const needs = { childcare: false, timesOfDay: ['evening'] } as const;
    expect(rare.isRare('IK_ALLG', 'A2', needs)).toBe(true);
    expect(rare.isRare('IK_ALLG', 'A2', { childcare: false, timesOfDay: [] })).toBe(false);
    expect(rare.isRare('IK_ALLG', 'A2', { childcare: true, timesOfDay: [] })).toBe(true);
    expect(rare.isRare('IK_ALLG', 'B1', needs)).toBe(false);
  });
});
