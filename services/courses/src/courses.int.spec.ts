import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { CommandBus } from '@nestjs/cqrs';
import { RecordParticipationCommand } from './commands/record-participation/record-participation.command.js';
import type { RecordParticipation } from './domain/participation/participation.commands.js';
import { type CoursesProcess, startCoursesProcess } from './testing/courses-process.js';

const today = '2026-11-24';
const registeredOn = '2026-08-10';
const api = '/api/courses/v1';
const coordinator = 'course-coordinator';

interface Created {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
}

let process: CoursesProcess;
beforeAll(async () => {
  process = await startCoursesProcess(['vhs', 'p-x']);
  for (const providerId of ['vhs', 'p-x', 'p-y']) {
    await post('providers', coordinator, {
      providerId,
      name: `${providerId} (erfunden)`,
      kind: 'adult-education-centre',
      municipalityKey: '03251040',
    });
  }
  await process.takenIn(
    ['once', 'county', 'key1', 'key2', 'a', 'b', 'c', 'drop', 'next', 'two', 'async'].map((name) => `p_${name}`),
    'vhs',
  );
  await process.takenIn(['p_story']);
});
afterAll(() => process.stop());

const send = (path: string, as: string, body: object = {}, headers: Readonly<Record<string, string>> = {}) =>
  process.call('POST', `${api}/${path}`, { as, body, headers });

/** A command that must succeed. */
async function post(path: string, as: string, body: object = {}): Promise<Created> {
  const answer = await send(path, as, body);
  if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.json as Created;
}

async function get(path: string, as: string): Promise<Record<string, unknown>> {
  const answer = await process.call('GET', `${api}/${path}`, { as });
  expect(answer.status).toBe(200);
  return answer.json as Record<string, unknown>;
}

const planOf = (providerId: string, more: object = {}) => ({
  providerId,
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
  ...more,
});
const plan = async (providerId: string, more: object = {}) =>
  (await post('course-runs', providerId, planOf(providerId, more))).id;
const followUpPeriod = {
  courseType: 'BSK_B2',
  entryLevel: 'B1',
  targetLevel: 'B2',
  startsOn: '2026-11-24',
  endsOn: '2027-03-26',
};

/** Registers a person and has her take part in a run that began. */
async function participantOf(personRef: string, runId: string): Promise<string> {
  const { id } = await post('registrations', 'vhs', { personRef, runId, effectiveOn: registeredOn });
  await post(`course-runs/${runId}/start`, 'vhs', { effectiveOn: '2026-09-01' });
  await process.settled();
  return id;
}
const registrationOf = (personRef: string, id: string) => get(`registrations/${personRef}/${id}`, coordinator);

