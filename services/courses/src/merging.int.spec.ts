import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CefrLevel } from '#contracts';
import { type CoursesProcess, startCoursesProcess } from './testing/courses-process.js';

const api = '/api/courses/v1';
const coordinator = 'course-coordinator';
const PERSONS = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'w', 'v', 'k', 'l', 'm', 'n', 'o', 'q', 'r', 's', 't'].map(
  (name) => `p_${name}`,
);
let process: CoursesProcess;

beforeAll(async () => {
  process = await startCoursesProcess(['x', 'y', 'z']);
  for (const providerId of ['x', 'y', 'z']) {
    await post('providers', coordinator, {
      providerId,
      name: `${providerId} (erfunden)`,
      kind: 'adult-education-centre',
      municipalityKey: '03251040',
    });
  }
  await process.takenIn(PERSONS, 'x');
});
afterAll(() => process.stop());

const send = (path: string, as: string, body: object = {}, key?: string) =>
  process.call('POST', `${api}/${path}`, {
    as,
    body,
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });
async function post(path: string, as: string, body: object = {}): Promise<Record<string, unknown> & { id: string }> {
  const answer = await send(path, as, body);
  if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.json as Record<string, unknown> & { id: string };
}
const plan = async (providerId: string, more: object = {}): Promise<string> =>
  (
    await post('course-runs', providerId, {
      providerId,
      title: 'Kurs',
      courseType: 'IK_ALLG',
      entryLevel: 'A2',
      targetLevel: 'B1',
      funding: 'federal',
      municipalityKey: '03251040',
      timeOfDay: 'morning',
      childcare: true,
      seats: 3,
      minimumGroup: 2,
      startsOn: '2026-12-14',
      endsOn: '2027-03-26',
      ...more,
    })
  ).id;
const register = async (personRef: string, runId: string, more: object = {}): Promise<string> =>
  (await post('registrations', coordinator, { personRef, runId, ...more })).id;
/** The learners service has told of a level found for the person. */
const assessed = (personRef: string, level: CefrLevel) =>
  process.hear({
    type: 'language-level-assessed',
    stream: `learner-${personRef}`,
    effectiveOn: '2026-11-20',
    data: { personRef, assessmentId: `a_${personRef}_${level}`, level, basis: 'placement-test' },
  });
const phaseOf = async (personRef: string, registrationId: string): Promise<unknown> =>
  (
    (await process.call('GET', `${api}/registrations/${personRef}/${registrationId}`, { as: coordinator })).json as {
      phase: unknown;
    }
  ).phase;
/** The phases of the registrations of everybody in a run. */
async function phasesIn(runId: string): Promise<Record<string, string>> {
  await process.settled();
  const answer = await process.call('GET', `${api}/course-runs/${runId}/registrations`, { as: coordinator });
  const { registrations } = answer.json as { registrations: { personRef: string; phase: string }[] };
  return Object.fromEntries(registrations.map(({ personRef, phase }) => [personRef, phase]));
}
const chosen = (runId: string) => ({
  outcome: 'chosen',
  runId,
  proposed: [{ runId, reasonsFor: ['level-fits'], reasonsAgainst: [] }],
  ruleId: 'matching',
  ruleVersion: '2026-11-01',
});
const need = (personRef: string, more: object = {}) => ({
  personRef,
  courseType: 'IK_ALLG',
  level: 'A2',
  municipalityKey: '03251040',
  timesOfDay: ['morning'],
  childcare: false,
  ...more,
});

/** Why a merge is not given up: of one that is open it would be. */
const stateOf = async (mergeId: string): Promise<unknown> =>
  (
    (await send(`run-merges/${mergeId}/give-up`, coordinator, { reason: 'enough-registrations' })).json as {
      code: unknown;
    }
  ).code;

/** Two runs whose providers agree; `people` are registered in the one that ends. */
async function merging(people: readonly string[], more: object = {}, registered: object = {}) {
  const kept = await plan('x', more);
  const dissolved = await plan('y');
  const registrations = new Map<string, string>();
  for (const person of people) registrations.set(person, await register(person, dissolved, registered));
  const { id: mergeId } = await post('run-merges', 'y', { keptRunId: kept, dissolvedRunId: dissolved });
  const agreed = await post(`run-merges/${mergeId}/agree`, 'x');
  await process.settled();
  const says = (person: string, answer: string, as = 'y') =>
    send(`run-merges/${mergeId}/answers/${registrations.get(person) ?? ''}`, as, { answer });
  return { kept, dissolved, mergeId, agreed, registrations, says };
}

