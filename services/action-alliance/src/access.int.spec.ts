import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ALL_ROLES, type Role, type RouteAccess, routesOf } from '#service-kit';
import { type AllianceProcess, startAllianceProcess } from './testing/alliance-process.js';

const api = '/api/action-alliance/v1';
const leading: readonly Role[] = ['migration-office', 'course-coordinator'];
const working: readonly Role[] = [...leading, 'alliance-member', 'education-office', 'department'];

/** Every route of this service's own and whom it serves. */
const RIGHTS: readonly (readonly [method: string, path: string, roles: readonly Role[]])[] = [
  ['POST', '/bodies', leading],
  ['POST', '/topics', working],
  ['POST', '/meetings', leading],
  ['POST', '/meetings/:id/decisions', leading],
  ['POST', '/measures', leading],
  ['POST', '/measures/:id/complete', [...leading, 'department']],
  ['GET', '/bodies', working],
  ['GET', '/topics', working],
  ['GET', '/topics/:topicId', working],
  ['GET', '/meetings', working],
  ['GET', '/meetings/:meetingId', working],
  ['GET', '/measures', working],
];

/** Routes of service-kit, tested there. */
const OF_THE_HOUSE = /^\/(operations|imports)(\/|$)/;

let process: AllianceProcess;
beforeAll(async () => {
  process = await startAllianceProcess();
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

describe('within a role', () => {
  const id = async (path: string, as: string, body: object): Promise<string> => {
    const answer = await call('POST', path, as, body);
    expect(answer.status).toBe(201);
    return (answer.json as { id: string }).id;
  };
  let foreignTopic: string;
  let foreignMeeting: string;
  let measureId: string;

  beforeAll(async () => {
    for (const bodyId of ['round', 'board']) {
      await id('/bodies', 'migration-office', { bodyId, name: bodyId, kind: 'working-group' });
    }
    foreignTopic = await id('/topics', 'department', { bodyId: 'board', title: 'Anderswo' });
    foreignMeeting = await id('/meetings', 'migration-office', {
      bodyId: 'board',
      heldOn: '2026-12-03',
      place: 'Kreishaus',
      topicIds: [],
    });
    measureId = await id('/measures', 'migration-office', {
      department: 'youth',
      title: 'Betreuung',
      dueOn: '2027-02-01',
    });
    await process.settled();
  });

  it('a member works in the own bodies alone, and sees no hint of others', async () => {
    await id('/topics', 'member', { bodyId: 'round', title: 'Hier' });
    expect(await call('POST', '/topics', 'member', { bodyId: 'board', title: 'Dort' })).toMatchObject({
      status: 403,
      json: { code: 'not-your-body' },
    });
    for (const path of ['/topics?body=board', '/meetings?body=board']) {
      expect(await call('GET', path, 'member')).toMatchObject({ status: 403, json: { code: 'not-your-body' } });
    }
    for (const path of [`/topics/${foreignTopic}`, '/topics/none', `/meetings/${foreignMeeting}`, '/meetings/none']) {
      expect((await call('GET', path, 'member')).status).toBe(404);
    }
    for (const path of [`/topics/${foreignTopic}`, `/meetings/${foreignMeeting}`]) {
      expect((await call('GET', path, 'youth')).status).toBe(200);
    }
  });

  it('a measure is given to a department of the list: another would see it on no page', async () => {
    const measure = { department: 'jugend', title: 'Angebot', dueOn: '2027-02-01' };
    expect(await call('POST', '/measures', 'migration-office', measure)).toMatchObject({
      status: 400,
      json: { code: 'input-invalid', errors: [{ at: '/department', code: 'is-in' }] },
    });
  });

  it('a department sees and completes its own measures alone', async () => {
    expect(await call('GET', '/measures?department=youth', 'department')).toMatchObject({
      status: 403,
      json: { code: 'not-your-department' },
    });
    expect((await call('GET', '/measures', 'department')).json).toEqual({ rows: [] });
    expect((await call('GET', '/measures', 'youth')).json).toMatchObject({ rows: [{ measureId }] });
    expect(await call('POST', `/measures/${measureId}/complete`, 'department', {})).toMatchObject({
      status: 403,
      json: { code: 'not-your-measure' },
    });
    expect((await call('POST', `/measures/${measureId}/complete`, 'youth', {})).status).toBe(200);
  });
});
