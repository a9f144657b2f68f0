import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#contracts';
import { startStatusProcess, type StatusProcess } from '../testing/status-process.js';

const SULINGEN = '03251040';
const base = '/api/integration-status/v1';
let at: StatusProcess;

const run = (runId: string, providerId: string, more: JsonObject = {}): JsonObject => ({
  runId,
  providerId,
  title: `Kurs ${runId}`,
  courseType: 'IK_ALLG',
  entryLevel: 'A2',
  targetLevel: 'B1',
  funding: 'federal',
  municipalityKey: SULINGEN,
  timeOfDay: 'morning',
  childcare: true,
  seats: 3,
  minimumGroup: 2,
  startsOn: '2026-12-08',
  endsOn: '2027-03-01',
  ...more,
});
const offer = (handoverId: string, more: JsonObject = {}): JsonObject => ({
  personRef: 'p1',
  handoverId,
  fromProvider: 'x',
  toProvider: 'y',
  registrationId: 'g1',
  endedRunId: 'r1',
  followUpCourseType: 'IK_ALLG',
  level: 'A2',
  courseEndsOn: '2026-11-01',
  answerDueOn: '2026-11-10',
  basis: 'aufenthg-88a-1',
  ruleId: 'handover-answer',
  ruleVersion: '2026-01-01',
  ...more,
});

beforeAll(async () => {
  at = await startStatusProcess(['x', 'y', 'z']);
  const { publish } = at;
  await publish('learner-p1', 'learner-enrolled', '2026-02-01', { personRef: 'p1', municipalityKey: SULINGEN });
  await publish('learner-p1', 'language-level-assessed', '2026-02-10', {
    personRef: 'p1',
    level: 'A2',
    basis: 'placement-test',
  });
  for (const [place, day] of ['01', '02', '03', '04', '05', '06'].entries())
    await publish(
      `course-run-n${place}`,
      'course-run-planned',
      '2026-10-01',
      run(`n${place}`, 'z', { startsOn: `2026-12-${day}` }),
    );
  await publish('course-run-own', 'course-run-planned', '2026-10-01', run('own', 'y'));
  await publish(
    'course-run-higher',
    'course-run-planned',
    '2026-10-01',
    run('higher', 'y', { entryLevel: 'B1', startsOn: '2026-10-15' }),
  );
  await publish(
    'course-run-higher2',
    'course-run-planned',
    '2026-10-01',
    run('higher2', 'y', { entryLevel: 'B1', startsOn: '2026-12-20' }),
  );
  // Was at risk until it was cancelled.
  await publish('course-run-higher', 'course-run-cancelled', '2026-10-10', {
    runId: 'higher',
    reason: 'too-few-participants',
  });
  // Was overdue for a week.
  await publish('handover-h1', 'handover-offered', '2026-10-25', offer('h1'));
  await publish('handover-h1', 'handover-accepted', '2026-11-18', {
    personRef: 'p1',
    handoverId: 'h1',
    fromProvider: 'x',
    toProvider: 'y',
  });
  const early = offer('early', { level: 'B1', courseEndsOn: '2026-12-20', answerDueOn: '2026-12-30' });
  await publish('handover-early', 'handover-offered', '2026-11-20', early);
  await publish('handover-late', 'handover-offered', '2026-11-05', offer('late', { answerDueOn: '2026-11-20' }));
  // Lapsed unused, and was seen coming.
  await publish('entitlement-e1', 'entitlement-issued', '2025-12-01', {
    personRef: 'p1',
    entitlementId: 'e1',
    kind: 'integration-course-claim',
    issuedBy: 'job-centre',
    legalBasis: '§ 44 Abs. 2 AufenthG',
    ruleId: 'ik-claim',
    ruleVersion: '2024-12-07',
    lapsesOn: '2026-11-12',
  });
  await publish('entitlement-e1', 'entitlement-withdrawn', '2026-11-13', {
    personRef: 'p1',
    entitlementId: 'e1',
    reason: 'lapsed',
  });
  // Was to lapse, and was extended before.
  const extended = { personRef: 'p9', entitlementId: 'e9' };
  const rule = { ruleId: 'ik-claim', ruleVersion: '2024-12-07' };
  await publish('entitlement-e9', 'entitlement-issued', '2025-10-20', {
    ...extended,
    ...rule,
    kind: 'integration-course-claim',
    issuedBy: 'job-centre',
    legalBasis: '§ 44 Abs. 2 AufenthG',
    lapsesOn: '2026-10-20',
  });
  await publish('entitlement-e9', 'entitlement-extended', '2026-10-15', {
    ...extended,
    ...rule,
    extendedBy: 'job-centre',
    reason: 'illness',
    lapsesOn: '2027-04-20',
  });
  await publish('measure-m1', 'measure-assigned', '2026-09-01', {
    measureId: 'm1',
    department: 'youth',
    title: 'Betreuung am Abend',
    dueOn: '2026-11-01',
  });
  await publish('measure-m1', 'measure-completed', '2026-11-15', { measureId: 'm1' });
  await at.settled();
});
afterAll(() => at.stop());

type Rows = readonly Record<string, unknown>[];
const rows = async (path: string, as = 'course-coordinator'): Promise<Rows> => {
  const answer = await at.call('GET', `${base}${path}`, { as });
  expect([path, answer.status]).toEqual([path, 200]);
  return (answer.json as { rows: Rows }).rows;
};
const ids = async (path: string, id: string, as?: string): Promise<readonly unknown[]> =>
  (await rows(path, as)).map((row) => row[id]);
