import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_ROLES, type Role, type RouteAccess, routesOf } from '#service-kit';
import { type CoursesProcess, startCoursesProcess } from './testing/courses-process.js';

const api = '/api/courses/v1';
const acting: readonly Role[] = ['provider', 'course-coordinator', 'migration-office'];
const planning: readonly Role[] = [...acting, 'municipality', 'alliance-member'];
const coordinating: readonly Role[] = ['course-coordinator', 'migration-office'];
const partners: readonly Role[] = [...acting, 'education-office', 'department', 'municipality', 'alliance-member'];

/** Every route of this service and whom it serves. */
const RIGHTS: readonly (readonly [string, string, readonly Role[] | 'public'])[] = [
  ['POST', '/providers', coordinating],
  ['POST', '/providers/:providerId/change', coordinating],
  ['POST', '/providers/:providerId/contact', planning],
  ['POST', '/providers/:providerId/retire', coordinating],
  ['POST', '/providers/:providerId/admissions', coordinating],
  ['POST', '/providers/:providerId/admissions/:admissionId/end', coordinating],
  ['POST', '/providers/:providerId/venues', planning],
  ['POST', '/providers/:providerId/venues/:venueId/change', planning],
  ['POST', '/providers/:providerId/venues/:venueId/close', planning],
  ['POST', '/courses', planning],
  ['POST', '/courses/:courseId/change', planning],
  ['POST', '/courses/:courseId/withdraw', planning],
  ['POST', '/course-runs', planning],
  ['POST', '/course-runs/:runId/change', planning],
  ['POST', '/course-runs/:runId/publish', planning],
  ['POST', '/course-runs/:runId/open-registration', planning],
  ['POST', '/course-runs/:runId/close-registration', planning],
  ['POST', '/course-runs/:runId/start', planning],
  ['POST', '/course-runs/:runId/interrupt', planning],
  ['POST', '/course-runs/:runId/resume', planning],
  ['POST', '/course-runs/:runId/end', planning],
  ['POST', '/course-runs/:runId/cancel', planning],
  ['POST', '/course-runs/:runId/break-off', planning],
  ['POST', '/course-runs/:runId/told', acting],
  ['GET', '/course-runs/:runId/concerned', acting],
  ['POST', '/registrations', acting],
  ['POST', '/registrations/:personRef/:registrationId/withdraw', acting],
  ['POST', '/registrations/:personRef/:registrationId/confirm', acting],
  ['POST', '/registrations/:personRef/:registrationId/allow-overlap', acting],
  ['GET', '/overlaps', acting],
  ['GET', '/held-seats', partners],
  ['POST', '/registrations/:personRef/:registrationId/attendance', acting],
  ['POST', '/registrations/:personRef/:registrationId/interrupt', acting],
  ['POST', '/registrations/:personRef/:registrationId/resume', acting],
  ['POST', '/registrations/:personRef/:registrationId/modules', acting],
  ['POST', '/registrations/:personRef/:registrationId/orientation-test', acting],
  ['POST', '/registrations/:personRef/:registrationId/certificates', acting],
  ['POST', '/registrations/:personRef/:registrationId/letters', acting],
  ['POST', '/course-runs/:runId/participants', acting],
  ['POST', '/reports/registrations/sent', acting],
  ['POST', '/reports/duties/done', acting],
  ['GET', '/letters', acting],
  ['GET', '/reports/registrations', acting],
  ['POST', '/registrations/:personRef/:registrationId/drop-out', acting],
  ['POST', '/registrations/:personRef/:registrationId/result', acting],
  ['POST', '/waiting-entries', acting],
  ['POST', '/waiting-entries/:entryId/change', acting],
  ['POST', '/waiting-entries/:entryId/close', acting],
  ['POST', '/waiting-entries/:entryId/placements', acting],
  ['POST', '/run-merges', acting],
  ['POST', '/run-merges/:mergeId/agree', acting],
  ['POST', '/run-merges/:mergeId/refuse', acting],
  ['POST', '/run-merges/:mergeId/give-up', acting],
  ['POST', '/run-merges/:mergeId/answers/:registrationId', acting],
  ['POST', '/handovers', acting],
  ['POST', '/handovers/:handoverId/accept', acting],
  ['POST', '/handovers/:handoverId/return', acting],
  ['POST', '/handovers/:handoverId/withdraw', acting],
  ['POST', '/handovers/:handoverId/fail', acting],
  ['POST', '/handover-agreements', acting],
  ['POST', '/handover-agreements/:agreementId/agree', acting],
  ['POST', '/handover-agreements/:agreementId/decline', acting],
  ['POST', '/handover-agreements/:agreementId/end', acting],
  ['POST', '/mediations', ['provider', 'course-coordinator']],
  ['POST', '/mediations/:mediationId/accept', ['course-coordinator']],
  ['POST', '/mediations/:mediationId/conclude', ['course-coordinator']],
  ['POST', '/coordination-meetings', coordinating],
  ['POST', '/coordination-meetings/:meetingId/items', coordinating],
  ['POST', '/coordination-meetings/:meetingId/items/:itemId/outcome', acting],
  ['GET', '/course-runs', partners],
  ['GET', '/course-runs/:runId', partners],
  ['GET', '/course-runs/:runId/registrations', acting],
  ['GET', '/registrations/:personRef/:registrationId', acting],
  ['GET', '/handovers/:handoverId', acting],
  ['GET', '/registrations/:personRef/:registrationId/handover-terms/:toProvider/:courseType', acting],
  ['GET', '/course-types', 'public'],
  ['GET', '/providers', partners],
  ['GET', '/courses', partners],
  ['GET', '/public/course-runs', 'public'],
  ['GET', '/public/calendar.ics', 'public'],
];

