import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_ROLES, type Role, type RouteAccess, routesOf } from '#service-kit';
import { type LearnersProcess, startLearnersProcess } from './testing/learners-process.js';

const api = '/api/learners/v1';
const offices: readonly Role[] = ['migration-office', 'course-coordinator', 'education-office'];
const acting: readonly Role[] = [...offices, 'provider'];
const desks: readonly Role[] = [...acting, 'department'];
const naming: readonly Role[] = [...acting, 'data-protection'];

/** Who decides upon rights and obligations. */
const deciding: readonly Role[] = ['migration-office', 'course-coordinator', 'department'];

/** Every route of this service's own and whom it serves. */
const RIGHTS: readonly (readonly [method: string, path: string, roles: readonly Role[]])[] = [
  ['POST', '/learners', acting],
  ['GET', '/learners/:ref', naming],
  ['POST', '/learners/:ref/levels', acting],
  ['POST', '/learners/:ref/levels/:assessmentId/correct', acting],
  ['POST', '/learners/:ref/literacy', acting],
  ['POST', '/learners/:ref/needs', acting],
  ['POST', '/learners/:ref/moves', acting],
  ['POST', '/learners/:ref/identity/correct', acting],
  ['POST', '/learners/:ref/disputes', naming],
  ['POST', '/learners/:ref/disputes/:disputeId/settle', ['migration-office', 'course-coordinator', 'data-protection']],
  ['POST', '/learners/:ref/milestones', ['department', 'migration-office', 'education-office']],
  ['POST', '/learners/search', naming],
  ['GET', '/learners/:ref/contact', ['course-coordinator', 'provider']],
  ['POST', '/names', naming],
  ['GET', '/duplicates', ['course-coordinator', 'provider']],
  ['POST', '/duplicates/dismiss', ['course-coordinator', 'provider']],
  ['POST', '/merges', ['course-coordinator', 'provider']],
  ['POST', '/merges/:ref/undo', ['course-coordinator', 'provider']],
  ['POST', '/learners/:ref/milestones/withdraw', ['department', 'migration-office', 'education-office']],
  ['GET', '/departments', ['department', ...acting]],
  ['POST', '/consents', acting],
  ['POST', '/consents/:id/renew', acting],
  ['POST', '/consents/:id/revoke', acting],
  ['GET', '/learners/:ref/consents', naming],
  ['GET', '/consent-purposes', naming],
  ['POST', '/follow-ups', desks],
  ['GET', '/follow-ups', desks],
  ['GET', '/follow-ups/desk', desks],
  ['GET', '/learners/:ref/follow-ups', desks],
  ['POST', '/follow-ups/:followUpId/move', desks],
  ['POST', '/follow-ups/:followUpId/hand-over', desks],
  ['POST', '/follow-ups/:followUpId/done', desks],
  ['POST', '/follow-ups/:followUpId/redact-note', desks],
  ['POST', '/deputies', desks],
  ['POST', '/deputies/:deputyId/end', desks],
  ['POST', '/entitlements', ['migration-office', 'course-coordinator', 'department']],
  ['POST', '/entitlements/:id/withdraw', deciding],
  ['POST', '/entitlements/:id/extend', deciding],
  ['POST', '/entitlements/:id/lapse', deciding],
  ['POST', '/entitlements/:id/keep', deciding],
  ['POST', '/entitlements/:id/objections', [...deciding, 'provider']],
  ['POST', '/entitlements/:id/objections/:objectionId/settle', deciding],
  ['GET', '/learners/:ref/paths', acting],
  ['GET', '/rules', [...acting, 'department', 'administrator']],
  ['GET', '/rules/:ruleId/losses', offices],
  ['POST', '/refusals', deciding],
  ['POST', '/obligations', deciding],
  ['POST', '/obligations/:id/exempt', deciding],
  ['POST', '/obligations/:id/end', deciding],
  ['POST', '/attendance-reports', ['provider']],
  ['POST', '/attendance-reports/:id/withdraw', ['provider']],
  ['POST', '/attendance-reports/:id/objections', ['migration-office', 'course-coordinator', 'provider']],
  ['POST', '/attendance-reports/:id/objections/:objectionId/settle', ['migration-office', 'course-coordinator']],
  ['POST', '/transitions', offices],
  ['POST', '/transitions/:id/complete', offices],
  ['POST', '/transitions/:id/break-off', offices],
  ['POST', '/transitions/:id/steps/:step/done', ['department', 'migration-office', 'education-office']],
  ['POST', '/transitions/:id/steps/:step/reopen', ['department', 'migration-office', 'education-office']],
  ['POST', '/transitions/:id/steps/:step/skip', ['department', 'migration-office', 'education-office']],
];

/** Routes of service-kit, tested there. */
const OF_THE_HOUSE = /^\/(operations|imports|access-log)(\/|$)/;

