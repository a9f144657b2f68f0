import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CefrLevel, EntitlementKind, LevelBasis } from '#contracts';
import { type CoursesProcess, startCoursesProcess } from './testing/courses-process.js';

const api = '/api/courses/v1';
const coordinator = 'course-coordinator';

interface Created {
  readonly id: string;
}
interface Row {
  readonly id: string;
  readonly personRef: string;
  readonly phase: string;
}

let process: CoursesProcess;
beforeAll(async () => {
  process = await startCoursesProcess(['vhs', 'p-x']);
  for (const providerId of ['vhs', 'p-x'])
    await post('providers', coordinator, {
      providerId,
      name: `${providerId} (erfunden)`,
      kind: 'adult-education-centre',
      municipalityKey: '03251040',
    });
});
afterAll(() => process.stop());

const send = (path: string, as: string, body: object = {}, key?: string) =>
  process.call('POST', `${api}/${path}`, {
    as,
    body,
    ...(key === undefined ? {} : { headers: { 'idempotency-key': key } }),
  });

/** A command that must succeed. */
async function post(path: string, as: string, body: object = {}): Promise<Created> {
  const answer = await send(path, as, body);
  if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.json as Created;
}

async function get<Answer>(path: string, as: string): Promise<Answer> {
  const answer = await process.call('GET', `${api}/${path}`, { as });
  expect(answer.status).toBe(200);
  return answer.json as Answer;
}

const plan = async (more: object = {}) =>
  (
    await post('course-runs', 'vhs', {
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
      ...more,
    })
  ).id;

const rowsOf = async (runId: string) =>
  (await get<{ readonly registrations: readonly Row[] }>(`course-runs/${runId}/registrations`, 'vhs')).registrations;

describe('a seat that is held first', () => {
  const ask = (personRef: string, runId: string) => send('registrations', 'vhs', { personRef, runId, hold: true });

  it('is taken, and confirmed by the provider', async () => {
    await process.takenIn(['p_held'], 'vhs');
    const runId = await plan();
    const answer = await ask('p_held', runId);
    expect(answer).toMatchObject({ status: 201, json: { registration: 'held', heldUntil: '2026-12-01' } });
    const { id } = answer.json as Created;
    await process.settled();
    expect(await get(`course-runs/${runId}`, 'vhs')).toMatchObject({ seatsTaken: 1 });
    await post(`registrations/p_held/${id}/confirm`, 'vhs');
    await process.settled();
    expect(await rowsOf(runId)).toMatchObject([{ phase: 'confirmed', heldUntil: '2026-12-01' }]);
    expect(await send(`registrations/p_held/${id}/confirm`, 'vhs')).toMatchObject({
      status: 409,
      json: { code: 'participation-not-started' },
    });
  });

  it('is free again when its time is over, and the next person gets it', async () => {
    await process.takenIn(['p_late', 'p_next'], 'vhs');
    const runId = await plan({ seats: 1 });
    const { id } = (await ask('p_late', runId)).json as Created;
    expect((await send('registrations', 'vhs', { personRef: 'p_next', runId })).json).toMatchObject({
      registration: 'refused',
    });
    await process.settled();
    const now = process.clock.now();
    process.clock.advance({ days: 7 });
    await process.fireTimers();
    expect(await rowsOf(runId)).toEqual(expect.arrayContaining([expect.objectContaining({ id, phase: 'held' })]));
    process.clock.advance({ days: 1 });
    await process.fireTimers();
    await process.settled();
    expect(await rowsOf(runId)).toEqual(
      expect.arrayContaining([expect.objectContaining({ id, phase: 'withdrawn', reason: 'hold-expired' })]),
    );
    expect((await send('registrations', 'vhs', { personRef: 'p_next', runId })).json).toMatchObject({
      registration: 'confirmed',
    });
    expect(now < process.clock.now()).toBe(true);
  });

  it('goes with the run that is cancelled', async () => {
    await process.takenIn(['p_gone'], 'vhs');
    const runId = await plan();
    await ask('p_gone', runId);
    await post(`course-runs/${runId}/cancel`, 'vhs', { reason: 'no-room' });
    await process.settled();
    expect(await rowsOf(runId)).toMatchObject([{ phase: 'withdrawn' }]);
  });
});