describe('the story of a participant', () => {
  it('runs from the waiting list to the start of the follow-up course', async () => {
    const entry = await post('waiting-entries', coordinator, {
      effectiveOn: '2026-07-01',
      personRef: 'p_story',
      courseType: 'IK_ALLG',
      level: 'A2',
      municipalityKey: '03251040',
      timesOfDay: ['morning'],
      childcare: true,
    });
    const runId = await plan('vhs');
    const answer = await send('registrations', 'vhs', { personRef: 'p_story', runId, effectiveOn: registeredOn });
    expect(answer).toMatchObject({ status: 201, json: { registration: 'confirmed' } });
    const { id: registrationId } = answer.json as Created;
    await process.settled();
    expect(await send(`waiting-entries/${entry.id}/close`, coordinator, { reason: 'withdrawn' })).toMatchObject({
      status: 409,
      json: { code: 'entry-closed' },
    });

    await post(`course-runs/${runId}/start`, 'vhs', { effectiveOn: '2026-09-01' });
    await process.settled();
    expect(await registrationOf('p_story', registrationId)).toMatchObject({
      phase: 'taking-part',
      startedOn: '2026-09-01',
    });

    const offer = {
      personRef: 'p_story',
      registrationId,
      toProvider: 'p-x',
      followUpCourseType: 'BSK_B2',
      level: 'B1',
      basis: 'aufenthg-88a-3',
    };
    const first = await post('handovers', 'vhs', offer);
    expect(await get(`handovers/${first.id}`, 'p-x')).toMatchObject({
      phase: 'offered',
      fromProvider: 'vhs',
      courseEndsOn: '2026-12-18',
      answerDueOn: '2026-12-08',
      ruleId: 'handover-answer',
    });
    await post(`handovers/${first.id}/return`, 'p-x', { reason: 'data-missing', missing: ['certificate'] });
    expect(await send(`handovers/${first.id}/accept`, 'p-x')).toMatchObject({
      status: 409,
      json: { code: 'handover-closed' },
    });

    await post(`course-runs/${runId}/end`, 'vhs', { effectiveOn: '2026-11-20' });
    await process.settled();
    expect(await registrationOf('p_story', registrationId)).toMatchObject({ phase: 'ended', leftOn: '2026-11-20' });
    await post(`registrations/p_story/${registrationId}/result`, 'vhs', {
      level: 'B1',
      passed: true,
      effectiveOn: '2026-11-20',
    });

    const second = await post('handovers', 'vhs', { ...offer, effectiveOn: '2026-11-21' });
    await post(`handovers/${second.id}/accept`, 'p-x');
    const followUp = await plan('p-x', followUpPeriod);
    await post('registrations', 'p-x', { personRef: 'p_story', runId: followUp });
    await post(`course-runs/${followUp}/start`, 'p-x');
    await process.settled();
    expect(await get(`handovers/${second.id}`, 'vhs')).toMatchObject({
      phase: 'follow-up-started',
      courseEndsOn: '2026-11-20',
    });
  });

  it('is handed to one provider at a time, however many offers are made at once', async () => {
    const runId = await plan('vhs');
    const registrationId = await participantOf('p_once', runId);
    const offer = { personRef: 'p_once', registrationId, followUpCourseType: 'BSK_B2', level: 'B1' };
    const make = (toProvider: string, key: string) =>
      send('handovers', 'vhs', { ...offer, toProvider, basis: 'aufenthg-88a-3' }, { 'idempotency-key': key });
    const answers = await Promise.all([make('p-x', 'one'), make('p-y', 'two'), make('p-x', 'three')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)).toMatchObject({
      json: { code: 'handover-open', errors: [{ at: '/registrationId' }] },
    });
    const won = answers.findIndex(({ status }) => status === 201);
    const { id } = answers[won]?.json as Created;
    await post(`handovers/${id}/withdraw`, 'vhs', { reason: 'offered-in-error' });

    const next = await make('p-x', 'four');
    expect(next.status).toBe(201);
    expect((next.json as Created).id).not.toBe(id);
    // Repeated after a lost answer, each offer finds itself again, also when it has come to its end.
    expect((await make('p-x', 'four')).json).toEqual(next.json);
    expect((await make(['p-x', 'p-y', 'p-x'][won] ?? '', ['one', 'two', 'three'][won] ?? '')).json).toEqual(
      answers[won]?.json,
    );
  });

  it('of a county course passes on by consent alone', async () => {
    const runId = await plan('vhs', {
      courseType: 'LK_NIEDRIG',
      funding: 'county',
      entryLevel: 'pre-A1',
      targetLevel: 'A1',
    });
    const registrationId = await participantOf('p_county', runId);
    const offer = {
      personRef: 'p_county',
      registrationId,
      toProvider: 'p-x',
      followUpCourseType: 'IK_ALLG',
      level: 'A1',
    };
    expect(await send('handovers', 'vhs', { ...offer, basis: 'aufenthg-88a-1' })).toMatchObject({
      status: 422,
      json: { code: 'legal-basis-missing', errors: [{ at: '/basis' }] },
    });
    expect(await send('handovers', 'vhs', { ...offer, basis: 'consent' })).toMatchObject({
      status: 422,
      json: { code: 'consent-missing' },
    });
    const consent = { ...offer, basis: 'consent', consentRef: 'k_1' };
    const invalid = { status: 422, json: { code: 'consent-not-valid', errors: [{ at: '/consentRef' }] } };
    expect(await send('handovers', 'vhs', consent)).toMatchObject(invalid);

    const given = { personRef: 'p_county', recipientKind: 'provider', purpose: 'handover', givenBy: 'self' } as const;
    const effectiveOn = '2026-11-20';
    await process.hear({
      type: 'consent-granted',
      stream: 'consent-k_2',
      effectiveOn,
      data: { ...given, consentId: 'k_2', recipient: 'p-y' },
    });
    expect(await send('handovers', 'vhs', { ...consent, consentRef: 'k_2' })).toMatchObject(invalid);
    await process.hear({
      type: 'consent-granted',
      stream: 'consent-k_1',
      effectiveOn,
      data: { ...given, consentId: 'k_1', recipient: 'p-x' },
    });
    const { id } = await post('handovers', 'vhs', consent);
    await process.settled();

    const revoked = { personRef: 'p_county', consentId: 'k_1' };
    await process.hear({ type: 'consent-revoked', stream: 'consent-k_1', effectiveOn: today, data: revoked });
    await process.settled();
    expect(await get(`handovers/${id}`, 'vhs')).toMatchObject({ phase: 'withdrawn' });
    expect(await send('handovers', 'vhs', consent)).toMatchObject(invalid);
  });
});

