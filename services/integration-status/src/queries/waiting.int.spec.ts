import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { JsonObject } from '#contracts';
import { startStatusProcess, type StatusProcess } from '../testing/status-process.js';

const SULINGEN = '03251040';
const base = '/api/integration-status/v1';
const coordinator = 'course-coordinator';
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
  seats: 10,
  minimumGroup: 8,
  startsOn: '2026-12-08',
  endsOn: '2027-03-01',
  ...more,
});
const need = (personRef: string, entryId: string, more: JsonObject = {}): JsonObject => ({
  personRef,
  entryId,
  courseType: 'IK_ALLG',
  level: 'A2',
  municipalityKey: SULINGEN,
  timesOfDay: ['morning'],
  childcare: true,
  ...more,
});
const taken = (personRef: string, takenInBy?: string): JsonObject => ({
  personRef,
  municipalityKey: SULINGEN,
  ...(takenInBy === undefined ? {} : { takenInBy }),
});

beforeAll(async () => {
  at = await startStatusProcess(['x', 'y', 'z']);
  const { publish } = at;
  await publish('course-run-rx', 'course-run-planned', '2026-10-01', run('rx', 'x'));
  await publish('course-run-ry', 'course-run-planned', '2026-10-01', run('ry', 'y', { childcare: false }));
  await publish('course-run-rz', 'course-run-planned', '2026-10-01', run('rz', 'z', { courseType: 'LK_NIEDRIG' }));
  await publish('learner-p1', 'learner-enrolled', '2026-02-01', taken('p1', 'x'));
  await publish('learner-p2', 'learner-enrolled', '2026-02-01', taken('p2'));
  await publish('learner-p3', 'learner-enrolled', '2026-02-01', taken('p3'));
  await publish('learner-p2', 'needs-recorded', '2026-02-01', {
    personRef: 'p2',
    childcare: true,
    timesOfDay: [],
    stepFree: true,
  });
  await publish('waiting-entry-w1', 'waiting-entry-opened', '2026-09-01', need('p1', 'w1'));
  await publish('waiting-entry-w2', 'waiting-entry-opened', '2026-11-01', need('p2', 'w2', { since: '2026-08-01' }));
  await publish('waiting-entry-w3', 'waiting-entry-opened', '2026-11-20', need('p3', 'w3'));
  await publish('waiting-entry-w4', 'waiting-entry-opened', '2026-11-20', need('p3', 'w4', { courseType: 'BSK_B2' }));
  await publish('entitlement-e3', 'entitlement-issued', '2026-09-01', {
    personRef: 'p3',
    entitlementId: 'e3',
    kind: 'integration-course-claim',
    issuedBy: 'job-centre',
    legalBasis: '§ 44 Abs. 2 AufenthG',
    ruleId: 'ik-claim',
    ruleVersion: '2024-12-07',
    lapsesOn: '2026-12-06',
  });
  // Two people of x and one of y have seats: both runs lack people.
  for (const [person, runId] of [
    ['p7', 'rx'],
    ['p8', 'rx'],
    ['p9', 'ry'],
  ] as const) {
    const registrationId = `g-${person}`;
    await publish(`learner-${person}`, 'learner-enrolled', '2026-02-01', taken(person));
    await publish(`participation-${person}`, 'registration-requested', '2026-11-20', {
      personRef: person,
      registrationId,
      runId,
    });
    await publish(`course-run-${runId}`, 'seat-held', '2026-11-20', { runId, registrationId });
    await publish(`participation-${person}`, 'registration-confirmed', '2026-11-20', {
      personRef: person,
      registrationId,
      runId,
    });
  }
  await publish('run-merge-m1', 'run-merge-proposed', '2026-11-22', {
    mergeId: 'm1',
    keptRunId: 'rx',
    keptProvider: 'x',
    dissolvedRunId: 'ry',
    dissolvedProvider: 'y',
  });
  await publish('run-merge-m1', 'run-merge-agreed', '2026-11-22', { mergeId: 'm1', providerId: 'x' });
  await publish('merge-question-q1', 'merge-question-put', '2026-11-23', {
    personRef: 'p9',
    questionId: 'q1',
    mergeId: 'm1',
    registrationId: 'g-p9',
    dissolvedRunId: 'ry',
    keptRunId: 'rx',
    answerDueOn: '2026-12-03',
  });
  await at.settled();
});
afterAll(() => at.stop());

