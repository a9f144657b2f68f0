import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { filledPlan } from '../domain/rules/planning.js';
import { RuleBook, ruleFolder } from './rule-book.js';
import { RuleFileInvalid } from './rule-files.js';

const today = '2026-11-24';
const book = RuleBook.load();

describe('the start of the follow-up after an accepted hand-over', () => {
  it('has a day for each type of course that is no first one: by law, or by the county’s own rule', () => {
    expect(book.startRule('integration', today)).toMatchObject({ ruleVersion: 'ik-2017', days: 42 });
    expect(book.startRule('vocational', today)).toMatchObject({ ruleVersion: 'bsk-2016', days: 28 });
    for (const family of ['county', 'land', 'volunteer'] as const) {
      expect(book.startRule(family, today)).toMatchObject({ ruleId: 'handover-start', ruleVersion: 'county-2026' });
      expect(book.startRule(family, '2025-12-31')).toBeUndefined();
    }
  });

  it('by the county’s own rule warns as one that nobody checked', () => {
    expect(book.unchecked(today)).toContainEqual(
      expect.objectContaining({ ruleId: 'handover-start', legalBasis: 'Vorschlag der Koordinierung' }),
    );
  });
});

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

describe('a plan is weighed, never refused', () => {
  const plan = {
    courseType: 'BSK_B2',
    targetLevel: 'B2',
    funding: 'federal',
    seats: 25,
    minimumGroup: 15,
    startsOn: '2026-12-01',
    teachingUnits: 500,
  } as const;
  const codes = (changes: object, admitted?: boolean) =>
    book.weighPlan({ ...plan, ...changes }, admitted, today).warnings.map(({ code }) => code);
  const doubt = 'rule-unchecked';

  it('warns from one person, unit and day too many on', () => {
    expect(codes({})).toEqual([doubt]);
    expect(codes({ seats: 26 })).toEqual([doubt, 'group-above-maximum']);
    expect(codes({ minimumGroup: 16 })).toEqual([doubt, 'minimum-above-rule']);
    expect(codes({ teachingUnits: 501 })).toEqual([doubt, 'units-above-type']);
    expect(codes({ targetLevel: 'C1' })).toEqual([doubt, 'level-not-of-type']);
    expect(codes({ funding: 'county' })).toEqual([doubt, 'funding-not-of-type']);
    expect(codes({}, false)).toEqual([doubt, 'admission-missing']);
    expect(codes({}, true)).toEqual([doubt]);
  });

  it('names the paragraph, and what it does not know it does not weigh', () => {
    expect(book.weighPlan({ ...plan, seats: 26 }, true, today).warnings).toContainEqual({
      code: 'group-above-maximum',
      ruleId: 'group-maximum',
      legalBasis: '§ 11 Abs. 3 DeuFöV',
      source: 'DeuFöV, Stand 2022-03-26',
      checkedOn: '2022-03-26',
    });
    const free = { courseType: 'EHRENAMT', funding: 'volunteer', seats: 200, minimumGroup: 200, teachingUnits: 2000 };
    expect(codes(free, false)).toEqual([]);
    expect(book.weighPlan({ ...plan, courseType: 'NONE' }, true, today)).toEqual({ warnings: [], rules: [] });
  });

  it('stores which version of which rule was weighed: that of the first day', () => {
    const of = (startsOn: string) =>
      book.weighPlan({ ...plan, courseType: 'IK_INTENSIV', startsOn }, true, today).rules[0];
    expect(of('2024-12-06')).toEqual({ ruleId: 'IK_INTENSIV', ruleVersion: '2005-01-01' });
    expect(of('2024-12-07')).toEqual({ ruleId: 'IK_INTENSIV', ruleVersion: '2024-12-07' });
  });
});

describe('the catalogue of course types', () => {
  const versionOf = (code: string, day: string) =>
    book.courseTypeOf(code)?.versions.findLast(({ validFrom }) => validFrom <= day);

  it('knows the law before and since 7.12.2024', () => {
    expect(versionOf('IK_INTENSIV', '2024-12-06')?.teachingUnits).toBe(430);
    expect(versionOf('IK_INTENSIV', '2024-12-07')?.teachingUnits).toBe(500);
    const repeats = (code: string, day: string) => versionOf(code, day)?.repetition?.allowed;
    const codes = ['IK_ALLG', 'IK_ALPHA', 'IK_FOERDER', 'IK_ZWEITSCHRIFT', 'IK_INTENSIV'];
    expect(codes.map((code) => repeats(code, '2024-12-06'))).toEqual([true, true, true, true, true]);
    expect(codes.map((code) => repeats(code, '2024-12-07'))).toEqual([false, true, true, false, false]);
  });

  it('has modules that come to the units of the type', () => {
    for (const { code, versions } of book.courseTypes()) {
      for (const { modules, teachingUnits } of versions) {
        if (!modules) continue;
        const sum = modules.reduce((units, module) => units + module.teachingUnits, 0);
        expect([code, sum]).toEqual([code, teachingUnits]);
      }
    }
  });

  it('proposes a plan of each type that its own rules do not warn of', () => {
    for (const type of book.courseTypes()) {
      const startsOn = type.versions.at(-1)?.validTo ?? '2026-12-07';
      const plan = { courseType: type.code, startsOn, ...filledPlan(type, startsOn, {}) };
      const { warnings } = book.weighPlan(plan, undefined, today);
      expect([type.code, warnings.filter(({ code }) => code !== 'rule-unchecked')]).toEqual([type.code, []]);
      expect(plan.endsOn > startsOn && plan.minimumGroup <= plan.seats).toBe(true);
    }
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
