import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CoursesProcess, startCoursesProcess } from './testing/courses-process.js';

const api = '/api/courses/v1';
const coordinator = 'course-coordinator';

interface Letter {
  readonly personRef: string;
  readonly registrationId: string;
  readonly letter: string;
  readonly recipient: string;
  readonly dueOn: string;
}

let process: CoursesProcess;
beforeAll(async () => {
  process = await startCoursesProcess(['vhs']);
  await post('providers', coordinator, {
    providerId: 'vhs',
    name: 'Volkshochschule (erfunden)',
    kind: 'adult-education-centre',
    municipalityKey: '03251040',
  });
});
afterAll(() => process.stop());

async function post(path: string, as: string, body: object = {}): Promise<{ readonly id: string }> {
  const answer = await process.call('POST', `${api}/${path}`, { as, body });
  if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.json as { readonly id: string };
}
async function get<Answer>(path: string): Promise<Answer> {
  const answer = await process.call('GET', `${api}/${path}`, { as: 'vhs' });
  expect(answer.status).toBe(200);
  return answer.json as Answer;
}
const lettersOf = async (personRef: string) =>
  (await get<{ readonly letters: readonly Letter[] }>('letters')).letters
    .filter((one) => one.personRef === personRef)
    .map(({ letter, recipient, dueOn }) => [letter, recipient, dueOn]);

async function registered(personRef: string, run: object, more: object = {}) {
  await process.takenIn([personRef], 'vhs');
  const { id: runId } = await post('course-runs', 'vhs', {
    providerId: 'vhs',
    title: 'Kurs',
    entryLevel: 'A2',
    targetLevel: 'B1',
    funding: 'federal',
    municipalityKey: '03251040',
    timeOfDay: 'morning',
    childcare: true,
    seats: 10,
    minimumGroup: 1,
    endsOn: '2027-06-18',
    ...run,
  });
  const { id } = await post('registrations', 'vhs', { personRef, runId, ...more });
  await process.settled();
  return { id, runId, path: `registrations/${personRef}/${id}` };
}

describe('letters that are due', () => {
  it('are the confirmation, and the later start to person and BAMF, until somebody says that they were sent', async () => {
    const { path } = await registered(
      'p_late',
      { courseType: 'IK_ALLG', startsOn: '2026-12-14' },
      { effectiveOn: '2026-11-01' },
    );
    expect(await lettersOf('p_late')).toEqual([
      ['registration-confirmation', 'person', '2026-11-01'],
      ['late-start', 'bamf', '2026-12-13'],
      ['late-start', 'person', '2026-12-13'],
    ]);
    await post(`${path}/letters`, 'vhs', { letter: 'late-start', recipient: 'bamf' });
    await process.settled();
    expect(await lettersOf('p_late')).toHaveLength(2);
  });

  it('say nothing of a later start on the last day that the rule allows', async () => {
    await registered('p_just', { courseType: 'IK_ALLG', startsOn: '2026-12-13' }, { effectiveOn: '2026-11-01' });
    expect(await lettersOf('p_just')).toEqual([['registration-confirmation', 'person', '2026-11-01']]);
  });

  it('are three for a vocational course after four weeks, and two for who breaks it off', async () => {
    const { path, runId } = await registered(
      'p_bsk',
      { courseType: 'BSK_B2', startsOn: '2026-11-30' },
      { effectiveOn: '2026-11-01' },
    );
    expect((await lettersOf('p_bsk')).filter(([letter]) => letter === 'late-start')).toHaveLength(3);
    await post(`course-runs/${runId}/start`, 'vhs');
    await process.settled();
    await post(`${path}/drop-out`, 'vhs', { reason: 'work' });
    await process.settled();
    expect(await lettersOf('p_bsk')).toEqual([
      ['drop-out-report', 'bamf', '2026-11-24'],
      ['drop-out-report', 'issuing-body', '2026-11-24'],
    ]);
  });

  it('tell a person that her seat is not held any more', async () => {
    await registered('p_held', { courseType: 'LK_NIEDRIG', startsOn: '2027-01-04' }, { hold: true });
    process.clock.advance({ days: 8 });
    await process.fireTimers();
    await process.settled();
    expect(await lettersOf('p_held')).toEqual([['hold-expired', 'person', '2026-12-02']]);
  });
});