describe('a key that is used again', () => {
  it('for another person is another registration, with a seat of its own', async () => {
    const runId = await plan('vhs');
    const register = (personRef: string) =>
      send('registrations', 'vhs', { personRef, runId }, { 'idempotency-key': 'same-for-all' });
    const [one, other] = [await register('p_key1'), await register('p_key2')];
    await process.settled();
    expect((await register('p_key1')).json).toMatchObject({ id: (one.json as Created).id });
    const { registrations } = (await get(`course-runs/${runId}/registrations`, 'vhs')) as {
      registrations: readonly { id: string; personRef: string; phase: string }[];
    };
    expect(registrations.map(({ id, personRef, phase }) => [id, personRef, phase]).toSorted()).toEqual(
      [
        [(one.json as Created).id, 'p_key1', 'confirmed'],
        [(other.json as Created).id, 'p_key2', 'confirmed'],
      ].toSorted(),
    );
    expect(await get(`course-runs/${runId}`, 'vhs')).toMatchObject({ seatsTaken: 2 });
  });
});

describe('seats', () => {
  it('the last one is raced for: one gets it, the other a clear answer', async () => {
    const runId = await plan('vhs', { seats: 1 });
    const answers = await Promise.all(
      ['p_a', 'p_b'].map((personRef) => send('registrations', 'vhs', { personRef, runId })),
    );
    const phases = answers.map(({ json }) => (json as { registration: string }).registration);
    expect(phases.toSorted()).toEqual(['confirmed', 'refused']);
    await process.settled();
    expect(await get(`course-runs/${runId}`, 'municipality')).toMatchObject({
      seatsTaken: 1,
      seatsFree: 0,
    });

    const winner = answers.findIndex((_answer, at) => phases[at] === 'confirmed');
    const { id } = answers[winner]?.json as Created;
    const person = ['p_a', 'p_b'][winner] ?? '';
    await post(`registrations/${person}/${id}/withdraw`, 'vhs');
    await process.settled();
    expect((await send('registrations', 'vhs', { personRef: 'p_c', runId })).json).toMatchObject({
      registration: 'confirmed',
    });
  });

  it('who drops out frees the seat', async () => {
    const runId = await plan('vhs', { seats: 1 });
    const id = await participantOf('p_drop', runId);
    await post(`registrations/p_drop/${id}/drop-out`, 'vhs', { reason: 'childcare', effectiveOn: '2026-10-01' });
    await process.settled();
    await post('registrations', 'vhs', { personRef: 'p_next', runId });
    await process.settled();
    expect(await get(`course-runs/${runId}/registrations`, 'vhs')).toMatchObject({
      registrations: expect.arrayContaining([
        expect.objectContaining({ personRef: 'p_drop', phase: 'dropped-out' }),
        expect.objectContaining({ personRef: 'p_next', phase: 'taking-part', since: today }),
      ]) as unknown,
    });
  });

  it('a person is in one run at a time, until the run is cancelled', async () => {
    const [one, other] = [await plan('vhs'), await plan('p-x')];
    const { id } = await post('registrations', 'vhs', { personRef: 'p_two', runId: one });
    await process.settled();
    expect(await send('registrations', coordinator, { personRef: 'p_two', runId: other })).toMatchObject({
      status: 409,
      json: { code: 'overlapping-registration' },
    });
    await post(`course-runs/${one}/cancel`, 'vhs', { reason: 'too-few-participants' });
    await process.settled();
    expect(await registrationOf('p_two', id)).toMatchObject({ phase: 'withdrawn' });
    expect((await send('registrations', coordinator, { personRef: 'p_two', runId: other })).json).toMatchObject({
      registration: 'confirmed',
    });
  });
});

