import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { routesOf } from '#service-kit';
import { type CoursesProcess, startCoursesProcess } from './testing/courses-process.js';

const api = '/api/courses/v1';
const coordinator = 'course-coordinator';

/** What x has, or what nobody has. */
interface Ids {
  readonly providerId: string;
  readonly personRef: string;
  readonly runId: string;
  readonly otherRunId: string;
  readonly cancelledRunId: string;
  readonly courseId: string;
  readonly venueId: string;
  readonly registrationId: string;
  readonly waitingRef: string;
  readonly entryId: string;
  readonly mergeId: string;
  readonly mergedRegistrationId: string;
  readonly handoverId: string;
  readonly agreementId: string;
}
type Of<What> = (ids: Ids) => What;
type Row = readonly [route: string, path: Of<string>, body?: Of<object>];

const NOBODYS: Ids = {
  providerId: 'nobody',
  personRef: 'p_none',
  runId: 'r_none',
  otherRunId: 'r_none2',
  cancelledRunId: 'r_none3',
  courseId: 'c_none',
  venueId: 'o_none',
  registrationId: 'g_none',
  waitingRef: 'p_none2',
  entryId: 'w_none',
  mergeId: 'm_none',
  mergedRegistrationId: 'g_none2',
  handoverId: 'h_none',
  agreementId: 'hp_none_1',
};

const need = { level: 'A2', municipalityKey: '03251040', timesOfDay: ['morning'], childcare: false };
const place = { name: 'Ort', municipalityKey: '03251040', stepFree: true };
const course = {
  title: 'Kurs',
  entryLevel: 'A2',
  targetLevel: 'B1',
  modules: [{ name: 'Modul', teachingUnits: 100, level: 'B1' }],
};
const runPlan = {
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
  startsOn: '2026-12-14',
  endsOn: '2027-03-26',
};
const { courseType: _type, entryLevel: _entry, targetLevel: _target, funding: _funding, ...runChange } = runPlan;
const nothing = () => ({});

const ofPerson = (step: string, body: object = {}): Row => [
  `POST /registrations/:personRef/:registrationId/${step}`,
  ({ personRef, registrationId }) => `registrations/${personRef}/${registrationId}/${step}`,
  () => body,
];
const ofHandover = (step: string, body: object = {}): Row => [
  `POST /handovers/:handoverId/${step}`,
  ({ handoverId }) => `handovers/${handoverId}/${step}`,
  () => body,
];
const ofMerge = (step: string, body: object = {}): Row => [
  `POST /run-merges/:mergeId/${step}`,
  ({ mergeId }) => `run-merges/${mergeId}/${step}`,
  () => body,
];
const ofAgreement = (step: string, body: object = {}): Row => [
  `POST /handover-agreements/:agreementId/${step}`,
  ({ agreementId }) => `handover-agreements/${agreementId}/${step}`,
  () => body,
];
const ofRun = (step: string, body: object = {}): Row => [
  `POST /course-runs/:runId/${step}`,
  ({ runId }) => `course-runs/${runId}/${step}`,
  () => body,
];