type Row = Readonly<Record<string, unknown>>;
const get = async (path: string, as: string) => at.call('GET', `${base}${path}`, { as });
const json = async (path: string, as = coordinator): Promise<Row> => {
  const answer = await get(path, as);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.json as Row;
};
const rows = async (path: string, as = coordinator): Promise<readonly Row[]> =>
  (await json(path, as))['rows'] as readonly Row[];

describe('the waiting list', () => {
  it('is in the fair order, with the reason for each place', async () => {
    const list = await rows('/waiting-list?courseType=IK_ALLG&level=A2');
    expect(list.map((row) => [row['entryId'], row['place'], row['reasons']])).toEqual([
      ['w3', 1, ['Recht verfällt in 12 Tagen', 'wartet seit 4 Tagen']],
      ['w2', 2, ['wartet seit 115 Tagen']],
      ['w1', 3, ['wartet seit 84 Tagen']],
    ]);
    expect(list[0]).toMatchObject({ personRef: 'p3', since: '2026-11-20', fittingRuns: 1 });
  });

  it('comes in pages whose cursor says nothing but the entry', async () => {
    const first = await json('/waiting-list?limit=2');
    const next = String(first['next']);
    expect(Buffer.from(next, 'base64url').toString()).toMatch(/^2\|w\d$/);
    const second = await json(`/waiting-list?limit=2&after=${next}`);
    const seen = [first, second].flatMap((page) => (page['rows'] as Row[]).map((row) => row['entryId']));
    expect(seen.toSorted()).toEqual(['w1', 'w2', 'w3', 'w4']);
    expect(second).not.toHaveProperty('next');
    expect((await get('/waiting-list?after=nonsense', coordinator)).status).toBe(400);
  });

  it('counts by type and level against the free seats', async () => {
    expect(await rows('/waiting-list/groups')).toEqual([
      { courseType: 'IK_ALLG', level: 'A2', waiting: 3, longestWeeks: 16, runs: 2, freeSeats: 17 },
      { courseType: 'BSK_B2', level: 'A2', waiting: 1, longestWeeks: 0, runs: 0, freeSeats: 0 },
    ]);
  });

  it('shows a provider its own persons, and of others the need without a hint whose it is', async () => {
    const list = await rows('/waiting-list', 'x');
    expect(list.map((row) => row['entryId'])).toEqual(['w3', 'w2', 'w1']);
    expect(list[2]).toMatchObject({ personRef: 'p1', since: '2026-09-01', reasons: ['wartet seit 84 Tagen'] });
    for (const other of list.slice(0, 2)) {
      expect(Object.keys(other).toSorted()).toEqual([
        'childcare',
        'courseType',
        'entryId',
        'fittingRuns',
        'level',
        'municipality',
        'place',
        'reasons',
        'timesOfDay',
        'waitingWeeks',
      ]);
      expect(other['reasons']).toEqual([]);
    }
    // z offers another type: of those who wait for the integration course it sees nothing.
    expect(await rows('/waiting-list', 'z')).toEqual([]);
    expect(await rows('/waiting-list/groups', 'z')).toEqual([]);
  });
});

describe('proposals', () => {
  it('stand side by side with reasons for and against, and the rule they rest on', async () => {
    const answer = await json('/waiting-list/w1');
    expect(answer).toMatchObject({ ruleId: 'matching', ruleVersion: '2026-11-01', entry: { entryId: 'w1' } });
    expect(
      (answer['proposals'] as Row[]).map((one) => [
        one['runId'],
        (one['reasonsAgainst'] as { code: string }[]).map(({ code }) => code),
      ]),
    ).toEqual([
      ['rx', ['right-missing']],
      ['rz', ['other-type']],
      ['ry', ['right-missing', 'no-childcare']],
    ]);
  });

  it('of others’ persons are the own runs, without what rests on the person', async () => {
    const answer = await json('/waiting-list/w3', 'x');
    expect(answer['proposals']).toMatchObject([{ runId: 'rx', reasonsAgainst: [] }]);
    expect(answer['entry']).not.toHaveProperty('personRef');
    expect(JSON.stringify(answer)).not.toContain('p3');
    expect(JSON.stringify(answer)).not.toContain('Recht');
    expect(JSON.stringify(await json('/waiting-list/w2', 'x'))).not.toContain('stufenfrei');
    expect(JSON.stringify(await json('/waiting-list/w2'))).toContain('stufenfrei');
  });

  it.each([
    ['z', 'w1'],
    ['x', 'w4'],
    ['x', 'w_none'],
  ])('answers %s alike for an entry that is not for it and for none: %s', async (as, entryId) => {
    expect(await get(`/waiting-list/${entryId}`, as)).toMatchObject({ status: 404, json: { code: 'entry-unknown' } });
  });

  it('for the free seats of a run are the people who fit, in the fair order', async () => {
    const answer = await json('/runs/rx/fitting-persons', 'x');
    expect((answer['rows'] as { entry: Row }[]).map(({ entry }) => entry['entryId'])).toEqual(['w3', 'w2', 'w1']);
    expect(answer['run']).toMatchObject({ runId: 'rx', freeSeats: 8 });
    for (const [as, runId] of [
      ['y', 'rx'],
      ['y', 'r_none'],
    ] as const)
      expect(await get(`/runs/${runId}/fitting-persons`, as)).toMatchObject({
        status: 404,
        json: { code: 'run-unknown' },
      });
  });
});

