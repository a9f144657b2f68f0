import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_ROLES, routesOf } from '#service-kit';
import { startStatusProcess, type StatusProcess, TODAY } from './testing/status-process.js';

const SULINGEN = '03251040';
const base = '/api/integration-status/v1';
let at: StatusProcess;

const run = (runId: string, providerId: string, more: object = {}) => ({
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

beforeAll(async () => {
  at = await startStatusProcess(['x', 'y', 'z']);
  const { publish } = at;
  for (const providerId of ['x', 'y', 'z'])
    await publish(`provider-${providerId}`, 'provider-registered', '2026-01-01', {
      providerId,
      name: `Träger ${providerId}`,
      kind: 'independent',
      municipalityKey: SULINGEN,
    });
  await publish(
    'course-run-r1',
    'course-run-planned',
    '2026-01-01',
    run('r1', 'x', { entryLevel: 'A1', startsOn: '2026-06-01', endsOn: '2026-11-01' }),
  );
  await publish('course-run-r1', 'course-run-started', '2026-06-01', { runId: 'r1' });
  await publish('course-run-r2', 'course-run-planned', '2026-10-01', run('r2', 'y'));
  await publish('course-run-r3', 'course-run-planned', '2026-10-01', run('r3', 'z', { childcare: false }));
  await publish('learner-p1', 'learner-enrolled', '2026-02-01', { personRef: 'p1', municipalityKey: SULINGEN });
  await publish('learner-p1', 'language-level-assessed', '2026-02-10', {
    personRef: 'p1',
    level: 'A2',
    basis: 'placement-test',
    assessedBy: 'x',
  });
  await publish('learner-p1', 'needs-recorded', '2026-02-10', {
    personRef: 'p1',
    childcare: true,
    timesOfDay: ['morning'],
    stepFree: false,
  });
  await publish('entitlement-e1', 'entitlement-issued', '2025-12-01', {
    personRef: 'p1',
    entitlementId: 'e1',
    kind: 'integration-course-claim',
    issuedBy: 'public-order',
    legalBasis: '§ 44 Abs. 2 AufenthG',
    ruleId: 'ik-claim',
    ruleVersion: '2024-12-07',
    lapsesOn: '2026-11-30',
  });
  const { ruleId, ruleVersion, legalBasis } = {
    ruleId: 'ik-claim',
    ruleVersion: '2024-12-07',
    legalBasis: '§ 44a Abs. 1 AufenthG',
  };
  await publish('entitlement-e2', 'entitlement-issued', '2026-04-01', {
    personRef: 'p1',
    entitlementId: 'e2',
    kind: 'integration-course-admission',
    issuedBy: 'job-centre',
    legalBasis,
    ruleId,
    ruleVersion,
  });
  await publish('entitlement-e2', 'entitlement-used', '2026-06-01', {
    personRef: 'p1',
    entitlementId: 'e2',
    runId: 'r1',
  });
  await publish('participation-p1', 'registration-confirmed', '2026-05-01', {
    personRef: 'p1',
    registrationId: 'g1',
    runId: 'r1',
  });
  await publish('participation-p1', 'participation-started', '2026-06-01', {
    personRef: 'p1',
    registrationId: 'g1',
    runId: 'r1',
  });
  await publish('participation-p1', 'participation-ended', '2026-11-01', {
    personRef: 'p1',
    registrationId: 'g1',
    runId: 'r1',
  });
  await publish('handover-h1', 'handover-offered', '2026-10-25', {
    personRef: 'p1',
    handoverId: 'h1',
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
  });
  await publish('milestone-p1-youth', 'youth-milestone-recorded', '2026-03-01', {
    personRef: 'p1',
    department: 'youth',
    milestone: 'childcare-place',
    state: 'open',
  });
  await publish('learner-p2', 'learner-enrolled', '2026-11-20', { personRef: 'p2', municipalityKey: SULINGEN });
  await publish('measure-me1', 'measure-assigned', '2026-09-01', {
    measureId: 'me1',
    department: 'youth',
    title: 'Betreuung am Abend',
    // Overdue since the last round.
    dueOn: '2026-11-10',
  });
  for (const [bodyId, kind] of [
    ['b1', 'action-plan-round'],
    ['b2', 'working-group'],
  ] as const)
    await publish(`body-${bodyId}`, 'body-founded', '2015-06-01', { bodyId, name: `Gremium ${bodyId}`, kind });
  await publish('meeting-m2', 'meeting-convened', '2026-10-20', {
    meetingId: 'm2',
    bodyId: 'b2',
    heldOn: '2026-11-19',
    place: 'Kreishaus',
    topicIds: [],
  });
  await publish('meeting-m1', 'meeting-convened', '2026-10-20', {
    meetingId: 'm1',
    bodyId: 'b1',
    heldOn: '2026-11-05',
    place: 'Kreishaus',
    topicIds: [],
  });
  await at.settled();
});
afterAll(() => at.stop());

const get = async (path: string, as: string, headers: Record<string, string> = {}) =>
  at.call('GET', `${base}${path}`, { as, headers });
const json = async (path: string, as = 'course-coordinator'): Promise<Record<string, unknown>> => {
  const answer = await get(path, as);
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.json as Record<string, unknown>;
};

describe('the overview', () => {
  it('counts what demands action today, with the change since the last round', async () => {
    expect(await json('/overview')).toEqual({
      day: TODAY,
      lateSteps: 0,
      lastRoundOn: '2026-11-05',
      overdueHandovers: { count: 1, change: 1 },
      escalatedHandovers: { count: 0, change: 0 },
      lapsingRights: { count: 1, change: 1 },
      runsAtRisk: { count: 2, change: 2 },
      overdueMeasures: { count: 1, change: 1 },
    });
  });
  it('counts as of any day before', async () => {
    expect(await json('/overview?day=2026-11-03')).toMatchObject({
      overdueHandovers: { count: 0 },
      overdueMeasures: { count: 0 },
    });
  });
});

describe('the overview of those without case rights', () => {
  it('is that of the round, whatever day is asked for, without a change', async () => {
    const told = await json('/overview?day=2026-11-03', 'council');
    expect(told).toEqual({
      day: '2026-11-05',
      lastRoundOn: '2026-11-05',
      overdueHandovers: { count: 0 },
      escalatedHandovers: { count: 0 },
      lapsingRights: { count: 0 },
      runsAtRisk: { count: 0 },
      overdueMeasures: { count: 1 },
    });
    expect(await json('/overview', 'council')).toEqual(told);
  });
  it('counts the own measures of a department as of today, not of the round', async () => {
    expect(await json('/overview', 'youth')).toMatchObject({ overdueMeasures: { count: 1 } });
    expect(await json('/overview', 'job-centre')).toMatchObject({ overdueMeasures: { count: 0 } });
  });
});

describe('the board', () => {
  const cell = async (department: string, stage: string, query = ''): Promise<number | null | undefined> => {
    const board = (await json(`/board${query}`)) as unknown as {
      rows: { department: string; cells: { stage: string; count: number | null }[] }[];
    };
    return board.rows.find((row) => row.department === department)?.cells.find((one) => one.stage === stage)?.count;
  };
  it('shows where people stand, for the county and for the departments that have a part', async () => {
    expect(await cell('all', 'handover-offered')).toBe(1);
    expect(await cell('public-order', 'handover-offered')).toBe(1);
    expect(await cell('economy', 'handover-offered')).toBe(0);
  });
  it('tells nobody by a small count or a list who has to do with the departments kept apart', async () => {
    expect(await cell('youth', 'handover-offered')).toBeNull();
    const answer = await get('/cases?department=youth&stage=handover-offered', 'course-coordinator');
    expect(answer).toMatchObject({ status: 403, json: { code: 'department-apart' } });
  });
  it('shows the stages of the day asked for', async () => {
    expect(await cell('all', 'in-course', '?day=2026-08-01')).toBe(1);
    expect(await cell('all', 'handover-offered', '?day=2026-08-01')).toBe(0);
  });
  it('shows one municipality alone', async () => {
    expect(await cell('all', 'handover-offered', '?municipality=03251001')).toBe(0);
  });
  it('tells the county’s posts of the departments kept apart what the round was told, on whatever day', async () => {
    const rowOn = async (query: string): Promise<unknown> =>
      ((await json(`/board${query}`))['rows'] as { department: string }[]).find((row) => row.department === 'youth');
    const today = await rowOn('');
    expect(today).toMatchObject({ department: 'youth', cases: false, day: '2026-11-05' });
    expect(await rowOn('?day=2026-08-01')).toEqual(today);
    const single = (await rowOn(`?municipality=${SULINGEN}`)) as { cells: { count: number | null }[] };
    expect(new Set(single.cells.map(({ count }) => count))).toEqual(new Set([null]));
  });
  it('withholds counts below five, trends and other days from those without case rights', async () => {
    const board = (await json('/board?day=2026-08-01', 'council')) as unknown as {
      day: string;
      rows: { department: string; cells: { stage: string; count: number | null; change?: number }[] }[];
      municipalities: unknown[];
    };
    expect(board.day).toBe('2026-11-05');
    expect(await json('/board', 'council')).toEqual(board);
    const cells = board.rows.flatMap((row) => row.cells);
    expect(cells.filter(({ count }) => count !== null && count > 0)).toEqual([]);
    expect(cells.some((one) => one.change !== undefined)).toBe(false);
    expect(board.municipalities).toHaveLength(15);
  });
  it('leads to the cases behind a number', async () => {
    expect(await json('/cases?department=public-order&stage=handover-offered')).toEqual({
      rows: [
        { personRef: 'p1', stage: 'handover-offered', municipality: { id: SULINGEN, name: 'Sulingen' }, level: 'A2' },
      ],
    });
    expect(await json('/cases?stage=in-course&day=2026-08-01')).toMatchObject({ rows: [{ personRef: 'p1' }] });
  });
});

describe('a case', () => {
  it('tells its coordinator where the person stands, what lapses and what fits', async () => {
    expect(await json('/cases/p1')).toMatchObject({
      stage: 'handover-offered',
      level: { level: 'A2' },
      needs: { childcare: true },
      rights: [
        { entitlementId: 'e1', lapsesOn: '2026-11-30' },
        { entitlementId: 'e2', state: 'used' },
      ],
      handovers: [{ handoverId: 'h1', from: { name: 'Träger x' }, to: { name: 'Träger y' }, state: 'offered' }],
      fittingRuns: [{ runId: 'r2', reasonsAgainst: [] }, { runId: 'r3' }],
    });
  });
  it('tells its stage to those alone who see all of it', async () => {
    expect(await json('/cases/p1')).toMatchObject({ whole: true, stage: 'handover-offered' });
    for (const as of ['x', 'job-centre']) {
      const told = await json('/cases/p1', as);
      expect(told).toMatchObject({ whole: false });
      expect(Object.keys(told)).not.toContain('stage');
    }
  });
  it('is folded as of a day', async () => {
    expect(await json('/cases/p1?day=2026-08-01')).toMatchObject({ stage: 'in-course', handovers: [] });
  });
  it('shows both providers their side, and gives a third no hint of it', async () => {
    expect(JSON.stringify(await json('/cases/p1', 'x'))).toContain('Kurs r1');
    expect(JSON.stringify((await json('/cases/p1', 'y'))['timeline'])).not.toContain('participation');
    const third = await get('/cases/p1', 'z');
    const nobody = await get('/cases/p-unknown', 'z');
    expect([third.status, (third.json as { code: string }).code, (third.json as { detail: string }).detail]).toEqual([
      nobody.status,
      (nobody.json as { code: string }).code,
      (nobody.json as { detail: string }).detail,
    ]);
  });
  it('shows the youth department’s data to that department alone', async () => {
    expect(JSON.stringify(await json('/cases/p1'))).not.toContain('childcare-place');
    expect(JSON.stringify(await json('/cases/p1', 'youth'))).toContain('childcare-place');
    expect(JSON.stringify(await json('/cases/p1', 'job-centre'))).not.toContain('youth');
  });
  it('shows the issuer of a right the course that used it, and public order nobody whom it did not oblige', async () => {
    const { timeline } = (await json('/cases/p1', 'job-centre')) as { timeline: { type: string }[] };
    expect(timeline.map(({ type }) => type)).toEqual([
      'entitlement-issued',
      'registration-confirmed',
      'entitlement-used',
      'participation-started',
      'participation-ended',
    ]);
    expect((await get('/cases/p1', 'public-order')).status).toBe(404);
  });
});

describe('opening a case', () => {
  const name = (as: string, personRef: string) =>
    at.call('POST', `${base}/access-log/reasons`, { as, body: { personRef, reason: 'case-meeting' } });
  const looks = async (query: string): Promise<readonly { actor: string; what: string; personRefs: string[] }[]> =>
    (
      (await json(`/access-log?${query}`, 'data-protection')) as {
        rows: { actor: string; what: string; personRefs: string[] }[];
      }
    ).rows;
  it('outside of the own scope asks for a reason from the list, valid for the day', async () => {
    expect(await get('/cases/p1', 'migration-office')).toMatchObject({
      status: 403,
      json: { code: 'reason-required', errors: [{ at: '/reason' }] },
    });
    expect((await name('migration-office', 'p1')).status).toBe(201);
    expect((await get('/cases/p1', 'migration-office')).status).toBe(200);
    expect((await get('/cases/p2', 'migration-office')).status).toBe(403);
  });
  it('is logged, and data protection can read what an account opened', async () => {
    // The latest of all, whatever was looked at before.
    at.clock.advance({ minutes: 1 });
    await json('/cases/p1', 'y');
    const [latest] = await looks('personRef=p1');
    expect(latest).toMatchObject({ what: 'case', personRefs: ['p1'] });
    const own = await looks(`account=${latest?.actor ?? ''}`);
    expect(own.every(({ actor }) => actor === latest?.actor)).toBe(true);
    expect(own.length).toBeGreaterThan(0);
  });
  it('that is refused leaves no trace of a look', async () => {
    const before = await looks('personRef=p1');
    expect((await get('/cases/p1', 'z')).status).toBe(404);
    expect(await looks('personRef=p1')).toEqual(before);
  });
});

describe('lists', () => {
  it('put the overdue hand-over first, with what it needs and the runs that fit', async () => {
    const { rows } = (await json('/handovers?state=overdue')) as { rows: object[] };
    expect(rows).toMatchObject([
      {
        handoverId: 'h1',
        municipality: { name: 'Sulingen' },
        childcare: true,
        rightLapsesOn: '2026-11-30',
        from: { name: 'Träger x' },
      },
    ]);
  });
  it('show a provider its own side only', async () => {
    expect(await json('/handovers?direction=incoming', 'y')).toMatchObject({ rows: [{ handoverId: 'h1' }] });
    expect(await json('/handovers?direction=outgoing', 'x')).toMatchObject({ rows: [{ handoverId: 'h1' }] });
    for (const query of [
      '?direction=incoming',
      '?direction=outgoing',
      '?direction=all',
      '?state=overdue',
      '?state=answered',
    ])
      expect(await json(`/handovers${query}`, 'z')).toEqual({ rows: [] });
    for (const place of [
      ['open', '', ''],
      ['open', 'all|', ''],
      ['open', 'to:y|2026-11-10', 'h1'],
    ]) {
      const forged = Buffer.from(JSON.stringify(place)).toString('base64url');
      const answer = await get(`/handovers?after=${forged}`, 'z');
      expect(answer).toMatchObject({ status: 400, json: { code: 'cursor-unknown', errors: [{ at: 'after' }] } });
    }
  });
  it('name rights that lapse, runs at risk and measures overdue', async () => {
    expect(await json('/rights')).toMatchObject({
      rows: [{ personRef: 'p1', entitlementId: 'e1', lapsesOn: '2026-11-30' }],
    });
    expect(await json('/runs/at-risk')).toMatchObject({
      rows: [{ runId: 'r2', taken: 0, minimumGroup: 2 }, { runId: 'r3' }],
    });
    expect(await json('/measures/overdue')).toMatchObject({ rows: [{ measureId: 'me1' }] });
    expect(await json('/measures/overdue', 'youth')).toMatchObject({ rows: [{ measureId: 'me1' }] });
    expect(await json('/measures/overdue', 'job-centre')).toEqual({ rows: [] });
  });
  it('tell times of a pair from five hand-overs on only', async () => {
    expect(await json('/handovers/times')).toEqual({ rows: [] });
  });
  it('refuse wrong input at its place', async () => {
    for (const [path, field] of [
      ['/board?day=heute', '/day'],
      ['/cases?stage=nowhere', '/stage'],
      ['/handovers?limit=1000', '/limit'],
      ['/overview?who=me', '/who'],
    ] as const) {
      const answer = await get(path, 'course-coordinator');
      expect([path, answer.status, (answer.json as { errors: { at: string }[] }).errors[0]?.at]).toEqual([
        path,
        400,
        field,
      ]);
    }
    expect((await get('/rights?after=nonsense', 'course-coordinator')).status).toBe(400);
    expect((await get('/board?day=2026-02-31', 'course-coordinator')).status).toBe(400);
  });
  it('wait for the caller’s own write, and say when they are behind', async () => {
    const published = at.publish('handover-h1', 'handover-accepted', TODAY, {
      personRef: 'p1',
      handoverId: 'h1',
      fromProvider: 'x',
      toProvider: 'y',
    });
    const answer = await get('/handovers?state=open', 'y', { 'consistent-with': 'handover-h1@2' });
    await published;
    expect([answer.json, answer.headers.get('consistency')]).toEqual([{ rows: [] }, null]);
    expect((await get('/handovers', 'y', { 'consistent-with': 'handover-h1@9' })).headers.get('consistency')).toBe(
      'behind',
    );
  });
});

describe('authorisation', () => {
  const county = ['course-coordinator', 'migration-office', 'education-office'];
  const served: Record<string, readonly string[]> = {
    '/overview': [...county, 'department', 'municipality', 'council'],
    '/board': [...county, 'department', 'municipality', 'council'],
    '/cases': county,
    '/cases/p1': [...county, 'provider', 'department'],
    '/handovers': [...county, 'provider'],
    '/handovers/times': ['course-coordinator', 'migration-office', 'provider'],
    '/handovers/stage-times': ['course-coordinator', 'migration-office', 'provider'],
    '/handovers/follow-ups/p1/:registrationId': ['course-coordinator', 'migration-office', 'provider'],
    '/handovers/receivers': ['course-coordinator', 'migration-office', 'provider'],
    '/handovers/:handoverId': [...county, 'provider'],
    '/handover-agreements': ['course-coordinator', 'migration-office', 'provider'],
    '/mediations': ['course-coordinator', 'provider'],
    '/coordination/paper': [...county, 'provider'],
    '/disputed': [...county, 'provider', 'department'],
    '/rights': county,
    '/deadlines': [...county, 'provider', 'department'],
    '/duties': [...county, 'provider', 'department'],
    '/runs': [...county, 'provider', 'department', 'municipality', 'alliance-member'],
    '/supply': [...county, 'provider', 'department', 'municipality', 'alliance-member'],
    '/transition-steps': ['course-coordinator', 'migration-office', 'education-office', 'department'],
    '/runs/at-risk': county,
    '/taken-in': ['provider'],
    '/measures/overdue': [...county, 'department', 'alliance-member'],
    '/waiting-list': [...county, 'provider'],
    '/waiting-list/groups': [...county, 'provider'],
    '/waiting-list/times': county,
    '/rights/lapses': county,
    '/waiting-list/:entryId': [...county, 'provider'],
    '/runs/:runId/fitting-persons': [...county, 'provider'],
    '/collisions': [...county, 'provider'],
    '/run-merges': [...county, 'provider'],
  };
  /** References of persons are asked about in the body. */
  const methodOf = (path: string): 'GET' | 'POST' => (path === '/disputed' ? 'POST' : 'GET');
  it('forgets no route', () => {
    const own = routesOf(at.app).filter(({ path }) => path.startsWith(base) && !/\/(operations|access-log)/.test(path));
    const asTable = own.map(({ path, access }) => [
      path.slice(base.length).replace(':personRef', 'p1'),
      typeof access === 'object' ? [...access].sort().join() : access,
    ]);
    const expected = Object.entries(served).map(([path, roles]) => [path, [...roles].sort().join()]);
    expect(asTable.toSorted()).toEqual(
      [...expected, ['/county/municipalities', 'public'], ['/county/outlines', 'public']].toSorted(),
    );
  });
  it.each(Object.entries(served))('%s serves its roles alone', async (path, roles) => {
    for (const role of ALL_ROLES) {
      const { status, json: body } = await at.call(methodOf(path), `${base}${path}`, { as: role });
      const closed = status === 403 && (body as { code: string }).code === 'role-not-allowed';
      expect([role, closed]).toEqual([role, !roles.includes(role)]);
    }
    expect((await at.call(methodOf(path), `${base}${path}`)).status).toBe(401);
  });
});

describe('a list in pages', () => {
  const walk = async (path: string, as = 'course-coordinator'): Promise<readonly object[][]> => {
    const pages: object[][] = [];
    let next: string | undefined;
    do {
      const page = await json(next === undefined ? path : `${path}&after=${encodeURIComponent(next)}`, as);
      pages.push(page['rows'] as object[]);
      next = page['next'] as string | undefined;
    } while (next !== undefined);
    return pages;
  };

  it('comes to its end for a provider that gives and takes', async () => {
    for (const [handoverId, fromProvider, toProvider] of [
      ['h8', 'z', 'x'],
      ['h9', 'x', 'z'],
    ] as const)
      await at.publish(`handover-${handoverId}`, 'handover-offered', '2026-11-20', {
        personRef: 'p2',
        handoverId,
        fromProvider,
        toProvider,
        registrationId: 'g9',
        endedRunId: 'r1',
        followUpCourseType: 'IK_ALLG',
        level: 'A2',
        courseEndsOn: '2026-11-18',
        answerDueOn: '2026-12-04',
        basis: 'aufenthg-88a-1',
        ruleId: 'handover-answer',
        ruleVersion: '2026-01-01',
      });
    await at.settled();
    expect(await walk('/handovers?direction=all&limit=1', 'z')).toMatchObject([
      [{ handoverId: 'h8' }],
      [{ handoverId: 'h9' }],
    ]);
  });

  it('tells providers of a hand-over that is over what they had to do with it, and nothing of her present', async () => {
    const pair = { personRef: 'p1', handoverId: 'h7', fromProvider: 'x', toProvider: 'z' };
    await at.publish('handover-h7', 'handover-offered', '2026-11-20', {
      ...pair,
      registrationId: 'g1',
      endedRunId: 'r1',
      followUpCourseType: 'IK_ALLG',
      level: 'A2',
      courseEndsOn: '2026-11-01',
      answerDueOn: '2026-12-04',
      basis: 'aufenthg-88a-1',
      ruleId: 'handover-answer',
      ruleVersion: '2026-01-01',
    });
    await at.settled();
    const row = async (as: string, state: string) =>
      ((await json(`/handovers?state=${state}`, as))['rows'] as { handoverId: string }[]).find(
        ({ handoverId }) => handoverId === 'h7',
      );
    expect(await row('z', 'open')).toMatchObject({ municipality: { name: 'Sulingen' }, childcare: true });
    await at.publish('handover-h7', 'handover-returned', TODAY, { ...pair, reason: 'too-far', missing: [] });
    await at.settled();
    const returned = await row('z', 'answered');
    expect(returned).toMatchObject({ state: 'returned', reason: 'too-far', to: { name: 'Träger z' } });
    expect(Object.keys(returned ?? {})).not.toEqual(expect.arrayContaining(['municipality']));
    expect(returned).not.toMatchObject({ childcare: expect.anything() });
    expect(Object.keys((await row('x', 'answered')) ?? {})).not.toContain('municipality');
    expect(await row('course-coordinator', 'answered')).toMatchObject({ municipality: { name: 'Sulingen' } });
  });

  it('holds no more rows than were asked for, whoever has left the cell meanwhile', async () => {
    const people = ['p5', 'p6', 'p7', 'p8', 'p9'];
    for (const personRef of people) {
      const municipalityKey = SULINGEN;
      await at.publish(`learner-${personRef}`, 'learner-enrolled', '2026-11-21', { personRef, municipalityKey });
    }
    await at.publish('learner-p5', 'language-level-assessed', TODAY, {
      personRef: 'p5',
      level: 'A2',
      basis: 'placement-test',
    });
    await at.settled();
    const pages = await walk('/cases?stage=enrolled&limit=2');
    for (const page of pages) expect(page.length).toBeLessThanOrEqual(2);
    const shown = pages.flat().map((row) => (row as { personRef: string }).personRef);
    expect(shown.toSorted()).toEqual(expect.arrayContaining(people.slice(1)));
    expect(new Set(shown).size).toBe(shown.length);
    expect(shown).not.toContain('p5');
  });
});
