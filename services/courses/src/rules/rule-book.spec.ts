import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { RuleBook, ruleFolder } from './rule-book.js';
import { RuleFileInvalid } from './rule-files.js';

const today = '2026-11-24';
const book = RuleBook.load();

describe('the rules of this service', () => {
  it('know the course types of the catalogue and which of them have ended', () => {
    expect(book.courseType('IK_ALLG', today, today)).toEqual({
      code: 'IK_ALLG',
      family: 'integration',
      standing: 'offered',
      transferBasis: 'aufenthg-88a-1',
    });
    expect(book.courseType('IK_JUGEND', '2024-12-06', today)?.standing).toBe('offered');
    expect(book.courseType('IK_JUGEND', '2024-12-07', today)?.standing).toBe('ended');
    expect(book.courseType('NONE', today, today)).toBeUndefined();
  });

  it('let an end that nobody checked for a year warn, not refuse', () => {
    expect(book.courseType('IK_JUGEND', '2028-01-01', '2028-01-01')?.standing).toBe('doubtful');
    expect(book.warningsFor('IK_JUGEND', '2028-01-01', '2028-01-01')).toMatchObject([
      { code: 'rule-unchecked', ruleId: 'IK_JUGEND' },
    ]);
    expect(book.warningsFor('IK_ALPHA', today, today)).toEqual([]);
  });

  it('name a basis for federal courses alone', () => {
    expect(book.courseType('BSK_B2', today, today)?.transferBasis).toBe('aufenthg-88a-3');
    for (const code of ['LK_NIEDRIG', 'EHRENAMT', 'LAND_BASIS', 'EOK']) {
      expect(book.courseType(code, today, today)).not.toHaveProperty('transferBasis');
    }
  });

  it('set the days of an answer and of a start', () => {
    expect(book.answerRule(today)).toEqual({ ruleId: 'handover-answer', ruleVersion: '2026-01-01', days: 14 });
    expect(book.answerRule('2010-01-01').days).toBe(14);
    expect(book.lateStart('IK_ALLG', '2026-11-01', '2026-12-13')).toEqual([]);
    expect(book.lateStart('IK_ALLG', '2026-11-01', '2026-12-14')).toMatchObject([
      { code: 'starts-late', legalBasis: '§ 7 Abs. 4 und 5 IntV' },
    ]);
    expect(book.lateStart('BSK_B2', '2026-11-01', '2026-11-30')).toMatchObject([{ code: 'starts-late' }]);
    expect(book.lateStart('LK_NIEDRIG', '2026-01-01', '2026-12-31')).toEqual([]);
  });
});

describe('a rule file that does not fit stops the start and is named', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'rules-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const broken = (file: string, change: (content: string) => string) => () => {
    cpSync(ruleFolder(), folder, { recursive: true });
    writeFileSync(join(folder, file), change(readFileSync(join(folder, file), 'utf8')));
    return RuleBook.load(folder);
  };

  it.each([
    ['no JSON', 'course-types.json', () => '{'],
    ['an unknown field', 'handover-answer.json', (text: string) => text.replace('"days"', '"dayz"')],
    ['a day that is none', 'transfer-basis.json', (text: string) => text.replace('2005-01-01', '2005-02-30')],
    ['an unknown family', 'transfer-basis.json', (text: string) => text.replace('"integration"', '"integrations"')],
    ['a code twice', 'course-types.json', (text: string) => text.replace('"BSK_C1"', '"BSK_C2"')],
    [
      'overlapping versions',
      'course-types.json',
      (text: string) => text.replace(/"validTo": "2024-12-06",(?=\s*"teachingUnits": 430)/, ''),
    ],
  ])('%s', (_name, file, change) => {
    expect(broken(file, change)).toThrow(RuleFileInvalid);
    expect(broken(file, change)).toThrow(file);
  });
});