/** What is x's own business: another provider is answered as if there were no such thing. */
const NO_HINT: readonly Row[] = [
  ['POST /providers/:providerId/contact', ({ providerId }) => `providers/${providerId}/contact`, nothing],
  ['POST /providers/:providerId/venues', ({ providerId }) => `providers/${providerId}/venues`, () => place],
  [
    'POST /providers/:providerId/venues/:venueId/change',
    ({ providerId, venueId }) => `providers/${providerId}/venues/${venueId}/change`,
    () => place,
  ],
  [
    'POST /providers/:providerId/venues/:venueId/close',
    ({ providerId, venueId }) => `providers/${providerId}/venues/${venueId}/close`,
    nothing,
  ],
  ['POST /courses', () => 'courses', ({ providerId }) => ({ ...course, providerId, courseType: 'IK_ALLG' })],
  ['POST /course-runs', () => 'course-runs', ({ providerId }) => ({ ...runPlan, providerId })],
  ['GET /letters', ({ providerId }) => `letters?providerId=${providerId}`],
  ['GET /reports/registrations', ({ providerId }) => `reports/registrations?providerId=${providerId}`],
  [
    'POST /reports/registrations/sent',
    () => 'reports/registrations/sent',
    ({ providerId }) => ({ providerId, from: '2026-11-10', to: '2026-11-23' }),
  ],
  [
    'POST /reports/duties/done',
    () => 'reports/duties/done',
    ({ providerId, runId }) => ({ duty: 'planning-report', providerId, runId }),
  ],
  ['POST /registrations', () => 'registrations', ({ personRef }) => ({ personRef, runId: ownRun })],
  [
    'GET /registrations/:personRef/:registrationId',
    ({ personRef, registrationId }) => `registrations/${personRef}/${registrationId}`,
  ],
  [
    'GET /registrations/:personRef/:registrationId/handover-terms/:toProvider/:courseType',
    ({ personRef, registrationId }) => `registrations/${personRef}/${registrationId}/handover-terms/y/BSK_B2`,
  ],
  ofPerson('withdraw'),
  ofPerson('confirm'),
  ofPerson('allow-overlap', { reason: 'times-differ' }),
  ofPerson('attendance', { attendance: 'ok' }),
  ofPerson('interrupt', { reason: 'work' }),
  ofPerson('resume'),
  ofPerson('modules', { module: 1 }),
  ofPerson('orientation-test', { passed: true }),
  ofPerson('certificates', { certificate: 'attendance' }),
  ofPerson('letters', { letter: 'late-start', recipient: 'person' }),
  ofPerson('result', { level: 'B1', passed: true }),
  ofPerson('drop-out', { reason: 'work' }),
  [
    'POST /waiting-entries',
    () => 'waiting-entries',
    ({ waitingRef }) => ({ ...need, personRef: waitingRef, courseType: 'IK_ALLG' }),
  ],
  ['POST /waiting-entries/:entryId/change', ({ entryId }) => `waiting-entries/${entryId}/change`, () => need],
  [
    'POST /waiting-entries/:entryId/close',
    ({ entryId }) => `waiting-entries/${entryId}/close`,
    () => ({ reason: 'withdrawn' }),
  ],
  [
    // A run of the type that is waited for may be proposed by every provider: here of another type.
    'POST /waiting-entries/:entryId/placements',
    ({ entryId }) => `waiting-entries/${entryId}/placements`,
    () => ({
      outcome: 'chosen',
      runId: ownRun,
      proposed: [{ runId: ownRun, reasonsFor: [], reasonsAgainst: [] }],
      ruleId: 'matching',
      ruleVersion: '2026-11-01',
    }),
  ],
  [
    'POST /run-merges',
    () => 'run-merges',
    ({ runId, otherRunId }) => ({ keptRunId: otherRunId, dissolvedRunId: runId }),
  ],
  ofMerge('agree'),
  ofMerge('refuse', { reason: 'too-far' }),
  ofMerge('give-up', { reason: 'enough-registrations' }),
  [
    'POST /run-merges/:mergeId/answers/:registrationId',
    ({ mergeId, mergedRegistrationId }) => `run-merges/${mergeId}/answers/${mergedRegistrationId}`,
    () => ({ answer: 'accepts' }),
  ],
  [
    'POST /handovers',
    () => 'handovers',
    ({ personRef, registrationId }) => ({
      personRef,
      registrationId,
      toProvider: 'y',
      followUpCourseType: 'BSK_B2',
      level: 'B1',
      basis: 'aufenthg-88a-3',
    }),
  ],
  ['GET /handovers/:handoverId', ({ handoverId }) => `handovers/${handoverId}`],
  ofHandover('accept'),
  ofHandover('return', { reason: 'too-far' }),
  ofHandover('withdraw', { reason: 'person-declined' }),
  ofHandover('fail', { reason: 'seat-lost' }),
  [
    'POST /handover-agreements',
    () => 'handover-agreements',
    ({ providerId }) => ({ providerId, partnerId: 'y', answerDays: 7, validFrom: '2026-12-01' }),
  ],
  ofAgreement('agree'),
  ofAgreement('decline'),
  ofAgreement('end', { lastDay: '2026-12-31' }),
  ['POST /mediations', () => 'mediations', ({ handoverId }) => ({ handoverId, reason: 'no-answer' })],
];

/** Runs and courses are known to all partners, and to everybody once they are published: that they are x's is no secret. */
const KNOWN: readonly Row[] = [
  ['POST /courses/:courseId/change', ({ courseId }) => `courses/${courseId}/change`, () => course],
  ['POST /courses/:courseId/withdraw', ({ courseId }) => `courses/${courseId}/withdraw`, nothing],
  ofRun('change', runChange),
  ofRun('publish'),
  ofRun('open-registration'),
  ofRun('close-registration'),
  ofRun('start'),
  ofRun('interrupt', { reason: 'no-teacher' }),
  ofRun('resume'),
  ofRun('end'),
  ofRun('cancel', { reason: 'no-teacher' }),
  ofRun('break-off', { reason: 'no-teacher' }),
  [
    'POST /course-runs/:runId/told',
    ({ cancelledRunId }) => `course-runs/${cancelledRunId}/told`,
    ({ registrationId }) => ({ registrationIds: [registrationId] }),
  ],
  [
    'POST /course-runs/:runId/participants',
    ({ runId }) => `course-runs/${runId}/participants`,
    ({ personRef, registrationId }) => ({ rows: [{ personRef, registrationId, attendance: 'ok' }] }),
  ],
  ['GET /course-runs/:runId/concerned', ({ cancelledRunId }) => `course-runs/${cancelledRunId}/concerned`],
  ['GET /course-runs/:runId/registrations', ({ runId }) => `course-runs/${runId}/registrations`],
];

/** Open to all partners, or narrowed to what is one's own: nobody of x stands there. */
const WITHOUT_PEOPLE: readonly Row[] = [
  ['GET /course-runs', () => 'course-runs'],
  ['GET /course-runs/:runId', ({ runId }) => `course-runs/${runId}`],
  ['GET /providers', () => 'providers'],
  ['GET /courses', ({ providerId }) => `courses?provider=${providerId}`],
  ['GET /overlaps', () => 'overlaps'],
  ['GET /held-seats', () => 'held-seats'],
];

