import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStatusProcess, type StatusProcess, TODAY } from '../testing/status-process.js';

const base = '/api/integration-status/v1/duties';
let at: StatusProcess;

const run = (runId: string, providerId: string, courseType: string) =>
  at.publish(`course-run-${runId}`, 'course-run-planned', '2026-01-01', {
    runId,
    providerId,
    title: `Kurs ${runId}`,
    courseType,
    entryLevel: 'A2',
    targetLevel: 'B1',
    funding: 'federal',
    municipalityKey: '03251040',
    timeOfDay: 'morning',
    childcare: true,
    seats: 20,
    minimumGroup: 2,
    startsOn: '2026-12-08',
    endsOn: '2027-03-01',
  });

beforeAll(async () => {
  at = await startStatusProcess(['x', 'y', 'z']);
  for (const providerId of ['x', 'y', 'z'])
    await at.publish(`provider-${providerId}`, 'provider-registered', '2026-01-01', {
      providerId,
      name: `Träger ${providerId}`,
      kind: 'independent',
      municipalityKey: '03251040',
    });
  await run('rx', 'x', 'IK_ALLG');
  await run('ry', 'y', 'BSK_B2');
  await run('rl', 'z', 'LK_NIEDRIG');
  await at.publish('provider-report-x', 'provider-duty-done', '2026-11-20', {
    providerId: 'x',
    duty: 'kursnet-entry',
    ruleId: 'kursnet-entry',
    ruleVersion: 'ik-2005',
  });
  await at.publish('provider-report-y', 'registration-report-sent', '2026-11-15', {
    providerId: 'y',
    from: '2026-11-01',
    to: '2026-11-14',
    ruleId: 'registration-report',
    ruleVersion: 'bsk-2016',
  });
  await at.publish('run-merge-m', 'run-merge-proposed', '2026-11-20', {
    mergeId: 'm',
    keptRunId: 'rx',
    keptProvider: 'x',
    dissolvedRunId: 'ry',
    dissolvedProvider: 'y',
  });
  await at.publish('run-merge-m', 'run-merge-agreed', '2026-11-20', { mergeId: 'm', providerId: 'y' });
  await at.publish('coordination-meeting-cm', 'coordination-meeting-convened', '2026-11-03', {
    meetingId: 'cm',
    heldOn: '2026-11-03',
  });
  const agreed = (itemId: string, dueOn: string, more: object) =>
    at.publish('coordination-meeting-cm', 'coordination-item-agreed', '2026-11-03', {
      meetingId: 'cm',
      itemId,
      subject: 'all',
      agreed: 'report-back',
      dueOn,
      ...more,
    });
  await agreed('i1', '2026-11-10', { owner: 'x' });
  await agreed('i2', '2026-12-01', {});
  await at.publish('measure-ms', 'measure-assigned', '2026-10-01', {
    measureId: 'ms',
    decisionId: 'd1',
    department: 'youth',
    title: 'Randzeiten klären',
    dueOn: '2026-12-31',
  });
  await at.settled();
});
afterAll(() => at.stop());

interface Row {
  readonly kind: string;
  readonly dueOn: string;
  readonly who: { readonly kind: string; readonly id?: string };
}
const rows = async (query = '', as = 'course-coordinator'): Promise<readonly Row[]> => {
  const answer = await at.call('GET', `${base}${query}`, { as });
  expect([query, answer.status]).toEqual([query, 200]);
  return (answer.json as { rows: Row[] }).rows;
};
const told = async (query = '', as = 'course-coordinator') =>
  (await rows(query, as)).map(({ kind, dueOn, who }) => [dueOn, kind, who.id ?? who.kind]);

describe('what is due about no person', () => {
  it('is told to the county soonest first, with who must act', async () => {
    expect(await told()).toEqual([
      ['2026-11-10', 'agreed-item', 'x'],
      ['2026-11-27', 'kursnet-entry', 'x'],
      ['2026-11-29', 'registration-report', 'y'],
      ['2026-12-01', 'agreed-item', 'coordination'],
      ['2026-12-04', 'merge-agreement', 'x'],
      ['2026-12-07', 'planning-report', 'x'],
      ['2026-12-31', 'measure', 'youth'],
    ]);
    expect(await told('', 'education-office')).toHaveLength(7);
  });

  it('names the rule, whether anybody compared it with the law, and the runs', async () => {
    expect(await rows('?kind=planning-report')).toMatchObject([
      { ruleId: 'planning-report', ruleVersion: 'ik-2018', unchecked: true, runs: [{ id: 'rx', name: 'Kurs rx' }] },
    ]);
    expect(await rows('?kind=registration-report')).toMatchObject([
      { ruleVersion: 'bsk-2016', legalBasis: '§ 9 Abs. 1 DeuFöV', unchecked: true, who: { name: 'Träger y' } },
    ]);
    expect((await rows('?kind=measure'))[0]).not.toHaveProperty('unchecked');
  });

  it('is told to a provider as far as it must act, and of the merges of its runs; nothing of others', async () => {
    expect(await told('', 'x')).toEqual([
      ['2026-11-10', 'agreed-item', 'x'],
      ['2026-11-27', 'kursnet-entry', 'x'],
      ['2026-12-04', 'merge-agreement', 'x'],
      ['2026-12-07', 'planning-report', 'x'],
    ]);
    expect(await told('', 'y')).toEqual([
      ['2026-11-29', 'registration-report', 'y'],
      ['2026-12-04', 'merge-agreement', 'x'],
    ]);
    expect(await told('', 'z')).toEqual([]);
  });

  it('is told to a department as far as it must act', async () => {
    expect(await told('', 'youth')).toEqual([['2026-12-31', 'measure', 'youth']]);
    expect(await told('', 'job-centre')).toEqual([]);
  });

  it('is found by days, rule and who must act', async () => {
    expect(await told('?from=2026-11-27&to=2026-11-29')).toHaveLength(2);
    expect(await told('?rule=kursnet-entry')).toHaveLength(1);
    expect(await told('?who=coordination')).toEqual([['2026-12-01', 'agreed-item', 'coordination']]);
    const answer = await at.call('GET', `${base}?kind=right-lapses`, { as: 'course-coordinator' });
    expect(answer).toMatchObject({ status: 400, json: { errors: [{ at: '/kind' }] } });
    expect(TODAY).toBe('2026-11-24');
  });

  it('is over when it is done', async () => {
    await at.publish('run-merge-m', 'run-merge-refused', '2026-11-24', {
      mergeId: 'm',
      providerId: 'x',
      reason: 'no-room',
    });
    await at.publish('coordination-meeting-cm', 'coordination-outcome-recorded', '2026-11-24', {
      meetingId: 'cm',
      itemId: 'i1',
      outcome: 'done',
    });
    await at.publish('provider-report-x', 'provider-duty-done', '2026-11-24', {
      providerId: 'x',
      duty: 'planning-report',
      runId: 'rx',
      ruleId: 'planning-report',
      ruleVersion: 'ik-2018',
    });
    await at.settled();
    expect(await told('', 'x')).toEqual([['2026-11-27', 'kursnet-entry', 'x']]);
  });
});