describe('history', () => {
  const record = (command: RecordParticipation, commandId: string) =>
    process.app.get(CommandBus, { strict: false }).execute(
      new RecordParticipationCommand(command, {
        commandId,
        actor: 'import',
        correlationId: 'c_1',
        causationId: 'c_1',
      }),
    );
  const whole = (personRef: string, runId: string): RecordParticipation => ({
    kind: 'record',
    personRef,
    registrationId: `g_${personRef}`,
    runId,
    effectiveOn: '2026-08-10',
    startedOn: '2026-09-01',
    endedOn: '2026-11-20',
    result: { on: '2026-11-20', level: 'B1', passed: true },
  });

  it('comes in as it went, into a full and closed run, and once', async () => {
    const runId = await plan('vhs', { seats: 1 });
    await post(`course-runs/${runId}/start`, 'vhs', { effectiveOn: '2026-09-01' });
    await post(`course-runs/${runId}/end`, 'vhs', { effectiveOn: '2026-11-20' });
    for (const person of ['p_h1', 'p_h2', 'p_h1']) {
      expect(await record(whole(person, runId), `import-${person}`)).toMatchObject({ status: 'done', version: 5 });
    }
    await process.settled();
    const found = await get(`course-runs/${runId}/registrations`, 'vhs');
    expect(found).toMatchObject({ registrations: [{ phase: 'ended' }, { phase: 'ended', result: { level: 'B1' } }] });
    expect(await get(`course-runs/${runId}`, 'vhs')).toMatchObject({ seatsTaken: 2, seatsFree: 0 });
  });

  it('takes no seat for a participation that is refused', async () => {
    const runId = await plan('vhs');
    const outcome = await record({ ...whole('p_h3', runId), endedOn: '2026-11-25' }, 'import-p_h3');
    expect(outcome).toMatchObject({ status: 'refused', refusal: { code: 'day-in-future' } });
    await process.settled();
    expect(await get(`course-runs/${runId}`, 'vhs')).toMatchObject({ seatsTaken: 0 });
  });
});

describe('the edge', () => {
  it('knows the municipalities of the county alone', async () => {
    const municipalityKey = '03251999';
    const need = { personRef: 'p_a', courseType: 'IK_ALLG', level: 'A2', timesOfDay: [], childcare: false };
    for (const [path, body] of [
      ['course-runs', planOf('vhs')],
      ['providers', { name: 'Neu', kind: 'independent' }],
      ['waiting-entries', need],
    ] as const)
      expect(await send(path, coordinator, { ...body, municipalityKey })).toMatchObject({
        status: 400,
        json: { code: 'input-invalid', errors: [{ at: '/municipalityKey', code: 'municipality-unknown' }] },
      });
  });

  it('repeats a creation without effect, and refuses the key for other content', async () => {
    const key = { 'idempotency-key': 'plan-1' };
    const first = await send('course-runs', 'vhs', planOf('vhs'), key);
    const again = await send('course-runs', 'vhs', planOf('vhs'), key);
    expect(again).toMatchObject({ status: 201, json: first.json });
    expect(await send('course-runs', 'vhs', planOf('vhs', { seats: 3 }), key)).toMatchObject({ status: 422 });
  });

  it('reads the own write when asked to', async () => {
    const { id, stream, version } = await post(
      'course-runs',
      'vhs',
      planOf('vhs', { startsOn: '2031-01-01', endsOn: '2031-02-01' }),
    );
    const consistent = { as: 'vhs', headers: { 'consistent-with': `${stream}@${version}` } };
    const { json, headers } = await process.call('GET', `${api}/course-runs?provider=vhs&from=2031-01-01`, consistent);
    expect(headers.get('consistency')).toBeNull();
    expect(json).toMatchObject({ runs: [{ runId: id, seatsFree: 10 }] });
  });

  it('names every wrong field and knows no unknown ones', async () => {
    const { status, json } = await send('course-runs', 'vhs', {
      ...planOf('vhs'),
      startsOn: '2026-02-30',
      seats: '10',
      colour: 'red',
    });
    expect(status).toBe(400);
    expect((json as { errors: { at: string }[] }).errors.map(({ at }) => at).toSorted()).toEqual([
      '/colour',
      '/seats',
      '/startsOn',
    ]);
  });

  it('answers at once when the caller prefers, and says where to look', async () => {
    const runId = await plan('vhs');
    const answer = await send('registrations', 'vhs', { personRef: 'p_async', runId }, { prefer: 'respond-async' });
    expect([201, 202]).toContain(answer.status);
    const location = answer.headers.get('location') ?? '';
    await process.settled();
    expect(await process.call('GET', location, { as: 'vhs' })).toMatchObject({
      status: 200,
      json: { phase: 'confirmed' },
    });
  });

  it('warns of a rule that nobody checked, and refuses a type that has ended by a checked one', async () => {
    const planned = await send('course-runs', 'vhs', planOf('vhs', { courseType: 'EOK', targetLevel: 'A1' }));
    expect(planned).toMatchObject({ status: 201, json: { warnings: [{ code: 'rule-unchecked', ruleId: 'EOK' }] } });
    expect(await send('course-runs', 'vhs', planOf('vhs', { courseType: 'IK_JUGEND' }))).toMatchObject({
      status: 422,
      json: { code: 'course-type-ended' },
    });
  });
});
