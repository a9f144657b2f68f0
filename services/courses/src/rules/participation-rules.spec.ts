import { describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { PersonsRight } from '../domain/rules/participation-rules.js';
import { ParticipationRules } from './participation-rules.js';
import { RuleBook, ruleFolder } from './rule-book.js';
import { RuleFileInvalid } from './rule-files.js';

const today = '2026-11-24';
const rules = ParticipationRules.load(RuleBook.load());
const codes = (warnings: readonly { readonly code: string }[]) => warnings.map(({ code }) => code);

describe('the right to a course', () => {
  const claim: PersonsRight = {
    entitlementId: 'e_1',
    kind: 'integration-course-claim',
    issuedOn: '2026-01-05',
    lapsesOn: '2027-01-05',
    state: 'open',
  };
  const cover = (rights: readonly PersonsRight[], code = 'IK_ALLG', startsOn = '2026-12-01') =>
    rules.cover(code, startsOn, rights, today);

  it('is named with the rule and its version', () => {
    expect(cover([claim]).cover).toEqual({ entitlementId: 'e_1', ruleId: 'right-needed', ruleVersion: 'ik-2005' });
  });

  it('holds through the last day before it lapses, and not on the next', () => {
    expect(cover([claim], 'IK_ALLG', '2027-01-05').cover).toBeDefined();
    expect(cover([claim], 'IK_ALLG', '2027-01-06').cover).toBeUndefined();
  });

  it('is the one that ends first, before one that was used', () => {
    const later: PersonsRight = { ...claim, entitlementId: 'e_2', lapsesOn: '2027-03-01' };
    const used: PersonsRight = { ...claim, entitlementId: 'e_0', state: 'used', lapsesOn: '2026-01-01' };
    expect(cover([later, used, claim]).cover?.entitlementId).toBe('e_1');
    expect(cover([used]).cover?.entitlementId).toBe('e_0');
  });

  it('that is missing, of another kind or presumed lapsed is told, never refused', () => {
    expect(codes(cover([]).warnings)).toEqual(['right-missing']);
    expect(codes(cover([claim], 'BSK_B2').warnings)).toEqual(['right-missing']);
    expect(codes(cover([{ ...claim, state: 'lapse-presumed' }]).warnings)).toEqual(['right-missing']);
  });

  it.each(['LK_NIEDRIG', 'LAND_BASIS', 'EHRENAMT', 'EOK'])('is not needed for %s', (code) => {
    expect(cover([], code)).toEqual({ warnings: [] });
  });
});

describe('repetition', () => {
  it.each([
    ['IK_ALLG', '2024-12-06', true],
    ['IK_ALLG', '2024-12-07', false],
    ['IK_ALPHA', '2024-12-07', true],
    ['IK_FOERDER', today, true],
    ['BSK_B2', today, true],
    ['LK_NIEDRIG', today, false],
  ])('after %s on %s: %s', (code, day, isRight) => {
    expect(rules.repetition(code, day) !== undefined).toBe(isRight);
  });

  it('is told of when no ended course gives the right to it', () => {
    const after = (courseType: string, passed?: boolean) =>
      codes(rules.repetitionWarnings('IK_WDH', [{ courseType, ...(passed === undefined ? {} : { passed }) }], today));
    expect(after('IK_ALPHA', false)).toEqual([]);
    expect(after('IK_ALPHA', true)).toEqual(['no-repetition']);
    expect(after('IK_ALLG', false)).toEqual(['no-repetition']);
    expect(rules.repetitionWarnings('IK_ALLG', [], today)).toEqual([]);
  });
});

describe('units', () => {
  const warned = (code: string, units: number | undefined, ...before: { courseType: string; units?: number }[]) =>
    codes(rules.unitsWarnings(code, units, before, today));

  it('are told of when the courses of a person come to more than is paid for', () => {
    const literacy = { courseType: 'IK_ALPHA', units: 1000 };
    expect(warned('IK_WDH', 200, literacy)).toEqual([]);
    expect(warned('IK_WDH', 201, literacy)).toEqual(['units-above-cap']);
    expect(warned('IK_WDH', 300, { courseType: 'IK_ALPHA' }, { courseType: 'IK_ALLG', units: 901 })).toEqual([
      'units-above-cap',
    ]);
  });

  it('count in courses of the family alone, and where they are known', () => {
    expect(
      warned('IK_WDH', 300, { courseType: 'BSK_B2', units: 1000 }, { courseType: 'LK_NIEDRIG', units: 900 }),
    ).toEqual([]);
    expect(warned('BSK_B2', 500, { courseType: 'BSK_B1', units: 1000 })).toEqual([]);
    expect(warned('IK_ALLG', undefined, { courseType: 'IK_ALPHA', units: 1200 })).toEqual([]);
  });
});

describe('results and certificates', () => {
  const shown = { certificates: [], level: 'B1', passed: true } as const;

  it('allow one resit, and warn of more', () => {
    expect([1, 2, 3].map((attempt) => codes(rules.resitWarnings('BSK_B2', attempt, today)))).toEqual([
      [],
      [],
      ['resits-used'],
    ]);
    expect(rules.resitWarnings('IK_ALLG', 9, today)).toEqual([]);
  });

  it('earn the certificate of the integration course by B1 and the orientation test', () => {
    expect(rules.earned('IK_ALLG', shown, today)).toEqual(['language', 'attendance']);
    expect(rules.earned('IK_ALLG', { ...shown, orientationPassed: true }, today)).toEqual([
      'integration-course',
      'language',
      'attendance',
    ]);
    expect(rules.earned('BSK_B2', { ...shown, passed: false }, today)).toEqual(['attendance']);
  });

  it('say what a certificate needs, and whether the rule may refuse', () => {
    expect(rules.certificate('IK_ALLG', 'integration-course', today, '2022-12-01')).toMatchObject({
      checked: true,
      level: 'B1',
      orientation: true,
    });
    expect(rules.certificate('IK_ALLG', 'integration-course', today, today)).toMatchObject({ checked: false });
    expect(rules.certificate('BSK_B2', 'integration-course', today, today)).toBeUndefined();
  });
});

it('a seat is held for a week', () => {
  expect(rules.seatHold(today)).toEqual({ ruleId: 'seat-hold', ruleVersion: '2026-01-01', days: 7 });
  expect(rules.seatHold('2010-01-01').days).toBe(7);
});

it('two versions for one family on one day stop the start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  cpSync(ruleFolder(), folder, { recursive: true });
  const file = join(folder, 'repetition.json');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"validTo": "2024-12-06",', ''));
  expect(() => ParticipationRules.load(RuleBook.load(), folder)).toThrow(RuleFileInvalid);
  rmSync(folder, { recursive: true });
});
