import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { answerFor, kindsUsedBy, unchecked } from '../domain/rule-book/rule-book.js';
import { readRuleBook } from './rule-files.js';

const book = readRuleBook();
const today = '2026-11-24';

describe('the rules of a right', () => {
  it.each([
    ['integration-course-claim', '2026-05-01', '2027-05-01', '§ 44 Abs. 2 AufenthG'],
    ['integration-course-admission', '2025-02-28', '2026-02-28', '§ 44 Abs. 4 AufenthG, § 5 Abs. 3 IntV'],
    ['vocational-language-course', '2026-11-30', '2027-02-28', '§ 6 Abs. 3 DeuFöV'],
    ['county-course', '2026-05-01', undefined, 'freiwillige Leistung des Landkreises'],
  ] as const)('%s issued on %s lapses after %s', (kind, issuedOn, lapsesOn, legalBasis) => {
    const answer = answerFor(book, kind, issuedOn, today);
    expect({ lapsesOn: answer?.lapsesOn, legalBasis: answer?.legalBasis }).toEqual({ lapsesOn, legalBasis });
  });

  it('know no right before they were made', () => {
    expect(answerFor(book, 'land-course', '2014-12-31', today)).toBeUndefined();
  });

  it('warn of the stop of admissions from its first day on', () => {
    const codes = (day: string) =>
      answerFor(book, 'integration-course-admission', day, '2026-08-21')?.warnings.map(({ code }) => code);
    expect(codes('2026-02-08')).toEqual([]);
    expect(codes('2026-02-09')).toEqual(['admission-stopped']);
  });

  it('warn when nobody checked them for a year', () => {
    const codes = (on: string) =>
      answerFor(book, 'integration-course-admission', '2026-01-01', on)?.warnings.map(({ code }) => code);
    expect(codes('2027-08-21')).toEqual([]);
    expect(codes('2027-08-22')).toEqual(['rule-unchecked']);
    expect(unchecked(book, today).map(({ ruleId }) => ruleId)).toEqual([
      'attendance-report',
      'bsk-entitlement',
      'ik-claim',
      'ik-obligation-right',
      'land-course',
      'obligation',
      'orientation-course',
    ]);
  });

  it('say which courses use which right', () => {
    expect(kindsUsedBy(book, 'IK_ALLG', today)).toEqual([
      'integration-course-admission',
      'integration-course-claim',
      'integration-course-obligation',
    ]);
    expect(kindsUsedBy(book, 'BSK_B2', today)).toEqual(['vocational-language-course']);
    expect(kindsUsedBy(book, 'EHRENAMT', today)).toEqual(['volunteer-course']);
    expect(kindsUsedBy(book, 'SONST', today)).toEqual([]);
  });
});

describe('reading rule files', () => {
  const version = {
    version: '2020-01-01',
    validFrom: '2020-01-01',
    legalBasis: '§ 1',
    source: 'Beispiel',
    parameters: {},
  };
  const rule = { id: 'r', title: 'R', appliesTo: 'county-course', role: 'governs', versions: [version] };
  const read = (...files: readonly unknown[]) => {
    const directory = mkdtempSync(join(tmpdir(), 'rules-'));
    for (const [at, file] of files.entries()) {
      writeFileSync(join(directory, `${at}.json`), typeof file === 'string' ? file : JSON.stringify(file));
    }
    return () => readRuleBook(directory);
  };

  it('takes what fits', () => {
    expect(read(rule)()).toEqual([rule]);
  });

  it.each([
    ['is not JSON', ['{'], 'rules/0.json: is not JSON'],
    ['has an unknown field', [{ ...rule, colour: 'red' }], 'rules/0.json: must NOT have additional properties'],
    [
      'has an unknown kind',
      [{ ...rule, appliesTo: 'x' }],
      'rules/0.json/appliesTo: must be equal to one of the allowed values',
    ],
    ['has no version', [{ ...rule, versions: [] }], 'rules/0.json/versions: must NOT have fewer than 1 items'],
    ['occurs twice', [rule, { ...rule, role: 'comments' }], 'rules/0.json/id: r occurs twice'],
    ['governs beside another', [rule, { ...rule, id: 's' }], 'rules/0.json/appliesTo: two rules govern county-course'],
    [
      'ends before it begins',
      [{ ...rule, versions: [{ ...version, validTo: '2019-12-31' }] }],
      'rules/0.json: 2020-01-01 ends before it begins',
    ],
    [
      'overlaps itself',
      [{ ...rule, versions: [version, { ...version, validFrom: '2021-01-01' }] }],
      'rules/0.json: two versions hold on 2021-01-01',
    ],
  ])('refuses a rule that %s', (_what, files, message) => {
    expect(read(...files)).toThrow(message);
  });
});