describe('the last seats', () => {
  it('are raced for by many: each gets a clear answer, none is given twice', async () => {
    const persons = Array.from({ length: 12 }, (_, at) => `p_race${at}`);
    await process.takenIn(persons, 'vhs');
    const runId = await plan({ seats: 5 });
    const answers = await Promise.all(
      persons.map((personRef, at) => send('registrations', 'vhs', { personRef, runId, hold: at % 2 === 0 })),
    );
    await process.settled();
    const rows = await rowsOf(runId);
    const taken = rows.filter(({ phase }) => phase === 'held' || phase === 'confirmed');
    expect({ rows: rows.length, taken: taken.length }).toEqual({ rows: 12, taken: 5 });
    expect(rows.filter(({ phase }) => phase === 'refused')).toHaveLength(7);
    expect(await get(`course-runs/${runId}`, 'vhs')).toMatchObject({ seatsTaken: 5, seatsFree: 0 });
    for (const { status, headers } of answers) {
      expect([201, 202]).toContain(status);
      expect(headers.get('location')).toContain('/registrations/p_race');
    }
  });

  it('go to one of two runs at the same time for a person asked for by both', async () => {
    await process.takenIn(['p_both'], 'vhs');
    const runs = await Promise.all([plan(), plan(), plan()]);
    const answers = await Promise.all(
      runs.map((runId) => send('registrations', 'vhs', { personRef: 'p_both', runId })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409, 409]);
    expect(answers.find(({ status }) => status === 409)?.json).toMatchObject({ code: 'overlapping-registration' });
  });
});

describe('level and right', () => {
  const effectiveOn = '2026-11-01';
  const assessed = (personRef: string) =>
    process.hear({
      type: 'language-level-assessed',
      stream: `learner-${personRef}`,
      effectiveOn,
      data: { personRef, level: 'A1', basis: 'placement-test' },
    });

  it('a course off the placement needs its reason', async () => {
    await process.takenIn(['p_level'], 'vhs');
    await assessed('p_level');
    const runId = await plan();
    expect(await send('registrations', 'vhs', { personRef: 'p_level', runId })).toMatchObject({
      status: 400,
      json: { code: 'level-reason-missing', errors: [{ at: '/levelReason' }] },
    });
    await post('registrations', 'vhs', { personRef: 'p_level', runId, levelReason: 'no-course-of-level' });
    await process.settled();
    expect(await rowsOf(runId)).toMatchObject([{ phase: 'confirmed', levelReason: 'no-course-of-level' }]);
  });

  it('a level that was recorded wrongly counts as it was corrected', async () => {
    await process.takenIn(['p_wrong'], 'vhs');
    const stream = 'learner-p_wrong';
    const assessment = { personRef: 'p_wrong', assessmentId: 'a_1' };
    await process.hear({
      type: 'language-level-assessed',
      stream,
      effectiveOn,
      data: { ...assessment, level: 'B2', basis: 'placement-test' },
    });
    await process.hear({
      type: 'language-level-corrected',
      stream,
      effectiveOn,
      data: { ...assessment, reason: 'typing-error', level: 'A1' },
    });
    const runId = await plan();
    expect(await send('registrations', 'vhs', { personRef: 'p_wrong', runId })).toMatchObject({
      status: 400,
      json: { code: 'level-reason-missing' },
    });
    await process.hear({
      type: 'language-level-corrected',
      stream,
      effectiveOn,
      data: { ...assessment, reason: 'typing-error', level: 'A2' },
    });
    await post('registrations', 'vhs', { personRef: 'p_wrong', runId });
  });

  it('the right that covers the course is found and recorded; without one people are told', async () => {
    await process.takenIn(['p_right', 'p_none'], 'vhs');
    await process.hear({
      type: 'entitlement-issued',
      stream: 'entitlement-e_9',
      effectiveOn,
      data: {
        personRef: 'p_right',
        entitlementId: 'e_9',
        kind: 'integration-course-claim',
        issuedBy: 'migration-office',
        legalBasis: '§ 44 Abs. 2 AufenthG',
        ruleId: 'ik-claim',
        ruleVersion: '2016-08-06',
        lapsesOn: '2027-11-01',
      },
    });
    const runId = await plan();
    const registered = await send('registrations', 'vhs', { personRef: 'p_right', runId });
    expect(registered.json).toMatchObject({ registration: 'confirmed', entitlementId: 'e_9' });
    const without = await send('registrations', 'vhs', { personRef: 'p_none', runId });
    expect(without.json).toMatchObject({
      registration: 'confirmed',
      warnings: [{ code: 'right-missing', ruleId: 'right-needed' }],
    });
    await process.settled();
    expect(await rowsOf(runId)).toEqual(
      expect.arrayContaining([expect.objectContaining({ personRef: 'p_right', entitlementId: 'e_9' })]),
    );
    const county = await plan({
      courseType: 'LK_NIEDRIG',
      funding: 'county',
      startsOn: '2027-01-04',
      endsOn: '2027-02-26',
    });
    expect((await send('registrations', 'vhs', { personRef: 'p_none', runId: county })).json).toMatchObject({
      warnings: [],
    });
  });
});