describe('the report of registrations', () => {
  interface Report {
    readonly from: string;
    readonly to: string;
    readonly dueOn: string;
    readonly lastSentTo?: string;
    readonly runs: readonly { readonly courseType: string; readonly registrations: readonly object[] }[];
  }

  it('names registrations, expected start and levels of vocational courses, period after period', async () => {
    await process.hear({
      type: 'language-level-assessed',
      stream: 'learner-p_report',
      effectiveOn: '2026-11-01',
      data: { personRef: 'p_report', level: 'B1', basis: 'certificate' },
    });
    await registered('p_report', {
      courseType: 'BSK_B2',
      entryLevel: 'B1',
      targetLevel: 'B2',
      startsOn: '2027-01-11',
      title: 'Berufssprachkurs',
    });
    // Who registers today is in the next report: this one ends with yesterday.
    expect(await get<Report>('reports/registrations')).toMatchObject({ to: '2026-12-01', runs: [] });
    process.clock.advance({ days: 1 });
    const report = await get<Report>('reports/registrations');
    expect(report).toMatchObject({
      from: '2026-11-19',
      to: '2026-12-02',
      rule: { ruleId: 'registration-report', ruleVersion: 'bsk-2016' },
      runs: [
        {
          courseType: 'BSK_B2',
          title: 'Berufssprachkurs',
          startsOn: '2027-01-11',
          registered: 1,
          registrations: [{ personRef: 'p_report', registeredOn: '2026-12-02', level: 'B1' }],
        },
      ],
    });
    const { from, to } = report;
    expect(
      await process.call('POST', `${api}/reports/registrations/sent`, { as: 'vhs', body: { from, to: '2026-12-03' } }),
    ).toMatchObject({ status: 400, json: { code: 'period-not-over' } });
    await post('reports/registrations/sent', 'vhs', { from, to });
    const again = await process.call('POST', `${api}/reports/registrations/sent`, { as: 'vhs', body: { from, to } });
    expect(again).toMatchObject({ status: 409, json: { code: 'period-already-reported' } });
    process.clock.advance({ days: 14 });
    expect(await get<Report>('reports/registrations')).toMatchObject({
      from: '2026-12-03',
      to: '2026-12-16',
      dueOn: '2026-12-17',
      lastSentTo: '2026-12-02',
      runs: [],
    });
  });
});

describe('what a provider does for its courses outside', () => {
  const done = (body: object, as = 'vhs') => process.call('POST', `${api}/reports/duties/done`, { as, body });

  it('is recorded: KURSNET once a day, the report of a course once, and of an own one alone', async () => {
    expect(await done({ duty: 'kursnet-entry' })).toMatchObject({ status: 200, json: { id: 'vhs' } });
    expect(await done({ duty: 'kursnet-entry' })).toMatchObject({ status: 409, json: { code: 'duty-already-done' } });
    const { runId } = await registered('p_duty', { courseType: 'IK_ALLG', startsOn: '2027-02-01' });
    expect(await done({ duty: 'planning-report', runId })).toMatchObject({ status: 200 });
    expect(await done({ duty: 'planning-report', runId, providerId: 'vhs' }, coordinator)).toMatchObject({
      status: 409,
      json: { code: 'duty-already-done' },
    });
    for (const body of [{ duty: 'planning-report' }, { duty: 'planning-report', runId: 'r_none' }])
      expect(await done(body)).toMatchObject({ status: 400, json: { code: 'run-unknown' } });
  });

  it('is asked for integration courses alone, of the own provider', async () => {
    const { runId } = await registered('p_duty_bsk', { courseType: 'BSK_B2', startsOn: '2027-02-01' });
    expect(await done({ duty: 'planning-report', runId })).toMatchObject({
      status: 422,
      json: { code: 'report-not-asked' },
    });
    expect(await done({ duty: 'kursnet-entry', providerId: 'other' })).toMatchObject({
      status: 403,
      json: { code: 'not-your-provider' },
    });
    expect(await done({ duty: 'kursnet-entry', providerId: 'mistyped' }, coordinator)).toMatchObject({
      status: 422,
      json: { code: 'provider-unknown', errors: [{ at: '/providerId' }] },
    });
  });

  it('says of KURSNET the same whichever run is named: all courses are brought up to date together', async () => {
    const { runId } = await registered('p_duty_other', { courseType: 'BSK_B2', startsOn: '2027-02-01' });
    const answers = await Promise.all(
      [runId, 'r_none'].map((named) => done({ duty: 'kursnet-entry', runId: named, effectiveOn: '2026-11-02' })),
    );
    expect(answers.map(({ status, json }) => [status, (json as { code?: string }).code])).toEqual([
      [409, 'duty-already-done'],
      [409, 'duty-already-done'],
    ]);
  });
});