/** The items of a meeting are read by all who meet; handovers.int.spec.ts says who records what came of them. */
const ELSEWHERE = ['POST /coordination-meetings/:meetingId/items/:itemId/outcome'];

let process: CoursesProcess;
let ids: Ids;
let ownRun: string;

async function post(path: string, as: string, body: object = {}): Promise<string> {
  const answer = await process.call('POST', `${api}/${path}`, { as, body });
  if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return (answer.json as { readonly id: string }).id;
}

beforeAll(async () => {
  process = await startCoursesProcess(['x', 'y', 'z']);
  for (const providerId of ['x', 'y', 'z'])
    await post('providers', coordinator, {
      providerId,
      name: `${providerId} (erfunden)`,
      kind: 'independent',
      municipalityKey: '03251040',
    });
  await process.takenIn(['p_x1', 'p_x2', 'p_x3'], 'x');
  const plan = (as: string, more: object = {}) => post('course-runs', as, { ...runPlan, providerId: as, ...more });
  const [runId, otherRunId, cancelledRunId] = [await plan('x'), await plan('y'), await plan('x')];
  ownRun = await plan('z', { courseType: 'BSK_B2', entryLevel: 'B1', targetLevel: 'B2' });
  const begun = await plan('x', { startsOn: '2026-09-01', endsOn: '2027-02-26' });
  const registrationId = await post('registrations', 'x', {
    personRef: 'p_x1',
    runId: begun,
    effectiveOn: '2026-08-10',
  });
  await post(`course-runs/${begun}/start`, 'x', { effectiveOn: '2026-09-01' });
  const mergedRegistrationId = await post('registrations', 'x', { personRef: 'p_x2', runId });
  await process.settled();
  const entryId = await post('waiting-entries', 'x', {
    ...need,
    personRef: 'p_x3',
    courseType: 'IK_ALLG',
    level: 'B1',
  });
  await post(`course-runs/${cancelledRunId}/cancel`, 'x', { reason: 'no-teacher' });
  const mergeId = await post('run-merges', 'x', { keptRunId: otherRunId, dissolvedRunId: runId });
  await post(`run-merges/${mergeId}/agree`, 'y');
  const agreement = { partnerId: 'y', answerDays: 7, validFrom: '2026-12-01' };
  ids = {
    providerId: 'x',
    personRef: 'p_x1',
    runId,
    otherRunId,
    cancelledRunId,
    courseId: await post('courses', 'x', { ...course, providerId: 'x', courseType: 'IK_ALLG' }),
    venueId: await post('providers/x/venues', 'x', place),
    registrationId,
    waitingRef: 'p_x3',
    entryId,
    mergeId,
    mergedRegistrationId,
    handoverId: await post('handovers', 'x', {
      personRef: 'p_x1',
      registrationId,
      toProvider: 'y',
      followUpCourseType: 'BSK_B2',
      level: 'B1',
      basis: 'aufenthg-88a-3',
    }),
    agreementId: `${await post('handover-agreements', 'x', agreement)}_1`,
  };
  await process.settled();
});
afterAll(() => process.stop());

const ask = async ([route, path, body]: Row, of: Ids, as = 'z') =>
  process.call(route.split(' ')[0] ?? '', `${api}/${path(of)}`, { as, ...(body ? { body: body(of) } : {}) });
const said = async (row: Row, of: Ids, as?: string) => {
  const { status, json } = await ask(row, of, as);
  const { code, detail } = json as { readonly code?: string; readonly detail?: string };
  return { status, code, detail };
};

it('no route that is open to providers was forgotten', () => {
  const open = routesOf(process.app)
    // What the kit gives every service is tested there.
    .filter(({ path }) => path.startsWith(api) && !path.startsWith(`${api}/imports`))
    .filter(({ access }) => typeof access === 'object' && [...access].includes('provider'))
    .map(({ method, path }) => `${method} ${path.slice(api.length)}`);
  const listed = [...NO_HINT, ...KNOWN, ...WITHOUT_PEOPLE].map(([route]) => route);
  expect([...listed, ...ELSEWHERE].toSorted()).toEqual(open.toSorted());
});

describe('another provider', () => {
  it.each(NO_HINT)('%s: is answered as if there were no such thing', async (...row) => {
    const answer = await said(row, ids);
    expect(answer).toEqual(await said(row, NOBODYS));
    expect([403, 404, 409]).toContain(answer.status);
  });

  it.each(KNOWN)('%s: acts for itself alone', async (...row) => {
    expect(await said(row, ids)).toMatchObject({ status: 403, code: 'not-your-provider' });
    expect(await said(row, NOBODYS)).toMatchObject({ status: 404 });
  });

  it.each(WITHOUT_PEOPLE)('%s: names nobody', async (...row) => {
    const { status, text } = await ask(row, ids);
    expect(status).toBe(200);
    expect(text).not.toMatch(/p_x\d/);
    for (const id of [ids.registrationId, ids.mergedRegistrationId, ids.handoverId]) expect(text).not.toContain(id);
  });
});