describe('what became of levels and rights', () => {
  const effectiveOn = '2026-11-01';
  const right = (personRef: string) => ({ personRef, entitlementId: `e_${personRef}` });
  const of = (personRef: string) => ({ stream: `entitlement-e_${personRef}`, effectiveOn });
  const rule = { ruleId: 'ik-claim', ruleVersion: '2016-08-06' };
  const issue = (personRef: string, kind: EntitlementKind, lapsesOn: string) =>
    process.hear({
      ...of(personRef),
      type: 'entitlement-issued',
      data: {
        ...right(personRef),
        kind,
        issuedBy: 'migration-office',
        legalBasis: '§ 44a Abs. 1 AufenthG',
        ...rule,
        lapsesOn,
      },
    });
  const assess = (personRef: string, level: CefrLevel, basis: LevelBasis, on: string) =>
    process.hear({
      type: 'language-level-assessed',
      stream: `learner-${personRef}`,
      effectiveOn: on,
      data: { personRef, assessmentId: `a_${personRef}`, level, basis },
    });
  const register = async (personRef: string, more: object = {}) =>
    (await post('registrations', 'vhs', { personRef, runId: await plan(more) })) as object;

  it('the right of who is obliged covers the course', async () => {
    await process.takenIn(['p_obliged'], 'vhs');
    await issue('p_obliged', 'integration-course-obligation', '2027-11-01');
    expect(await register('p_obliged')).toMatchObject({ entitlementId: 'e_p_obliged' });
  });

  it('a right that was kept after its lapse was presumed covers the course, one that was extended likewise', async () => {
    await process.takenIn(['p_kept', 'p_longer'], 'vhs');
    for (const personRef of ['p_kept', 'p_longer']) {
      await issue(personRef, 'integration-course-claim', '2026-10-01');
      await process.hear({
        ...of(personRef),
        type: 'entitlement-lapse-presumed',
        data: { ...right(personRef), ...rule },
      });
    }
    const lapsesOn = '2027-11-01';
    await process.hear({
      ...of('p_kept'),
      type: 'entitlement-lapse-rejected',
      data: { ...right('p_kept'), decidedBy: 'migration-office', reason: 'not-answerable', lapsesOn },
    });
    await process.hear({
      ...of('p_longer'),
      type: 'entitlement-extended',
      data: { ...right('p_longer'), extendedBy: 'migration-office', reason: 'illness', lapsesOn, ...rule },
    });
    expect(await register('p_kept')).toMatchObject({ entitlementId: 'e_p_kept' });
    expect(await register('p_longer')).toMatchObject({ entitlementId: 'e_p_longer' });
  });

  it('a level that was corrected is the level that counts', async () => {
    await process.takenIn(['p_corrected'], 'vhs');
    await assess('p_corrected', 'A1', 'placement-test', effectiveOn);
    await process.hear({
      type: 'language-level-corrected',
      stream: 'learner-p_corrected',
      effectiveOn,
      data: { personRef: 'p_corrected', assessmentId: 'a_p_corrected', reason: 'typing-error', level: 'A2' },
    });
    expect(await register('p_corrected')).toMatchObject({ registration: 'confirmed' });
  });

  it('a certificate that is too old for a vocational course is told (§ 8 Abs. 1 DeuFöV), never refused', async () => {
    await process.takenIn(['p_old'], 'vhs');
    await assess('p_old', 'B1', 'certificate', '2026-01-10');
    await issue('p_old', 'vocational-language-course', '2027-11-01');
    const course = { courseType: 'BSK_B2', entryLevel: 'B1', targetLevel: 'B2' };
    expect(await register('p_old', course)).toMatchObject({
      registration: 'confirmed',
      warnings: expect.arrayContaining([
        expect.objectContaining({ code: 'level-proof-too-old', legalBasis: '§ 8 Abs. 1 DeuFöV' }),
      ]),
    });
  });
});

