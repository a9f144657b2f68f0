import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { NO_REPORTS, type ProviderReports } from '../projections/provider/provider-reports.js';
import type { RunView } from '../projections/run/run.state.js';
import type { MergeView } from '../projections/merge/merge.state.js';
import { providerDuties } from './provider-duties.js';
import { itemDuties, measureDuties, mergeDuties } from './round-duties.js';

const DAY = '2026-11-24';
const provider = {
  providerId: 'vhs',
  name: 'VHS',
  kind: 'adult-education-centre' as const,
  municipalityKey: '03251040',
  admissions: [],
  venues: [],
};
const run = (runId: string, courseType: string, startsOn: string, state: RunView['state'] = 'planned'): RunView => ({
  runId,
  providerId: 'vhs',
  title: runId,
  courseType,
  entryLevel: 'A2',
  targetLevel: 'B1',
  funding: 'federal',
  municipalityKey: '03251040',
  timeOfDay: 'morning',
  childcare: false,
  seats: 20,
  minimumGroup: 10,
  startsOn,
  endsOn: '2027-12-31',
  state,
  registrationOpen: true,
  taken: 0,
  takenFrom: [],
});
const familyOf = (type: string): string =>
  type.startsWith('IK_') ? 'integration' : type.startsWith('BSK_') ? 'vocational' : 'county';
const due = (runs: readonly RunView[], reports?: Partial<ProviderReports>, day = DAY) =>
  providerDuties({
    provider: { ...provider, ...(reports ? { reports: { ...NO_REPORTS, ...reports } } : {}) },
    runs,
    familyOf,
    day,
  }).map(({ kind, dueOn, subjectId }) => [kind, dueOn, subjectId]);

describe('the report of registrations', () => {
  it.each([
    ['2026-11-23', '2026-12-08'],
    // Over the end of summer time and over a leap day: days are counted, not hours.
    ['2026-10-20', '2026-11-04'],
    ['2028-02-20', '2028-03-06'],
  ])('sent up to %s is due again on %s', (registrationsTo, dueOn) => {
    expect(due([run('b', 'BSK_B2', '2027-01-01')], { registrationsTo })).toEqual([
      ['registration-report', dueOn, 'vhs'],
    ]);
  });

  it('is due today where none was recorded, for courses of the family that are planned or under way', () => {
    expect(due([run('b', 'BSK_B2', '2026-09-01', 'started')])).toEqual([['registration-report', DAY, 'vhs']]);
    expect(due([run('b', 'BSK_B2', '2026-09-01', 'cancelled')])).toEqual([]);
    expect(due([run('c', 'LK_NIEDRIG', '2027-01-01')])).toEqual([]);
    expect(due([run('b', 'BSK_B2', '2016-09-01')], undefined, '2016-06-30')).toEqual([]);
  });
});

describe('KURSNET', () => {
  const kursnet = (startsOn: string, reports?: Partial<ProviderReports>, day = DAY) =>
    due([run('i', 'IK_ALLG', startsOn)], reports, day).filter(([kind]) => kind === 'kursnet-entry');

  it('is brought up to date every week, for courses of the next three months', () => {
    expect(kursnet('2027-02-24')).toEqual([['kursnet-entry', DAY, 'vhs']]);
    expect(kursnet('2027-02-25')).toEqual([]);
    expect(kursnet('2026-11-24')).toHaveLength(1);
    expect(kursnet('2026-11-23')).toEqual([]);
    expect(kursnet('2027-01-01', { kursnetOn: '2026-11-20' })).toEqual([['kursnet-entry', '2026-11-27', 'vhs']]);
    expect(kursnet('2027-02-10', { kursnetOn: '2026-06-01' })).toEqual([['kursnet-entry', '2026-11-10', 'vhs']]);
  });

  it('counts months by the calendar: of 30 November up to the last day of February', () => {
    expect(kursnet('2027-02-28', undefined, '2026-11-30')).toHaveLength(1);
    expect(kursnet('2027-03-01', undefined, '2026-11-30')).toEqual([]);
    expect(kursnet('2028-02-29', undefined, '2027-11-30')).toHaveLength(1);
  });
});

