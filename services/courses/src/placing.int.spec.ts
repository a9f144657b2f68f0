import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CoursesProcess, startCoursesProcess } from './testing/courses-process.js';

const api = '/api/courses/v1';
const coordinator = 'course-coordinator';
const REFUSED = { status: 409, json: { code: 'person-unknown', errors: [{ at: '/personRef' }] } };

let process: CoursesProcess;
let runOfX: string;
let runOfY: string;
beforeAll(async () => {
  process = await startCoursesProcess(['x', 'y']);
  for (const providerId of ['x', 'y'])
    await post('providers', coordinator, {
      providerId,
      name: providerId,
      kind: 'independent',
      municipalityKey: '03251040',
    });
  runOfX = await plan('x', { courseType: 'IK_ALLG', startsOn: '2026-09-01', endsOn: '2026-11-20' });
  runOfY = await plan('y', { courseType: 'BSK_B2', startsOn: '2026-12-01', endsOn: '2027-03-26' });
});
afterAll(() => process.stop());

const send = (path: string, as: string, body: object = {}) => process.call('POST', `${api}/${path}`, { as, body });

async function post(path: string, as: string, body: object = {}): Promise<string> {
  const answer = await send(path, as, body);
  if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return (answer.json as { id: string }).id;
}

const plan = (providerId: string, more: object): Promise<string> =>
  post('course-runs', providerId, {
    providerId,
    title: 'Kurs',
    entryLevel: 'A2',
    targetLevel: 'B1',
    funding: 'federal',
    municipalityKey: '03251040',
    timeOfDay: 'morning',
    childcare: true,
    seats: 10,
    minimumGroup: 1,
    ...more,
  });

const need = (personRef: string, courseType = 'BSK_B2') => ({
  personRef,
  courseType,
  level: 'B1',
  municipalityKey: '03251040',
  timesOfDay: [],
  childcare: false,
});

describe('a person whom nobody took in', () => {
  it.each(['x', coordinator])('is neither registered nor put on the waiting list: %s', async (as) => {
    for (const refused of await Promise.all([
      send('registrations', as, { personRef: 'foo', runId: runOfX }),
      send('waiting-entries', as, need('foo')),
    ])) {
      expect(refused).toMatchObject(REFUSED);
      expect(refused.headers.get('retry-after')).not.toBeNull();
    }
    await process.settled();
    expect(await process.call('GET', `${api}/course-runs/${runOfX}`, { as: coordinator })).toMatchObject({
      json: { seatsTaken: 0 },
    });
  });

  it('is taken by a command that waits for the news of her', async () => {
    const asked = send('registrations', coordinator, { personRef: 'p_news', runId: runOfX });
    await process.takenIn(['p_news']);
    expect(await asked).toMatchObject({ status: 201 });
  });
});

describe('a provider that holds a reference alone', () => {
  it('registers nobody and puts nobody on the waiting list, and gets the answer of a person who does not exist', async () => {
    await process.takenIn(['p_of_x'], 'x');
    await process.takenIn(['p_of_none']);
    const answers = await Promise.all(
      ['p_none', 'p_of_x', 'p_of_none'].flatMap((personRef) => [
        send('registrations', 'y', { personRef, runId: runOfY }),
        send('waiting-entries', 'y', need(personRef)),
      ]),
    );
    for (const { status, json } of answers) {
      expect({ status, json }).toMatchObject(REFUSED);
      expect(json).toEqual({ ...(answers[0]?.json as object), correlationId: expect.any(String) });
    }
  });

  it('has lost the person with the hand-over that it gave back, and has her with one that it accepted', async () => {
    await process.takenIn(['p_given'], 'x');
    const registrationId = await post('registrations', 'x', { personRef: 'p_given', runId: runOfX });
    await post(`course-runs/${runOfX}/start`, 'x', { effectiveOn: '2026-09-01' });
    await process.settled();
    const offer = {
      personRef: 'p_given',
      registrationId,
      toProvider: 'y',
      followUpCourseType: 'BSK_B2',
      level: 'B1',
      basis: 'aufenthg-88a-3',
    };
    const first = await post('handovers', 'x', offer);
    await post(`handovers/${first}/return`, 'y', { reason: 'no-free-seat' });
    await process.settled();
    for (const refused of await Promise.all([
      send('registrations', 'y', { personRef: 'p_given', runId: runOfY }),
      send('waiting-entries', 'y', need('p_given')),
    ]))
      expect(refused).toMatchObject(REFUSED);

    const second = await post('handovers', 'x', offer);
    await post(`handovers/${second}/accept`, 'y');
    await post('waiting-entries', 'y', need('p_given'));
    await post('registrations', 'y', { personRef: 'p_given', runId: runOfY });
  });

  it('registers who waits for a course of the type, as long as she waits', async () => {
    await process.takenIn(['p_waits']);
    const entry = await post('waiting-entries', coordinator, need('p_waits'));
    await process.settled();
    expect(await send('registrations', 'x', { personRef: 'p_waits', runId: runOfX })).toMatchObject(REFUSED);
    await post(`waiting-entries/${entry}/close`, coordinator, { reason: 'withdrawn' });
    await process.settled();
    expect(await send('registrations', 'y', { personRef: 'p_waits', runId: runOfY })).toMatchObject(REFUSED);
    await post('waiting-entries', coordinator, need('p_waits'));
    await post('registrations', 'y', { personRef: 'p_waits', runId: runOfY });
  });

  it('is asked why a course off her level was chosen for her, and registers with the reason', async () => {
    await process.takenIn(['p_off']);
    await process.hear({
      type: 'language-level-assessed',
      stream: 'learner-p_off',
      effectiveOn: '2026-11-01',
      data: { personRef: 'p_off', level: 'C1', basis: 'placement-test' },
    });
    const entry = await post('waiting-entries', coordinator, need('p_off'));
    await process.settled();
    const proposed = [{ runId: runOfY, reasonsFor: ['seats-free'], reasonsAgainst: [] }];
    const choice = { outcome: 'chosen', runId: runOfY, proposed, ruleId: 'matching', ruleVersion: '2026-11-25' };
    const path = `waiting-entries/${entry}/placements`;
    expect(await send(path, coordinator, choice)).toMatchObject({
      status: 400,
      json: { code: 'level-reason-missing', errors: [{ at: '/levelReason' }] },
    });
    expect(await send(path, coordinator, { ...choice, levelReason: 'wish' })).toMatchObject({
      status: 201,
      json: { registration: 'confirmed' },
    });
  });

  it('knows her from a registration of its own, but not from one that came to nothing', async () => {
    await process.takenIn(['p_brought']);
    const runId = await plan('x', { courseType: 'IK_ALLG', startsOn: '2027-01-04', endsOn: '2027-03-26' });
    const brought = await post('registrations', coordinator, { personRef: 'p_brought', runId });
    await process.settled();
    await post('waiting-entries', 'x', need('p_brought'));
    await post(`registrations/p_brought/${brought}/withdraw`, coordinator);
    await process.settled();
    expect(await send('waiting-entries', 'x', need('p_brought', 'IK_ALLG'))).toMatchObject(REFUSED);
  });
});