describe('entering for many at once', () => {
  async function courseOf(persons: readonly string[]) {
    await process.takenIn(persons, 'vhs');
    const runId = await plan({ seats: 25 });
    const registered = await Promise.all(
      persons.map((personRef) =>
        post('registrations', 'vhs', { personRef, runId, effectiveOn: '2026-08-10' }).then(({ id }) => id),
      ),
    );
    await post(`course-runs/${runId}/start`, 'vhs', { effectiveOn: '2026-09-01' });
    await process.settled();
    return { runId, rows: persons.map((personRef, at) => ({ personRef, registrationId: registered[at] ?? '' })) };
  }
  const many = (prefix: string, count: number) => Array.from({ length: count }, (_, at) => `${prefix}${at}`);

  it('takes three drop-outs and eighteen results in one form, and the same form again without effect', async () => {
    const { runId, rows } = await courseOf(many('p_many', 21));
    const form = {
      rows: rows.map((row, at) =>
        at < 3
          ? { ...row, dropOut: 'work', effectiveOn: '2026-11-02' }
          : {
              ...row,
              level: at < 12 ? 'B1' : 'A2',
              passed: at < 12,
              orientationPassed: true,
              effectiveOn: '2026-11-20',
            },
      ),
    };
    const answer = await send(`course-runs/${runId}/participants`, 'vhs', form, 'form-1');
    expect(answer.status).toBe(200);
    const { rows: entered } = answer.json as { readonly rows: readonly { entries: readonly { outcome: string }[] }[] };
    expect(entered.flatMap(({ entries }) => entries.map(({ outcome }) => outcome))).toEqual(Array(39).fill('done'));
    expect((await send(`course-runs/${runId}/participants`, 'vhs', form, 'form-1')).json).toEqual(answer.json);
    await process.settled();
    const list = await rowsOf(runId);
    expect(list.filter(({ phase }) => phase === 'dropped-out')).toHaveLength(3);
    expect(list).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          personRef: 'p_many5',
          result: { level: 'B1', passed: true, on: '2026-11-20' },
          attempts: 1,
          orientationPassed: true,
          earned: ['integration-course', 'language', 'attendance'],
        }),
      ]),
    );
  });

  it('loses no row when another is refused, and says which field is to blame', async () => {
    const { runId, rows } = await courseOf(many('p_some', 5));
    const [one, two, three, four, five] = rows;
    const foreign = await courseOf(['p_foreign']);
    const answer = await send(`course-runs/${runId}/participants`, 'vhs', {
      rows: [
        { ...one, attendance: 'at-risk', atRiskReason: 'absences' },
        { ...two, level: 'B1', passed: true, effectiveOn: '2026-08-01' },
        { ...three, level: 'B1' },
        { ...four, attendance: 'ok', dropOut: 'childcare' },
        { ...five, attendance: 'ok', atRiskReason: 'absences' },
        { ...foreign.rows[0], attendance: 'ok' },
      ],
    });
    expect(answer.json).toMatchObject({
      rows: [
        { entries: [{ entry: 'record-attendance', outcome: 'done' }] },
        { entries: [{ entry: 'record-result', outcome: 'refused', code: 'before-participation', at: '/effectiveOn' }] },
        { entries: [{ entry: 'record-result', outcome: 'refused', code: 'result-incomplete', at: '/level' }] },
        { entries: [{ outcome: 'done' }, { entry: 'drop-out', outcome: 'done' }] },
        { entries: [{ outcome: 'refused', code: 'reason-without-risk' }] },
        { entries: [{ outcome: 'refused', code: 'registration-unknown' }] },
      ],
    });
    await process.settled();
    expect(await rowsOf(runId)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({
          personRef: 'p_some0',
          attendance: expect.objectContaining({ attendance: 'at-risk' }),
        }),
        expect.objectContaining({ personRef: 'p_some3', phase: 'dropped-out', reason: 'childcare' }),
      ]),
    );
    const again = await send(`course-runs/${runId}/participants`, 'vhs', {
      rows: [{ ...one, attendance: 'at-risk', atRiskReason: 'absences' }],
    });
    expect(again.json).toMatchObject({ rows: [{ entries: [{ outcome: 'unchanged' }] }] });
  });

  it('refuses a form that cannot be read, as a whole and by its place', async () => {
    const { runId, rows } = await courseOf(['p_form']);
    const answer = await send(`course-runs/${runId}/participants`, 'vhs', {
      rows: [{ ...rows[0], attendance: 'maybe', colour: 'red' }],
    });
    expect(answer.status).toBe(400);
    expect((answer.json as { errors: { at: string }[] }).errors.map(({ at }) => at).toSorted()).toEqual([
      '/rows/0/attendance',
      '/rows/0/colour',
    ]);
    expect(await send('course-runs/r_none/participants', coordinator, { rows: [rows[0]] })).toMatchObject({
      status: 404,
      json: { code: 'run-unknown' },
    });
  });
});

