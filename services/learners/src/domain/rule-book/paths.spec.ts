import { describe, expect, it } from '@jest/globals';
import { readRuleBook } from '../../rules/rule-files.js';
import { type PathFacts, pathsLost, pathsOn } from './paths.js';

const book = readRuleBook();
const today = '2026-11-24';
const nobody: PathFacts = { rights: [], obligations: [] };
const answers = (facts: PathFacts, day = today) =>
  Object.fromEntries(pathsOn(book, facts, day).map(({ path, answer }) => [path, answer]));
const reasons = (facts: PathFacts, path: string, day = today) =>
  pathsOn(book, facts, day)
    .find((one) => one.path === path)
    ?.reasons.map(({ code, ruleId, legalBasis }) => [code, ruleId, legalBasis]);
const claim = { kind: 'integration-course-claim', issuedOn: '2026-01-10', lapsesOn: '2027-01-10' } as const;

describe('the paths of a person', () => {
  it('without any federal right are those of the county, the Land, volunteers and first orientation', () => {
    expect(answers(nobody)).toEqual({
      'county-course': 'open',
      'land-course': 'open',
      'volunteer-course': 'open',
      'orientation-course': 'open',
      'integration-course-claim': 'obtainable',
      'integration-course-admission': 'closed',
      'integration-course-obligation': 'obtainable',
      'vocational-language-course': 'obtainable',
    });
    expect(reasons(nobody, 'integration-course-admission')).toEqual([
      [
        'no-new-rights',
        'ik-admission-stop',
        'BAMF-Trägerrundschreiben Integrationskurse 02/26 zu § 44 Abs. 4 AufenthG',
      ],
    ]);
  });

  it('change with the day on which a rule takes effect, and not before', () => {
    expect(answers(nobody, '2026-02-08')).toMatchObject({ 'integration-course-admission': 'obtainable' });
    expect(answers(nobody, '2026-02-09')).toMatchObject({ 'integration-course-admission': 'closed' });
  });

  it('are open by an admission granted before the stop, up to its last day', () => {
    const admitted: PathFacts = {
      ...nobody,
      rights: [{ kind: 'integration-course-admission', issuedOn: '2026-02-08', lapsesOn: '2027-02-08' }],
    };
    expect(answers(admitted, '2027-02-08')).toMatchObject({ 'integration-course-admission': 'open' });
    expect(reasons(admitted, 'integration-course-admission', '2027-02-09')?.map(([code]) => code)).toEqual([
      'right-lapsed',
      'no-new-rights',
    ]);
  });

  it('do not come back with a claim that has lapsed or was used: it is given once', () => {
    const held: PathFacts = { ...nobody, rights: [claim] };
    expect(answers(held, '2027-01-10')).toMatchObject({ 'integration-course-claim': 'open' });
    expect(answers(held, '2027-01-11')).toMatchObject({ 'integration-course-claim': 'closed' });
    const used: PathFacts = { ...nobody, rights: [{ ...claim, endedOn: '2026-09-01', end: 'used' }] };
    expect(reasons(used, 'integration-course-claim')).toEqual([['right-used', 'ik-claim', '§ 44 Abs. 2 AufenthG']]);
  });

  it('are open by an obligation while it is in force', () => {
    const obliged: PathFacts = {
      ...nobody,
      obligations: [{ imposedBy: 'job-centre', from: '2026-10-01', to: '2026-12-01' }],
    };
    expect(answers(obliged)).toMatchObject({ 'integration-course-obligation': 'open' });
    expect(answers(obliged, '2026-12-01')).toMatchObject({ 'integration-course-obligation': 'obtainable' });
  });

  it('of vocational courses say when the level is too low, and which courses are left', () => {
    const bsk = (level?: PathFacts['level']) =>
      pathsOn(book, { ...nobody, ...(level === undefined ? {} : { level }) }, today).find(
        ({ path }) => path === 'vocational-language-course',
      );
    expect(bsk('A2')).toMatchObject({ courseTypes: ['BSK_A2', 'BSK_B1'] });
    expect(bsk('A2')?.reasons.map(({ code }) => code)).toContain('level-too-low');
    expect(bsk('B1')).toMatchObject({ courseTypes: ['BSK_'] });
    expect(bsk()?.reasons.map(({ code }) => code)).toContain('level-unknown');
  });

  it('name a rule that nobody checked, and answer all the same', () => {
    const land = pathsOn(book, nobody, today).find(({ path }) => path === 'land-course');
    expect(land).toMatchObject({ answer: 'open', reasons: [{ unchecked: true }] });
  });
});

describe('the paths that a person loses', () => {
  const lost = (facts: PathFacts, by: string, from: string) => pathsLost(book, facts, by, from).map(({ path }) => path);

  it('by a rule are told from its day on, and on that day alone', () => {
    expect(lost(nobody, 'ik-admission-stop', '2026-02-09')).toEqual(['integration-course-admission']);
    expect(lost(nobody, 'ik-admission-stop', '2026-02-10')).toEqual([]);
    expect(lost(nobody, 'ik-claim', '2026-02-09')).toEqual([]);
  });

  it('by the end of a period are told on the day after its last one', () => {
    const held: PathFacts = { ...nobody, rights: [claim] };
    expect(lost(held, 'ik-claim', '2027-01-11')).toEqual(['integration-course-claim']);
    expect(lost(held, 'ik-claim', '2027-01-10')).toEqual([]);
  });
});