describe('the report of a course before its start', () => {
  const reported = (startsOn: string, plannedRuns: readonly string[] = []) =>
    due([run('i', 'IK_ALLG', startsOn)], { plannedRuns }).filter(([kind]) => kind === 'planning-report');

  it('is due on the day before, once for each run', () => {
    expect(reported('2028-03-01')).toEqual([['planning-report', '2028-02-29', 'i']]);
    expect(reported('2027-01-01')).toEqual([['planning-report', '2026-12-31', 'i']]);
    expect(reported('2027-01-01', ['i'])).toEqual([]);
    expect(due([run('b', 'BSK_B2', '2027-01-01')]).map(([kind]) => kind)).not.toContain('planning-report');
  });

  it('was asked for from 1 February 2018 on', () => {
    const on = (day: string) => due([run('i', 'IK_ALLG', '2018-03-01')], undefined, day).map(([kind]) => kind);
    expect(on('2018-01-31')).not.toContain('planning-report');
    expect(on('2018-02-01')).toContain('planning-report');
  });
});

it('a provider that retired owes nothing', () => {
  const retired = { ...provider, retiredOn: DAY };
  expect(providerDuties({ provider: retired, runs: [run('i', 'IK_ALLG', '2027-01-01')], familyOf, day: DAY })).toEqual(
    [],
  );
});

it('a merge waits for each provider that has not agreed, and no longer when it is answered', () => {
  const merge: MergeView = {
    mergeId: 'm',
    keptRunId: 'k',
    keptProvider: 'x',
    dissolvedRunId: 'd',
    dissolvedProvider: 'y',
    proposedOn: '2026-11-20',
    state: 'proposed',
    agreed: ['y'],
    questions: [],
  };
  expect(mergeDuties([merge])).toMatchObject([
    { kind: 'merge-agreement', dueOn: '2026-12-04', who: { kind: 'provider', id: 'x' }, parties: ['x', 'y'] },
  ]);
  expect(mergeDuties([{ ...merge, agreed: [], keptProvider: 'y' }])).toHaveLength(1);
  for (const state of ['asking', 'refused', 'given-up', 'completed'] as const)
    expect(mergeDuties([{ ...merge, state }])).toEqual([]);
});

it('what was agreed waits until something came of it, and a measure until it is carried out', () => {
  const item = {
    itemId: 'ci',
    subject: 'course-run' as const,
    subjectId: 'r',
    agreed: 'change-start' as const,
    dueOn: '2026-12-15',
    agreedOn: '2026-12-01',
  };
  const meeting = { meetingId: 'cm', heldOn: '2026-12-01' };
  const outcomes = [{ outcome: 'not-done' as const, on: '2026-12-02' }];
  expect(itemDuties([{ ...meeting, items: [{ ...item, outcomes: [] }] }])).toMatchObject([
    { kind: 'agreed-item', dueOn: '2026-12-15', who: { kind: 'coordination' }, runIds: ['r'], agreed: 'change-start' },
  ]);
  expect(itemDuties([{ ...meeting, items: [{ ...item, owner: 'x', outcomes: [] }] }])[0]?.who).toEqual({
    kind: 'provider',
    id: 'x',
  });
  expect(itemDuties([{ ...meeting, items: [{ ...item, outcomes }] }])).toEqual([]);
  const measure = { measureId: 'ms', department: 'youth', title: 'T', assignedOn: '2026-10-01', dueOn: '2026-12-31' };
  expect(measureDuties([measure, { ...measure, completedOn: '2026-11-01' }])).toMatchObject([
    { kind: 'measure', dueOn: '2026-12-31', who: { kind: 'department', id: 'youth' } },
  ]);
});

it.each(['registration-report', 'kursnet-entry', 'planning-report'])('the rule %s is that of the courses', (name) => {
  const versions = (service: string): unknown =>
    (JSON.parse(readFileSync(`services/${service}/rules/${name}.json`, 'utf8')) as { versions: unknown }).versions;
  expect(versions('integration-status')).toEqual(versions('courses'));
});