describe('a merge of two runs', () => {
  it('moves who accepts, leaves who declines where she is, and is complete then', async () => {
    const { kept, dissolved, mergeId, says } = await merging(['p_a', 'p_b']);
    expect((await says('p_a', 'accepts')).status).toBe(200);
    expect((await says('p_b', 'declines')).status).toBe(200);
    expect(await phasesIn(kept)).toEqual({ p_a: 'confirmed' });
    expect(await phasesIn(dissolved)).toEqual({ p_a: 'withdrawn', p_b: 'confirmed' });
    expect(await send(`run-merges/${mergeId}/give-up`, coordinator, { reason: 'enough-registrations' })).toMatchObject({
      status: 409,
      json: { code: 'merge-closed' },
    });
    expect(await says('p_b', 'accepts')).toMatchObject({ status: 409, json: { code: 'already-answered' } });
  });

  it('leaves the old seat to who finds the kept run full in the meantime', async () => {
    const { kept, dissolved, says } = await merging(['p_c', 'p_d'], { seats: 1, minimumGroup: 1 });
    expect((await says('p_c', 'accepts')).status).toBe(200);
    expect((await says('p_d', 'accepts')).status).toBe(200);
    const [inKept, inDissolved] = [await phasesIn(kept), await phasesIn(dissolved)];
    const [moved, stays] = inKept['p_c'] === 'confirmed' ? ['p_c', 'p_d'] : ['p_d', 'p_c'];
    expect(inKept).toEqual({ [moved]: 'confirmed', [stays]: 'refused' });
    expect(inDissolved).toEqual({ [moved]: 'withdrawn', [stays]: 'confirmed' });
  });

  it('moves who is off the level with the reason of her registration', async () => {
    await assessed('p_n', 'B1');
    const { kept, mergeId, says } = await merging(['p_n'], {}, { levelReason: 'no-course-of-level' });
    expect((await says('p_n', 'accepts')).status).toBe(200);
    expect(await phasesIn(kept)).toEqual({ p_n: 'confirmed' });
    expect(await stateOf(mergeId)).toBe('merge-closed');
    const answer = await process.call('GET', `${api}/course-runs/${kept}/registrations`, { as: coordinator });
    expect(answer.json).toMatchObject({ registrations: [{ levelReason: 'no-course-of-level' }] });
  });

  it('leaves the old seat to who was assessed anew since, and comes to its end', async () => {
    const { kept, dissolved, mergeId, says } = await merging(['p_o']);
    await assessed('p_o', 'B2');
    expect((await says('p_o', 'accepts')).status).toBe(200);
    expect(await phasesIn(kept)).toEqual({});
    expect(await phasesIn(dissolved)).toEqual({ p_o: 'confirmed' });
    expect(await stateOf(mergeId)).toBe('merge-closed');
  });

  it('takes silence for no answer after its day: the seat stays', async () => {
    const { dissolved, mergeId } = await merging(['p_e']);
    process.clock.set('2026-12-04T12:00:00.000Z');
    expect(await process.fireTimers()).toBe(0);
    process.clock.set('2026-12-05T08:00:00.000Z');
    expect(await process.fireTimers()).toBe(1);
    expect(await phasesIn(dissolved)).toEqual({ p_e: 'confirmed' });
    expect(await send(`run-merges/${mergeId}/give-up`, 'y', { reason: 'run-started' })).toMatchObject({
      json: { code: 'merge-closed' },
    });
    process.clock.set('2026-11-24T12:00:00.000Z');
  });

  it('does not wait for who was erased in the meantime', async () => {
    const { mergeId, dissolved } = await merging(['p_s', 'p_t']);
    await process.erase('p_s');
    process.clock.set('2026-12-05T08:00:00.000Z');
    await process.fireTimers();
    await process.settled();
    expect(await stateOf(mergeId)).toBe('merge-closed');
    expect((await phasesIn(dissolved))['p_t']).toBe('confirmed');
    process.clock.set('2026-11-24T12:00:00.000Z');
  });

  it('ends where a provider refuses, and another may be proposed afterwards', async () => {
    const [kept, dissolved] = [await plan('x'), await plan('y')];
    const body = { keptRunId: kept, dissolvedRunId: dissolved };
    const { id } = await post('run-merges', coordinator, body);
    expect(await send('run-merges', 'x', body)).toMatchObject({ status: 409, json: { code: 'merge-open' } });
    await post(`run-merges/${id}/agree`, 'y');
    await post(`run-merges/${id}/refuse`, 'x', { reason: 'too-far' });
    expect(await send(`run-merges/${id}/agree`, 'x')).toMatchObject({ status: 409, json: { code: 'merge-closed' } });
    expect((await post('run-merges', 'x', body)).id).not.toBe(id);
  });

  it('is given up when a run is cancelled, and asks nobody any more', async () => {
    const { kept, dissolved, says } = await merging(['p_f']);
    await post(`course-runs/${kept}/cancel`, 'x', { reason: 'no-teacher' });
    await process.settled();
    expect(await says('p_f', 'accepts')).toMatchObject({ status: 409, json: { code: 'already-answered' } });
    expect(await phasesIn(dissolved)).toEqual({ p_f: 'confirmed' });
  });

  it('asks who is registered in the meantime too, and forgets who leaves', async () => {
    const { kept, dissolved, mergeId, registrations, says } = await merging(['p_g']);
    const late = await register('p_h', dissolved);
    await process.settled();
    await post(`registrations/p_g/${registrations.get('p_g') ?? ''}/withdraw`, 'y');
    await process.settled();
    expect(await says('p_g', 'accepts')).toMatchObject({ json: { code: 'already-answered' } });
    expect((await send(`run-merges/${mergeId}/answers/${late}`, 'y', { answer: 'accepts' })).status).toBe(200);
    expect(await phasesIn(kept)).toEqual({ p_h: 'confirmed' });
  });

  it('is a matter of its two providers, and no hint of it reaches others', async () => {
    const { mergeId, says } = await merging(['p_k']);
    for (const step of ['agree', 'refuse', 'give-up']) {
      const body = { refuse: { reason: 'no-room' }, 'give-up': { reason: 'kept-run-full' }, agree: {} }[step] ?? {};
      expect(await send(`run-merges/${mergeId}/${step}`, 'z', body)).toMatchObject({
        status: 404,
        json: { code: 'merge-unknown' },
      });
    }
    // The people are asked by their own provider.
    for (const as of ['x', 'z'])
      expect(await says('p_k', 'accepts', as)).toMatchObject({ status: 404, json: { code: 'not-asked' } });
    const [one, two] = [await plan('x'), await plan('y')];
    expect(await send('run-merges', 'z', { keptRunId: one, dissolvedRunId: two })).toMatchObject({
      status: 403,
      json: { code: 'not-part-of-merge' },
    });
  });
});