describe('collisions and merges', () => {
  it('are shown early, with who would travel how far', async () => {
    const [collision, ...others] = await rows('/collisions');
    expect(others).toEqual([]);
    expect(collision).toMatchObject({
      kept: { runId: 'rx' },
      keptForecast: { taken: 2, lately: 2, fitting: 1, expected: 3, minimumGroup: 8 },
      dissolved: { runId: 'ry' },
      km: 0,
      daysApart: 0,
      mergeId: 'm1',
      travel: [
        { fromRunId: 'ry', persons: 1, known: 1, farther: 0, longestKm: 0 },
        { fromRunId: 'rx', persons: 2 },
      ],
    });
  });

  it('are those of the own runs, and the ways of the own people alone', async () => {
    expect((await rows('/collisions', 'y'))[0]).toMatchObject({ travel: [{ fromRunId: 'ry', persons: 1 }] });
    expect(await rows('/collisions', 'z')).toEqual([]);
    expect(await rows('/run-merges', 'z')).toEqual([]);
  });

  it('tell who has still to agree, and the own people’s answers alone', async () => {
    const [merge] = await rows('/run-merges');
    expect(merge).toMatchObject({
      mergeId: 'm1',
      state: 'proposed',
      agreed: [{ id: 'x' }],
      missing: [{ id: 'y' }],
      asked: 1,
      questions: [{ personRef: 'p9', registrationId: 'g-p9' }],
    });
    expect((await rows('/run-merges', 'y'))[0]).toMatchObject({ questions: [{ personRef: 'p9' }] });
    expect((await rows('/run-merges', 'x'))[0]).toMatchObject({ asked: 1, questions: [] });
    expect(await rows('/run-merges?state=closed')).toEqual([]);
  });
});

describe('what becomes of an entry', () => {
  it('shows at once to who wrote it', async () => {
    await at.publish('placement-d1', 'placement-decided', '2026-11-24', {
      personRef: 'p1',
      placementId: 'd1',
      entryId: 'w1',
      outcome: 'declined-by-person',
      runId: 'rz',
      proposed: [{ runId: 'rz', reasonsFor: [], reasonsAgainst: [] }],
      ruleId: 'matching',
      ruleVersion: '2026-11-01',
    });
    const answer = await at.call('GET', `${base}/waiting-list/w1`, {
      as: coordinator,
      headers: { 'consistent-with': 'placement-d1@1' },
    });
    const proposals = (answer.json as { proposals: { runId: string; reasonsAgainst: { code: string }[] }[] }).proposals;
    expect(proposals.find(({ runId }) => runId === 'rz')?.reasonsAgainst.map(({ code }) => code)).toEqual([
      'other-type',
      'declined-before',
    ]);
    await at.publish('waiting-entry-w2', 'waiting-entry-closed', '2026-11-24', {
      personRef: 'p2',
      entryId: 'w2',
      reason: 'withdrawn',
    });
    const list = await at.call('GET', `${base}/waiting-list`, {
      as: coordinator,
      headers: { 'consistent-with': 'waiting-entry-w2@2' },
    });
    expect((list.json as { rows: Row[] }).rows.map((row) => row['entryId'])).not.toContain('w2');
  });
});