let process: LearnersProcess;
beforeAll(async () => {
  process = await startLearnersProcess(['vhs', 'p-x']);
});
afterAll(() => process.stop());

const call = (method: string, path: string, as?: string, body?: object) =>
  process.call(method, `${api}${path}`, {
    ...(as === undefined ? {} : { as }),
    ...(body === undefined ? {} : { body }),
  });

it('no route was forgotten', () => {
  const own = routesOf(process.app).filter(
    ({ path }) => path.startsWith(api) && !OF_THE_HOUSE.test(path.slice(api.length)),
  );
  const asTable = ({ method, path, access }: RouteAccess) =>
    `${method} ${path} ${typeof access === 'object' ? [...access].sort().join() : access}`;
  const expected = RIGHTS.map(([method, path, access]) => asTable({ method, path: `${api}${path}`, access }));
  expect(own.map(asTable).toSorted()).toEqual(expected.toSorted());
});

describe.each(RIGHTS)('%s %s', (method, pattern, access) => {
  const path = pattern.replaceAll(/:\w+/g, 'x');
  const body = method === 'POST' ? {} : undefined;

  it('is open to those it names alone', async () => {
    expect((await call(method, path, undefined, body)).status).toBe(401);
    for (const role of ALL_ROLES) {
      const { status, json } = await call(method, path, role, body);
      const closed = status === 403 && (json as { code: string }).code === 'role-not-allowed';
      expect({ role, closed }).toEqual({ role, closed: !access.includes(role) });
    }
  });
});

describe('a provider reaches its own participants alone', () => {
  const needs = { childcare: true, timesOfDay: ['morning'], stepFree: false };
  const person = { familyName: 'Beispiel', givenName: 'Mina', birthDate: '1991-04-17', municipalityKey: '03251040' };
  let own: string;
  let taught: string;
  let foreign: string;

  const enroll = async (as: string): Promise<string> =>
    ((await call('POST', '/learners', as, person)).json as { id: string }).id;

  beforeAll(async () => {
    own = await enroll('vhs');
    taught = await enroll('course-coordinator');
    foreign = await enroll('p-x');
    await process.hear(
      {
        type: 'course-run-planned',
        stream: 'course-run-r_own',
        effectiveOn: '2026-08-01',
        data: {
          runId: 'r_own',
          providerId: 'vhs',
          title: 'Kurs',
          courseType: 'IK_ALLG',
          entryLevel: 'A2',
          targetLevel: 'B1',
          funding: 'federal',
          municipalityKey: '03251040',
          timeOfDay: 'morning',
          childcare: true,
          seats: 10,
          minimumGroup: 1,
          startsOn: '2026-09-01',
          endsOn: '2026-12-18',
        },
      },
      {
        type: 'registration-requested',
        stream: `participation-${taught}`,
        effectiveOn: '2026-08-02',
        data: { personRef: taught, registrationId: 'g_1', runId: 'r_own' },
      },
    );
  });

  it('whom it took in, and whom it teaches', async () => {
    for (const ref of [own, taught]) {
      expect((await call('POST', `/learners/${ref}/needs`, 'vhs', needs)).status).toBe(201);
      expect((await call('GET', `/learners/${ref}`, 'vhs')).status).toBe(200);
    }
  });

  it('whom it took in by the one that it named, with an account of two', async () => {
    expect(await call('POST', '/learners', 'both', person)).toMatchObject({
      status: 400,
      json: { code: 'input-invalid', errors: [{ at: '/providerId', code: 'missing' }] },
    });
    expect(await call('POST', '/learners', 'both', { ...person, providerId: 'p-y' })).toMatchObject({
      status: 403,
      json: { code: 'not-your-provider' },
    });
    const taken = await call('POST', '/learners', 'both', { ...person, providerId: 'p-x' });
    const { id } = taken.json as { id: string };
    expect((await call('GET', `/learners/${id}`, 'p-x')).status).toBe(200);
    expect((await call('GET', `/learners/${id}`, 'vhs')).status).toBe(404);
  });

  it.each([
    ['GET', '', undefined],
    ['POST', '/needs', needs],
    ['POST', '/levels', { level: 'A2', basis: 'placement-test' }],
    ['POST', '/disputes', { datum: 'level' }],
    ['POST', '/literacy', { literacy: 'none' }],
    ['POST', '/moves', { municipalityKey: '03251041', reason: 'moved' }],
    ['POST', '/identity/correct', { givenName: 'Nina' }],
    ['POST', '/levels/a_1/correct', { reason: 'typing-error' }],
  ] as const)('sees and changes nothing of others, and no hint of them: %s %s', async (method, path, body) => {
    for (const ref of [foreign, 'p_none']) {
      const answer = await call(method, `/learners/${ref}${path}`, 'vhs', body);
      expect(answer).toMatchObject({ status: 404, json: { code: 'learner-unknown' } });
    }
  });

  it('puts right what it assessed itself, and nothing of others', async () => {
    const assessed = async (as: string): Promise<string> => {
      const body = { level: 'A2', basis: 'placement-test' };
      return ((await call('POST', `/learners/${taught}/levels`, as, body)).json as { id: string }).id;
    };
    const correct = (id: string) =>
      call('POST', `/learners/${taught}/levels/${id}/correct`, 'vhs', { reason: 'typing-error', level: 'A1' });
    expect((await correct(await assessed('vhs'))).status).toBe(200);
    expect(await correct(await assessed('course-coordinator'))).toMatchObject({
      status: 403,
      json: { code: 'not-your-assessment' },
    });
    expect(await correct('a_none')).toMatchObject({ status: 404, json: { code: 'assessment-unknown' } });
  });

  it('issues no right, as that would open the case to whom it names', async () => {
    for (const personRef of [own, foreign]) {
      const right = { personRef, kind: 'county-course', issuedBy: 'migration-office' };
      const answer = await call('POST', '/entitlements', 'vhs', right);
      expect(answer).toMatchObject({ status: 403, json: { code: 'role-not-allowed' } });
    }
  });

  it('loses the access with a registration that came to nothing', async () => {
    const registration = { registrationId: 'g_2', runId: 'r_own' };
    const stream = `participation-${foreign}`;
    const effectiveOn = '2026-08-02';
    const data = { personRef: foreign, ...registration };
    await process.hear({ type: 'registration-requested', stream, effectiveOn, data });
    expect((await call('GET', `/learners/${foreign}`, 'vhs')).status).toBe(200);
    await process.hear({ type: 'registration-withdrawn', stream, effectiveOn, data });
    expect((await call('GET', `/learners/${foreign}`, 'vhs')).status).toBe(404);
  });

  it('gains the access with a hand-over offered to it', async () => {
    const between = { personRef: foreign, handoverId: 'h_1', fromProvider: 'p-x', toProvider: 'vhs' };
    await process.hear({
      type: 'handover-offered',
      stream: 'handover-h_1',
      effectiveOn: '2026-08-02',
      data: {
        ...between,
        registrationId: 'g_3',
        endedRunId: 'r_x',
        followUpCourseType: 'BSK_B2',
        level: 'B1',
        courseEndsOn: '2026-11-01',
        answerDueOn: '2026-11-15',
        basis: 'aufenthg-88a-3',
        ruleId: 'handover-answer',
        ruleVersion: '2026-01-01',
      },
    });
    expect((await call('GET', `/learners/${foreign}`, 'vhs')).status).toBe(200);
  });
});

