import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readConsentRules } from './consent-files.js';
import { readDepartments } from './department-files.js';
import { ruleFolder } from './rule-files.js';
import { readTransitionRules } from './transition-files.js';
import { warnUnchecked } from './warn-unchecked.js';

type Json = Record<string, unknown>;
/** A copy of the rules in which one file was changed. */
function folderWith(file: string, change: (content: never) => unknown): string {
  const folder = mkdtempSync(join(tmpdir(), 'rules-'));
  cpSync(ruleFolder(), folder, { recursive: true });
  const path = join(folder, file);
  writeFileSync(path, JSON.stringify(change(JSON.parse(readFileSync(path, 'utf8')) as never)));
  return folder;
}
const templateWith = (change: object, at = 0) =>
  folderWith('transitions/daycare-to-school.json', (template: { versions: { steps: Json[] }[] }) => {
    const [version] = template.versions;
    Object.assign(version?.steps[at] ?? {}, change);
    return template;
  });
const reading = (folder: string) => () => readTransitionRules(readDepartments(folder), folder);

describe('the files by which transitions are planned', () => {
  it('fit', () => {
    expect(
      readTransitionRules()
        .templates.map(({ kind }) => kind)
        .toSorted(),
    ).toEqual(['course-to-work', 'daycare-to-school', 'school-to-school', 'school-to-work']);
  });

  it.each([
    ['a step of nobody', templateWith({ owner: 'kreis' }), 'school-registration has no owner of the county'],
    [
      'a milestone that nobody has',
      templateWith({ doneBy: { milestone: 'x', department: 'schools' } }),
      'school-registration is done by a milestone that nobody has',
    ],
    [
      'a step that would tell of another sphere',
      templateWith({ doneBy: { milestone: 'school-entry-exam', department: 'health' } }),
      'school-registration would tell of the sphere health',
    ],
    ['a step twice', templateWith({ step: 'school-registration' }, 1), 'school-registration occurs twice'],
    ['an unknown field', templateWith({ colour: 'red' }), 'must NOT have additional properties'],
    [
      'two templates of a kind',
      folderWith('transitions/school-to-work.json', (template: Json) => ({ ...template, kind: 'course-to-work' })),
      'two templates are for course-to-work',
    ],
    [
      'school years in one another',
      folderWith('school-years/lower-saxony.json', (file: { years: Json[] }) => ({
        ...file,
        years: file.years.map((year) => ({ ...year, lastDay: '2030-01-01' })),
      })),
      '2024/2025 ends before it begins, or in the next',
    ],
  ])('are refused with %s', (_what, folder, message) => {
    expect(reading(folder)).toThrow(message);
  });
});

describe('the files of departments and consents', () => {
  it.each([
    ['a department twice', 'departments/departments.json', (all: Json[]) => [...all, all[0]], 'youth occurs twice'],
    [
      'a sphere that is none',
      'departments/departments.json',
      (all: Json[]) => all.map((one) => ({ ...one, sphere: 'x' })),
      '/0/sphere: must be equal to one of the allowed values',
    ],
  ])('are refused with %s', (_what, file, change, message) => {
    expect(() => readDepartments(folderWith(file, change as never))).toThrow(message);
  });

  it.each([
    ['a purpose twice', 'consent/purposes.json', (all: Json[]) => [...all, all[0]], 'handover occurs twice'],
    [
      'versions that overlap',
      'consent/consent-giver.json',
      (file: { versions: Json[] }) => ({ ...file, versions: [...file.versions, ...file.versions] }),
      'two versions hold on 1976-01-01',
    ],
  ])('are refused with %s', (_what, file, change, message) => {
    expect(() => readConsentRules(folderWith(file, change as never))).toThrow(message);
  });
});

it('what nobody compared for a year is named in the log', () => {
  const said: unknown[] = [];
  const logger = { warn: (what: unknown) => said.push(what) } as never;
  const checkedOn = '2025-11-24';
  warnUnchecked(logger, '2026-11-24', [{ id: 'checked', versions: [{ checkedOn }] }]);
  expect(said).toEqual([]);
  warnUnchecked(logger, '2026-11-25', [
    { id: 'old', versions: [{ checkedOn }] },
    { id: 'over', versions: [{ validTo: '2020-01-01' }] },
    { id: 'never', versions: [{}] },
  ]);
  expect(said).toEqual([{ rules: ['old', 'never'] }]);
});