/** Routes that every service gets from the kit, where what they do is tested. */
const importing = ['course-coordinator', 'migration-office', 'provider'] as const;
const OF_THE_KIT: typeof RIGHTS = [
  ['GET', '/imports', importing],
  ['GET', '/imports/:kind/sample.csv', importing],
  ['POST', '/imports/recognised', importing],
  ['GET', '/imports/runs', importing],
  ['GET', '/imports/runs/:id', importing],
  ['POST', '/imports/runs/:id/cancel', importing],
  ['GET', '/imports/runs/:id/undo', importing],
  ['POST', '/imports/runs/:id/undo', importing],
  ['POST', '/imports/:kind', importing],
  ['GET', '/operations/status', ['operator']],
  ['GET', '/operations/parked', ['operator']],
  ['GET', '/operations/refusals', ['operator']],
  ['POST', '/operations/parked/:group/:generation/:stream/retry', ['operator']],
  ['POST', '/operations/parked/:group/:generation/:stream/drop', ['operator']],
  ['POST', '/operations/relay/retry', ['operator']],
  ['POST', '/operations/projections/:name/rebuild', ['operator']],
  ['GET', '/operations/projections/:name/rebuild', ['operator']],
  ['POST', '/operations/projections/:name/rebuild/cancel', ['operator']],
];

/** What is entered for a participant, by its route. */
const ENTRIES: readonly (readonly [string, object])[] = [
  ['confirm', {}],
  ['attendance', { attendance: 'ok' }],
  ['interrupt', { reason: 'work' }],
  ['resume', {}],
  ['modules', { module: 1 }],
  ['orientation-test', { passed: true }],
  ['certificates', { certificate: 'attendance' }],
  ['letters', { letter: 'late-start', recipient: 'person' }],
  ['result', { level: 'B1', passed: true }],
  ['drop-out', { reason: 'work' }],
];

let process: CoursesProcess;
beforeAll(async () => {
  process = await startCoursesProcess(
    ['vhs', 'p-x'],
    [{ user: 'both', role: 'provider', name: 'both', provider: ['p-x', 'p-w'] }],
  );
});
afterAll(() => process.stop());

const call = (method: string, path: string, as?: string, body?: object) =>
  process.call(method, `${api}${path}`, {
    ...(as === undefined ? {} : { as }),
    ...(body === undefined ? {} : { body }),
  });

it('no route was forgotten', () => {
  const own = routesOf(process.app).filter(({ path }) => path.startsWith(api));
  const asTable = ({ method, path, access }: RouteAccess) =>
    `${method} ${path.slice(api.length)} ${typeof access === 'object' ? [...access].sort().join() : access}`;
  const expected = [...RIGHTS, ...OF_THE_KIT].map(([method, path, access]) =>
    asTable({ method, path: `${api}${path}`, access }),
  );
  expect(own.map(asTable).toSorted()).toEqual(expected.toSorted());
});

