import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LevelHistory, LevelRecord } from './level-history.js';
import { latestLevel } from './level-history.js';
import { levelFor, levelProof, type LevelProofRule } from './level-proof.js';

const version = {
  version: '2016-07-01',
  validFrom: '2016-07-01',
  legalBasis: '§ 8 Abs. 1 DeuFöV',
  source: 'DeuFöV',
  checkedOn: '2026-03-01',
  parameters: { courseTypes: ['BSK_'], bases: ['certificate', 'final-test'], notOlderThanMonths: 6 },
} as const;
const rules: readonly LevelProofRule[] = [{ id: 'bsk-certificate-age', title: 'Nachweis', versions: [version] }];
const record = (on: string, more: Partial<LevelRecord> = {}): LevelRecord => ({
  assessmentId: 'a_1',
  level: 'B1',
  basis: 'certificate',
  on,
  withdrawn: false,
  corrections: [],
  ...more,
});
const counts = (on: string, day: string, courseType = 'BSK_B2', more: Partial<LevelRecord> = {}) =>
  levelProof(rules, record(on, more), courseType, day);

describe('a certificate for a vocational language course', () => {
  it.each([
    ['2026-05-24', '2026-11-24', true],
    ['2026-05-24', '2026-11-25', false],
    ['2025-08-31', '2026-02-28', true],
    ['2025-08-31', '2026-03-01', false],
    ['2023-08-31', '2024-02-29', true],
    ['2023-08-31', '2024-03-01', false],
    ['2026-11-25', '2026-11-24', false],
  ])('of %s on %s: %s', (on, day, expected) => {
    expect(counts(on, day).counts).toBe(expected);
  });

  it('says by which rule, and until when', () => {
    expect(counts('2026-05-24', '2026-11-24')).toEqual({
      counts: true,
      until: '2026-11-24',
      ruleId: 'bsk-certificate-age',
      ruleVersion: '2016-07-01',
      legalBasis: '§ 8 Abs. 1 DeuFöV',
    });
  });

  it('is told as unchecked when nobody compared the rule with the law for a year', () => {
    expect(counts('2027-01-01', '2027-03-01').unchecked).toBeUndefined();
    expect(counts('2027-01-01', '2027-03-02').unchecked).toBe(true);
  });
});

it('for other courses and by a placement test it counts without end', () => {
  expect(counts('2015-01-01', '2026-11-24', 'IK_ALLG')).toEqual({ counts: true });
  expect(counts('2015-01-01', '2026-11-24', 'BSK_B2', { basis: 'placement-test' })).toEqual({ counts: true });
});

it('a rule answers from its first to its last day', () => {
  const until: readonly LevelProofRule[] = [
    { id: 'r', title: 'R', versions: [{ ...version, validFrom: '2026-01-01', validTo: '2026-06-30' }] },
  ];
  const on = (day: string) => levelProof(until, record('2020-01-01'), 'BSK_B2', day).counts;
  expect(['2025-12-31', '2026-01-01', '2026-06-30', '2026-07-01'].map(on)).toEqual([true, false, false, true]);
});

it('what was taken back counts for nothing', () => {
  expect(counts('2026-11-01', '2026-11-24', 'IK_ALLG', { withdrawn: true })).toEqual({ counts: false });
});

const day = fc
  .integer({ min: 0, max: 1200 })
  .map((days) => new Date(Date.UTC(2024, 0, 1 + days)).toISOString().slice(0, 10));
const history: fc.Arbitrary<LevelHistory> = fc.array(
  fc
    .tuple(day, fc.boolean(), fc.constantFrom('placement-test' as const, 'certificate' as const))
    .map(([on, withdrawn, basis]) => record(on, { withdrawn, basis })),
);

it('the level for a course is the latest of those that count, whatever the order of recording', () => {
  fc.assert(
    fc.property(history, day, (levels, today) => {
      const found = levelFor(rules, levels, 'BSK_B2', today);
      const counting = levels.filter((one) => levelProof(rules, one, 'BSK_B2', today).counts);
      expect(found?.on).toBe(
        counting
          .map(({ on }) => on)
          .toSorted()
          .at(-1),
      );
      expect(latestLevel(levels)?.on).toBe(
        levels
          .filter(({ withdrawn }) => !withdrawn)
          .map(({ on }) => on)
          .toSorted()
          .at(-1),
      );
    }),
  );
});