describe('a need on the waiting list', () => {
  it('is one: the second entry is refused and names the first, also of two put in at once', async () => {
    const both = await Promise.all([
      send('waiting-entries', coordinator, need('p_w'), 'key-one-0001'),
      send('waiting-entries', 'x', need('p_w', { timesOfDay: ['evening'] }), 'key-two-0002'),
    ]);
    expect(both.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const first = (both.find(({ status }) => status === 201)?.json as { id: string }).id;
    expect(both.find(({ status }) => status === 409)?.json).toMatchObject({ code: 'need-already-open' });
    await process.settled();
    const third = await send('waiting-entries', coordinator, need('p_w'));
    expect(third).toMatchObject({ status: 409, json: { code: 'need-already-open' } });
    expect((third.json as { detail: string }).detail).toContain(first);
    // Another level is another need; changed into the first it is refused too.
    const other = await post('waiting-entries', coordinator, need('p_w', { level: 'B1' }));
    await process.settled();
    const { personRef: _p, courseType: _c, ...change } = need('p_w');
    expect(await send(`waiting-entries/${other.id}/change`, 'x', change)).toMatchObject({
      status: 409,
      json: { code: 'need-already-open' },
    });
    await post(`waiting-entries/${other.id}/change`, 'x', { ...change, level: 'B1', timesOfDay: ['evening'] });
    expect(await send(`waiting-entries/${other.id}/change`, 'y', { ...change, level: 'B1' })).toMatchObject({
      status: 404,
      json: { code: 'entry-unknown' },
    });
  });

  it('is met by a chosen run, with what was proposed, and opens again when the run is cancelled', async () => {
    const entry = await post('waiting-entries', 'x', need('p_v', { since: '2026-05-01' }));
    const run = await plan('y');
    const other = await plan('y', { entryLevel: 'B1', targetLevel: 'B2', courseType: 'BSK_B2' });
    await process.settled();
    const choice = chosen(run);
    const at = `waiting-entries/${entry.id}/placements`;
    expect(await send(at, 'x', choice)).toMatchObject({ status: 403, json: { code: 'not-your-provider' } });
    expect(await send(at, 'y', { ...choice, outcome: 'not-fitting' })).toMatchObject({
      status: 400,
      json: { code: 'reason-and-outcome' },
    });
    expect(await send(at, 'y', { ...choice, runId: other })).toMatchObject({
      status: 404,
      json: { code: 'entry-unknown' },
    });
    const placed = await post(at, 'y', choice);
    expect(placed).toMatchObject({ personRef: 'p_v', registration: 'confirmed' });
    await process.settled();
    expect(await send(at, coordinator, choice)).toMatchObject({ status: 404, json: { code: 'entry-unknown' } });
    expect(await phaseOf('p_v', String(placed['registrationId']))).toBe('confirmed');
    await post(`course-runs/${run}/cancel`, 'y', { reason: 'too-few-participants' });
    await process.settled();
    // Open again: it can be closed.
    await post(`waiting-entries/${entry.id}/close`, 'x', { reason: 'withdrawn' });
  });

  it('asks for the reason where the run is off the level of the person, and registers her with it', async () => {
    await assessed('p_q', 'B1');
    await post('waiting-entries', 'x', need('p_q'));
    const entry = await post('waiting-entries', 'x', need('p_q', { level: 'B1' }));
    const run = await plan('y');
    await process.settled();
    const at = `waiting-entries/${entry.id}/placements`;
    expect(await send(at, 'y', chosen(run))).toMatchObject({
      status: 400,
      json: { code: 'level-reason-missing', errors: [{ at: '/levelReason' }] },
    });
    const placed = await post(at, 'y', { ...chosen(run), levelReason: 'wish' });
    expect(placed).toMatchObject({ personRef: 'p_q', registration: 'confirmed' });
  });

  it('stays open where the state changes between the choice and the registration, and the choice has an end', async () => {
    const entry = await post('waiting-entries', 'x', need('p_r'));
    const [one, other] = [await plan('x'), await plan('y')];
    await process.settled();
    const at = `waiting-entries/${entry.id}/placements`;
    const both = await Promise.all([post(at, 'x', chosen(one)), post(at, 'y', chosen(other))]);
    expect(both.map(({ registration, failed }) => failed ?? registration).toSorted()).toEqual([
      'confirmed',
      'overlapping-registration',
    ]);
    await process.settled();
  });

  it('stays open for a registration at another level, and is met by the follow-up of a hand-over', async () => {
    const entry = await post('waiting-entries', 'x', need('p_l'));
    const [lower, fitting] = [
      await plan('x', { entryLevel: 'A1', endsOn: '2026-12-20' }),
      await plan('x', { startsOn: '2027-01-10' }),
    ];
    await register('p_l', lower);
    await process.settled();
    await post(`waiting-entries/${entry.id}/change`, 'x', { ...changeOf(need('p_l')), timesOfDay: ['evening'] });
    await register('p_l', fitting);
    await process.settled();
    expect(await send(`waiting-entries/${entry.id}/close`, 'x', { reason: 'withdrawn' })).toMatchObject({
      status: 409,
      json: { code: 'entry-closed' },
    });
  });

  it('stays closed for who withdraws herself', async () => {
    const entry = await post('waiting-entries', 'x', need('p_m'));
    const registration = await register('p_m', await plan('x'));
    await process.settled();
    await post(`registrations/p_m/${registration}/withdraw`, 'x');
    await process.settled();
    expect(await send(`waiting-entries/${entry.id}/close`, 'x', { reason: 'withdrawn' })).toMatchObject({
      status: 409,
      json: { code: 'entry-closed' },
    });
  });
});

function changeOf<Need extends { personRef: string; courseType: string }>(
  all: Need,
): Omit<Need, 'personRef' | 'courseType'> {
  const { personRef: _personRef, courseType: _courseType, ...rest } = all;
  return rest;
}