const count = async (name: string, day: string): Promise<unknown> =>
  ((await at.call('GET', `${base}/overview?day=${day}`, { as: 'course-coordinator' })).json as Record<string, object>)[
    name
  ];

describe('proposals for a hand-over', () => {
  const fits = async (as: string, handoverId: string): Promise<readonly string[] | undefined> => {
    const row = (await rows('/handovers', as)).find((one) => one['handoverId'] === handoverId);
    return (row?.['fittingRuns'] as { runId: string }[] | undefined)?.map(({ runId }) => runId);
  };
  it('are at the level that is handed over, also before the person has it', async () => {
    expect(await fits('y', 'early')).toEqual(['higher2']);
  });
  it('are the receiver’s own runs, however many others fit; the coordination sees the best of all', async () => {
    expect(await fits('y', 'late')).toEqual(['own']);
    expect(await fits('course-coordinator', 'late')).toHaveLength(5);
  });
});

describe('on another day a list holds what its number counts', () => {
  it('of hand-overs', async () => {
    expect(await ids('/handovers?state=overdue&day=2026-11-17', 'handoverId')).toEqual(['h1']);
    expect(await count('overdueHandovers', '2026-11-17')).toMatchObject({ count: 1 });
    expect(await ids(`/handovers?state=overdue`, 'handoverId')).toEqual(['late']);
    expect((await ids('/handovers?state=open&day=2026-11-17', 'handoverId')).toSorted()).toEqual(['h1', 'late']);
    expect(await ids('/handovers?state=open&day=2026-10-30', 'handoverId', 'x')).toEqual(['h1']);
    expect(await ids('/handovers?state=answered&day=2026-11-17', 'handoverId')).toEqual([]);
    expect(await ids('/handovers?state=answered', 'handoverId')).toEqual(['h1']);
    expect(await rows('/handovers?state=overdue&day=2026-11-17', 'y')).toMatchObject([{ state: 'offered' }]);
  });
  it('of rights', async () => {
    expect(await ids('/rights?day=2026-11-05', 'entitlementId')).toEqual(['e1']);
    expect(await count('lapsingRights', '2026-11-05')).toMatchObject({ count: 1 });
    expect(await ids('/rights', 'entitlementId')).toEqual([]);
  });
  it('of rights as they were that day, also those extended since', async () => {
    expect(await rows('/rights?day=2026-10-10')).toMatchObject([{ entitlementId: 'e9', lapsesOn: '2026-10-20' }]);
    expect(await count('lapsingRights', '2026-10-10')).toMatchObject({ count: 1 });
    expect(await ids('/rights?day=2026-10-15', 'entitlementId')).toEqual([]);
    expect(await rows('/rights?day=2027-04-10')).toMatchObject([{ entitlementId: 'e9', lapsesOn: '2027-04-20' }]);
  });
  it('of runs', async () => {
    expect(await ids('/runs/at-risk?day=2026-10-05', 'runId')).toEqual(['higher']);
    expect(await count('runsAtRisk', '2026-10-05')).toMatchObject({ count: 1 });
    expect(await ids('/runs/at-risk', 'runId')).not.toContain('higher');
  });
  it('of measures', async () => {
    expect(await ids('/measures/overdue?day=2026-11-05', 'measureId')).toEqual(['m1']);
    expect(await count('overdueMeasures', '2026-11-05')).toMatchObject({ count: 1 });
    expect(await ids('/measures/overdue', 'measureId')).toEqual([]);
  });
});

describe('a query with an own write', () => {
  const behind = async (path: string, write: string): Promise<readonly [string | null, boolean]> => {
    const begun = performance.now();
    const answer = await at.call('GET', `${base}${path}`, {
      as: 'course-coordinator',
      headers: { 'consistent-with': write },
    });
    expect([path, answer.status]).toEqual([path, 200]);
    return [answer.headers.get('consistency'), performance.now() - begun < 1500];
  };
  it.each([
    ['/overview', 'handover-h1@9'],
    ['/overview', 'course-run-own@9'],
    ['/board', 'participation-p1@9'],
    ['/cases', 'learner-p1@9'],
    ['/cases/p1', 'entitlement-e1@9'],
    ['/rights', 'entitlement-e1@9'],
    ['/runs/at-risk', 'course-run-own@9'],
    ['/measures/overdue', 'measure-m1@9'],
    ['/handovers/times', 'handover-h1@9'],
    ['/waiting-list', 'obligation-v1@9'],
  ])('%s says that it is behind %s', async (path, write) => {
    expect((await behind(path, write))[0]).toBe('behind');
  });
  it.each([
    ['/board', 'course-run-own@9'],
    ['/rights', 'measure-m1@9'],
    ['/measures/overdue', 'learner-p1@9'],
    ['/runs/at-risk', 'topic-t1@9'],
    ['/handovers', 'measure-m1@9'],
  ])('%s passes for %s, which it does not show', async (path, write) => {
    expect(await behind(path, write)).toEqual([null, true]);
  });
  it('passes where the write was seen', async () => {
    expect(await behind('/overview', 'measure-m1@2')).toEqual([null, true]);
    expect(await behind('/handovers', 'handover-h1@2')).toEqual([null, true]);
  });
});