describe('what else is entered for a participant', () => {
  it('stands in the list of the run', async () => {
    await process.takenIn(['p_all'], 'vhs');
    const runId = await plan({ courseType: 'BSK_B2', entryLevel: 'B1', targetLevel: 'B2' });
    const { id } = await post('registrations', 'vhs', { personRef: 'p_all', runId, effectiveOn: '2026-08-10' });
    await post(`course-runs/${runId}/start`, 'vhs', { effectiveOn: '2026-09-01' });
    await process.settled();
    const of = `registrations/p_all/${id}`;
    await post(`${of}/modules`, 'vhs', { module: 1 });
    await post(`${of}/interrupt`, 'vhs', { reason: 'away', expectedBackOn: '2026-12-01', effectiveOn: '2026-11-01' });
    await post(`${of}/resume`, 'vhs', { effectiveOn: '2026-11-10' });
    const fail = { level: 'B1', passed: false, skills: { speaking: 'B2' } };
    const warned = [];
    for (let attempt = 1; attempt < 4; attempt++) {
      const { json } = await send(`${of}/result`, 'vhs', fail);
      warned.push((json as { warnings: readonly { code: string }[] }).warnings.map(({ code }) => code));
    }
    expect(warned).toEqual([[], [], ['resits-used']]);
    await post(`${of}/certificates`, 'vhs', { certificate: 'attendance' });
    await post(`${of}/letters`, 'vhs', { letter: 'registration-confirmation', recipient: 'person' });
    await process.settled();
    expect(await rowsOf(runId)).toMatchObject([
      {
        modules: [1],
        attempts: 3,
        certificates: ['attendance'],
        repetition: { ruleId: 'repetition', ruleVersion: 'bsk-2016' },
        letters: [{ letter: 'registration-confirmation', recipient: 'person' }],
      },
    ]);
  });
});