describe.each(RIGHTS)('%s %s', (method, pattern, access) => {
  const path = pattern.replaceAll(/:\w+/g, 'x');
  const body = method === 'POST' ? {} : undefined;

  it('is open to those it names alone', async () => {
    const anonymous = await call(method, path, undefined, body);
    expect(anonymous.status).toBe(access === 'public' ? 200 : 401);
    if (access === 'public') return;
    for (const role of ALL_ROLES) {
      const { status, json } = await call(method, path, role, body);
      const closed = status === 403 && (json as { code: string }).code === 'role-not-allowed';
      expect({ role, closed }).toEqual({ role, closed: !access.includes(role) });
    }
  });
});

describe('a provider acts for itself alone', () => {
  const plan = {
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
  };
  let runId: string;
  let registrationId: string;
  let handoverId: string;

  const id = async (path: string, as: string, body: object): Promise<string> => {
    const answer = await call('POST', path, as, body);
    expect(answer.status).toBeLessThan(300);
    return (answer.json as { id: string }).id;
  };

  beforeAll(async () => {
    for (const providerId of ['vhs', 'p-x', 'p-w', 'test']) {
      await id('/providers', 'migration-office', {
        providerId,
        name: providerId,
        kind: 'independent',
        municipalityKey: '03251040',
      });
    }
    await process.takenIn(['p_1', 'p_2'], 'vhs');
    runId = await id('/course-runs', 'vhs', plan);
    registrationId = await id('/registrations', 'vhs', { personRef: 'p_1', runId });
    await id(`/course-runs/${runId}/start`, 'vhs', {});
    await process.settled();
    handoverId = await id('/handovers', 'vhs', {
      personRef: 'p_1',
      registrationId,
      toProvider: 'p-x',
      followUpCourseType: 'BSK_B2',
      level: 'B1',
      basis: 'aufenthg-88a-3',
    });
  });

  it.each([
    ['plans no run', '/course-runs', () => plan],
    ['starts no run', () => `/course-runs/${runId}/start`, () => ({})],
    ['ends no run', () => `/course-runs/${runId}/end`, () => ({})],
    ['cancels no run', () => `/course-runs/${runId}/cancel`, () => ({ reason: 'no-room' })],
    ['registers nobody', '/registrations', () => ({ personRef: 'p_2', runId })],
    [
      'enters nothing for participants',
      () => `/course-runs/${runId}/participants`,
      () => ({ rows: [{ personRef: 'p_1', registrationId, attendance: 'ok' }] }),
    ],
  ])('%s of another', async (_what, path, body) => {
    const answer = await call('POST', typeof path === 'string' ? path : path(), 'provider', body());
    expect(answer).toMatchObject({ status: 403, json: { code: 'not-your-provider' } });
  });

  it.each(['accept', 'return', 'withdraw', 'fail'])('has no part in the hand-over of others: %s', async (step) => {
    const body =
      { return: { reason: 'too-far' }, withdraw: { reason: 'person-declined' }, fail: { reason: 'seat-lost' } }[step] ??
      {};
    const answer = await call('POST', `/handovers/${handoverId}/${step}`, 'provider', body);
    expect(answer).toMatchObject({ status: 404, json: { code: 'handover-unknown' } });
  });

  it.each(['letters', 'reports/registrations'])('reads no %s of another', async (what) => {
    expect(await call('GET', `/${what}?providerId=vhs`, 'provider')).toMatchObject({
      status: 403,
      json: { code: 'not-your-provider' },
    });
  });

  it('is told that a run is none', async () => {
    for (const as of ['provider', 'course-coordinator'])
      expect(await call('GET', '/course-runs/r_none/registrations', as)).toMatchObject({
        status: 404,
        json: { code: 'run-unknown' },
      });
  });

  it('sees no participant, registration or hand-over of others, and no hint of them', async () => {
    expect((await call('GET', `/course-runs/${runId}/registrations`, 'provider')).status).toBe(403);
    for (const path of [`/registrations/p_1/${registrationId}`, `/registrations/p_none/${registrationId}`]) {
      expect(await call('GET', path, 'provider')).toMatchObject({
        status: 404,
        json: { code: 'registration-unknown' },
      });
      expect(await call('POST', `${path}/withdraw`, 'provider', {})).toMatchObject({
        status: 404,
        json: { code: 'registration-unknown' },
      });
      for (const [step, body] of ENTRIES)
        expect(await call('POST', `${path}/${step}`, 'provider', body)).toMatchObject({
          status: 404,
          json: { code: 'registration-unknown' },
        });
    }
    for (const path of [`/handovers/${handoverId}`, '/handovers/h_none']) {
      expect(await call('GET', path, 'provider')).toMatchObject({ status: 404, json: { code: 'handover-unknown' } });
    }
    expect(
      await call('POST', '/handovers', 'provider', {
        personRef: 'p_1',
        registrationId,
        toProvider: 'p-x',
        followUpCourseType: 'BSK_B2',
        level: 'B1',
        basis: 'aufenthg-88a-3',
      }),
    ).toMatchObject({ status: 404, json: { code: 'registration-unknown' } });
  });

  it('takes the steps of its own side alone, and in its own name', async () => {
    const accept = `/handovers/${handoverId}/accept`;
    expect(await call('POST', accept, 'vhs', {})).toMatchObject({ status: 403, json: { code: 'not-the-receiver' } });
    expect(await call('POST', accept, 'vhs', { providerId: 'p-x' })).toMatchObject({
      status: 403,
      json: { code: 'not-your-provider' },
    });
  });

  it('names for which one it acts, with an account of two', async () => {
    const ownRun = await id('/course-runs', 'both', { ...plan, providerId: 'p-w' });
    expect(await call('POST', '/course-runs', 'both', plan)).toMatchObject({ status: 403 });
    await process.takenIn(['p_3'], 'p-w');
    const own = await id('/registrations', 'both', { personRef: 'p_3', runId: ownRun });
    await id(`/course-runs/${ownRun}/start`, 'both', {});
    await process.settled();
    const offer = {
      personRef: 'p_3',
      registrationId: own,
      toProvider: 'vhs',
      followUpCourseType: 'BSK_B2',
      level: 'B1',
      basis: 'aufenthg-88a-3',
    };
    const unnamed = { status: 400, json: { errors: [{ at: '/providerId', code: 'missing' }] } };
    expect(await call('POST', '/handovers', 'both', offer)).toMatchObject(unnamed);
    expect(await call('POST', '/handovers', 'both', { ...offer, providerId: 'p-x' })).toMatchObject({
      status: 403,
      json: { code: 'not-the-offerer' },
    });
    const offered = await id('/handovers', 'both', { ...offer, providerId: 'p-w' });
    const reason = 'offered-in-error';
    expect(await call('POST', `/handovers/${offered}/withdraw`, 'both', { reason })).toMatchObject(unnamed);
    await id(`/handovers/${offered}/withdraw`, 'both', { reason, providerId: 'p-w' });

    const toOwn = await id('/handovers', 'both', { ...offer, toProvider: 'p-x', providerId: 'p-w' });
    const back = { reason: 'no-free-seat', missing: [] };
    expect(await call('POST', `/handovers/${toOwn}/return`, 'both', back)).toMatchObject(unnamed);
    await id(`/handovers/${toOwn}/return`, 'both', { ...back, providerId: 'p-x' });
    const again = await id('/handovers', 'both', { ...offer, toProvider: 'p-x', providerId: 'p-w' });
    expect(await call('POST', `/handovers/${again}/accept`, 'both', {})).toMatchObject(unnamed);
    await id(`/handovers/${again}/accept`, 'both', { providerId: 'p-x' });
  });

  it('the coordination names on whose behalf it acts', async () => {
    const accept = `/handovers/${handoverId}/accept`;
    expect(await call('POST', accept, 'course-coordinator', {})).toMatchObject({
      status: 400,
      json: { errors: [{ at: '/providerId', code: 'missing' }] },
    });
    expect(await call('POST', accept, 'course-coordinator', { providerId: 'vhs' })).toMatchObject({
      status: 403,
      json: { code: 'not-the-receiver' },
    });
    expect((await call('POST', accept, 'course-coordinator', { providerId: 'p-x' })).status).toBe(200);
  });
});
