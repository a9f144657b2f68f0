import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CoursesProcess, startCoursesProcess } from './testing/courses-process.js';

const api = '/api/courses/v1';
const coordinator = 'course-coordinator';
let process: CoursesProcess;

beforeAll(async () => {
  process = await startCoursesProcess(['x', 'y']);
  for (const providerId of ['x', 'y']) {
    await post('providers', coordinator, {
      providerId,
      name: `${providerId} (erfunden)`,
      kind: 'adult-education-centre',
      municipalityKey: '03251040',
    });
  }
  await process.takenIn(['p_a', 'p_b', 'p_c', 'p_d', 'p_e', 'p_f']);
});
afterAll(() => process.stop());

const send = (path: string, as: string, body: object = {}) => process.call('POST', `${api}/${path}`, { as, body });
const get = async (path: string, as: string): Promise<Record<string, unknown>> =>
  (await process.call('GET', `${api}/${path}`, { as })).json as Record<string, unknown>;
async function post(path: string, as: string, body: object = {}): Promise<Record<string, unknown> & { id: string }> {
  const answer = await send(path, as, body);
  if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  await process.settled();
  return answer.json as Record<string, unknown> & { id: string };
}
const FIXED = { title: 'Kurs', municipalityKey: '03251040', timeOfDay: 'morning', childcare: false };
const GROUP = { seats: 10, minimumGroup: 2 };
const plan = async (providerId: string, startsOn: string, endsOn: string): Promise<string> =>
  (
    await post('course-runs', providerId, {
      providerId,
      courseType: 'IK_ALLG',
      entryLevel: 'A2',
      targetLevel: 'B1',
      funding: 'federal',
      startsOn,
      endsOn,
      ...FIXED,
      ...GROUP,
    })
  ).id;
const change = (runId: string, as: string, startsOn: string, endsOn: string) =>
  post(`course-runs/${runId}/change`, as, { ...FIXED, ...GROUP, startsOn, endsOn });
const register = async (personRef: string, runId: string): Promise<string> =>
  (await post('registrations', coordinator, { personRef, runId })).id;
const overlapsFor = async (as: string, personRef: string) => {
  await process.settled();
  const { overlaps } = (await get('overlaps', as)) as { overlaps: Record<string, unknown>[] };
  return overlaps.filter((row) => row['personRef'] === personRef);
};

describe('the days of a run change after people registered', () => {
  it('counts the new days: the old ones are free again, and the new ones are taken', async () => {
    const one = await plan('x', '2026-12-01', '2027-01-29');
    await register('p_a', one);
    await change(one, 'x', '2027-02-01', '2027-03-26');
    const early = await plan('y', '2026-12-07', '2027-01-22');
    await register('p_a', early);
    const late = await plan('y', '2027-03-01', '2027-04-30');
    expect(await send('registrations', coordinator, { personRef: 'p_a', runId: late })).toMatchObject({
      status: 409,
      json: { code: 'overlapping-registration' },
    });
  });

  it('is a conflict for people to decide where it makes two courses overlap; nobody loses a seat by it', async () => {
    const [one, two] = [await plan('x', '2026-12-01', '2027-01-29'), await plan('y', '2027-02-01', '2027-04-30')];
    const [inOne, inTwo] = [await register('p_b', one), await register('p_b', two)];
    expect(await overlapsFor(coordinator, 'p_b')).toEqual([]);
    await change(two, 'y', '2027-01-25', '2027-04-23');

    const seen = await overlapsFor(coordinator, 'p_b');
    expect(seen).toHaveLength(2);
    expect(seen).toEqual(
      expect.arrayContaining([expect.objectContaining({ registrationId: inOne, runId: one, otherRunId: two })]),
    );
    // A provider sees that its own participant is elsewhere at that time, and not where.
    expect(await overlapsFor('x', 'p_b')).toEqual([
      expect.objectContaining({ registrationId: inOne, runId: one, otherRegistrationId: inTwo, begun: false }),
    ]);
    expect(JSON.stringify(await overlapsFor('x', 'p_b'))).not.toContain(two);
    expect(await get(`registrations/p_b/${inOne}`, coordinator)).toMatchObject({ phase: 'confirmed' });
    expect(await get(`registrations/p_b/${inTwo}`, coordinator)).toMatchObject({ phase: 'confirmed' });

    expect(await send(`registrations/p_b/${inOne}/allow-overlap`, 'y', { reason: 'few-days' })).toMatchObject({
      status: 404,
    });
    await post(`registrations/p_b/${inOne}/allow-overlap`, 'x', { reason: 'few-days' });
    expect(await overlapsFor(coordinator, 'p_b')).toEqual([]);
  });

  it('is over when one of the two registrations is taken back', async () => {
    const [one, two] = [await plan('x', '2026-12-01', '2027-01-29'), await plan('x', '2027-02-01', '2027-04-30')];
    const inOne = await register('p_c', one);
    await register('p_c', two);
    await change(two, 'x', '2027-01-25', '2027-04-23');
    expect(await overlapsFor('x', 'p_c')).toHaveLength(2);
    await post(`registrations/p_c/${inOne}/withdraw`, 'x', { reason: 'person-declined' });
    expect(await overlapsFor('x', 'p_c')).toEqual([]);
  });
});

describe('a run under way is broken off', () => {
  it('ends the participations on that day; whoever took part waits again, or is moved', async () => {
    const run = await plan('x', '2026-11-02', '2027-01-29');
    const next = await plan('x', '2026-12-14', '2027-03-26');
    for (const person of ['p_d', 'p_e']) await register(person, run);
    await post(`course-runs/${run}/start`, 'x', { effectiveOn: '2026-11-02' });
    expect(await send(`course-runs/${run}/cancel`, 'x', { reason: 'no-teacher' })).toMatchObject({
      status: 409,
      json: { code: 'run-already-running' },
    });
    expect((await send(`course-runs/${run}/break-off`, 'y', { reason: 'no-teacher' })).status).toBe(403);
    await post(`course-runs/${run}/break-off`, 'x', {
      reason: 'no-teacher',
      people: 'wait-and-move',
      toRunId: next,
    });
    const { registrations } = (await get(`course-runs/${run}/registrations`, 'x')) as {
      registrations: { phase: string }[];
    };
    expect(registrations.map(({ phase }) => phase)).toEqual(['ended', 'ended']);
    const { people } = (await get(`course-runs/${run}/concerned`, 'x')) as { people: Record<string, unknown>[] };
    expect(people).toHaveLength(2);
    for (const one of people) expect(one).toMatchObject({ told: false, registeredFor: next });
    expect(await get(`course-runs/${run}`, 'x')).toMatchObject({ phase: 'cancelled', cancellation: 'no-teacher' });
  });

  it('lets whoever took part wait again, with the day since which the waiting counts', async () => {
    const run = await plan('x', '2026-11-02', '2027-01-29');
    await register('p_f', run);
    await post(`course-runs/${run}/start`, 'x', { effectiveOn: '2026-11-02' });
    await post(`course-runs/${run}/break-off`, 'x', { reason: 'funding-ended' });
    const { people } = (await get(`course-runs/${run}/concerned`, 'x')) as { people: Record<string, unknown>[] };
    expect(people).toEqual([expect.objectContaining({ personRef: 'p_f', waitingSince: expect.any(String) })]);
  });
});