describe('codes of the county', () => {
  it('are of its own lists: a municipality and a department that nobody sees are none', async () => {
    const person = { familyName: 'B', givenName: 'M', birthDate: '1991-04-17', municipalityKey: '03251999' };
    expect(await call('POST', '/learners', 'migration-office', person)).toMatchObject({
      status: 400,
      json: { code: 'input-invalid', errors: [{ at: '/municipalityKey', code: 'municipality-unknown' }] },
    });
    const right = { personRef: 'p_1', kind: 'county-course', issuedBy: 'ordnung' };
    expect(await call('POST', '/entitlements', 'migration-office', right)).toMatchObject({
      status: 400,
      json: { code: 'input-invalid', errors: [{ at: '/issuedBy', code: 'is-in' }] },
    });
    const report = { department: 'jugend', milestone: 'childcare-place', state: 'done' };
    const known = await call('POST', '/learners', 'migration-office', { ...person, municipalityKey: '03251040' });
    const { id } = known.json as { id: string };
    expect(await call('POST', `/learners/${id}/milestones`, 'department', report)).toMatchObject({
      status: 400,
      json: { code: 'department-unknown', errors: [{ at: '/department' }] },
    });
  });
});

describe('a department acts in its own name', () => {
  it('issues and reports nothing for another', async () => {
    const right = { personRef: 'p_1', kind: 'integration-course-claim', issuedBy: 'job-centre' };
    expect(await call('POST', '/entitlements', 'public-order', right)).toMatchObject({
      status: 403,
      json: { code: 'not-your-department' },
    });
    const unknown = { ...right, personRef: 'p_none', issuedBy: 'public-order' };
    expect(await call('POST', '/entitlements', 'public-order', unknown)).toMatchObject({
      status: 404,
      json: { code: 'learner-unknown', errors: [{ at: '/personRef' }] },
    });
    const report = { department: 'youth', milestone: 'childcare-place', state: 'done' };
    for (const role of ['public-order', 'migration-office', 'education-office']) {
      expect(await call('POST', '/learners/p_1/milestones', role, report)).toMatchObject({
        status: 403,
        json: { code: 'not-your-department' },
      });
    }
  });
});
