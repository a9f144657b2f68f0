import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { TimerStore } from '#event-sourcing';
import { TIMERS } from '#service-kit';
import { CourseFacts } from './commands/course-facts.js';
import { mergeQuestionIdOf, movedRegistrationIdOf } from './commands/derived-id.js';
import type { PolicyEvent } from './contract-events.js';
import { askPersonsWhenMergeAsks } from './policies/ask-persons-when-merge-asks.js';
import { endMergeQuestionWhenNothingToAsk } from './policies/end-merge-question-when-nothing-to-ask.js';
import type { Policy } from './policies/policy.js';
import { reopenWaitingEntryWhenRunCancelled } from './policies/reopen-waiting-entry-when-run-cancelled.js';
import { Roster } from './policies/roster.js';
import { waitAgainWhenRunCancelled } from './policies/wait-again-when-run-cancelled.js';
import { type CoursesProcess, startCoursesProcess } from './testing/courses-process.js';

const api = '/api/courses/v1';
const coordinator = 'course-coordinator';
const TODAY = '2026-11-24';
let process: CoursesProcess;
let people = 0;

beforeAll(async () => {
  process = await startCoursesProcess(['x', 'y']);
  process.clock.set(`${TODAY}T09:00:00.000Z`);
  for (const providerId of ['x', 'y'])
    await post('providers', coordinator, {
      providerId,
      name: `${providerId} (erfunden)`,
      kind: 'adult-education-centre',
      municipalityKey: '03251040',
    });
});
afterAll(() => process.stop());

const send = (path: string, as: string, body: object = {}) => process.call('POST', `${api}/${path}`, { as, body });
async function post(path: string, as: string, body: object = {}): Promise<string> {
  const answer = await send(path, as, body);
  if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return (answer.json as { readonly id: string }).id;
}
async function get<Answer = Record<string, unknown>>(path: string): Promise<Answer> {
  return (await process.call('GET', `${api}/${path}`, { as: coordinator })).json as Answer;
}
async function person(by = 'x'): Promise<string> {
  const personRef = `p_lost${(people += 1)}`;
  await process.takenIn([personRef], by);
  return personRef;
}
const plan = (providerId: string, more: object = {}): Promise<string> =>
  post('course-runs', providerId, {
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
    startsOn: '2026-12-14',
    endsOn: '2027-03-26',
    ...more,
  });
const need = {
  courseType: 'IK_ALLG',
  level: 'A2',
  municipalityKey: '03251040',
  timesOfDay: ['morning'],
  childcare: false,
};
const phaseOf = async (personRef: string, registrationId: string): Promise<unknown> =>
  (await get(`registrations/${personRef}/${registrationId}`))['phase'];
const roster = (): Roster => process.app.get(Roster, { strict: false });
const waits = async (personRef: string) =>
  (await roster().needsOfPerson(personRef)).map(({ since, open }) => ({ since, open }));
const merged = (younger: string, into: string) =>
  process.hear({
    type: 'learner-merged',
    stream: `learner-${younger}`,
    effectiveOn: TODAY,
    data: { personRef: younger, into },
  });

/** A participant of a course of x that began, with what an offer to y needs. */
async function participant() {
  const personRef = await person();
  const runId = await plan('x', { startsOn: '2026-09-01', endsOn: '2027-02-26' });
  const registrationId = await post('registrations', 'x', { personRef, runId, effectiveOn: '2026-08-10' });
  await post(`course-runs/${runId}/start`, 'x', { effectiveOn: '2026-09-01' });
  await process.settled();
  const offer = { personRef, registrationId, toProvider: 'y', followUpCourseType: 'BSK_B2', level: 'B1' };
  return { personRef, runId, offer };
}

describe('two references of one person', () => {
  it('the consent of the one ends the offer under the other when it is revoked', async () => {
    const { personRef: elder, offer } = await participant();
    const younger = await person('y');
    await process.hear({
      type: 'consent-granted',
      stream: 'consent-k_young',
      effectiveOn: TODAY,
      data: {
        personRef: younger,
        consentId: 'k_young',
        recipient: 'y',
        recipientKind: 'provider',
        purpose: 'handover',
        givenBy: 'self',
      },
    });
    await merged(younger, elder);
    const id = await post('handovers', 'x', { ...offer, basis: 'consent', consentRef: 'k_young' });
    await process.settled();
    await process.hear({
      type: 'consent-revoked',
      stream: 'consent-k_young',
      effectiveOn: TODAY,
      data: { personRef: younger, consentId: 'k_young' },
    });
    await process.settled();
    expect(await get(`handovers/${id}`)).toMatchObject({ phase: 'withdrawn' });
  });

  it('what the one waits for is met by the registration of the other, whichever is known first', async () => {
    const [elder, younger, youngest] = [await person(), await person(), await person()];
    await post('waiting-entries', 'x', { personRef: elder, ...need, effectiveOn: '2026-10-01' });
    await post('registrations', 'x', { personRef: younger, runId: await plan('x') });
    await process.settled();
    expect(await waits(elder)).toMatchObject([{ open: true }]);
    await merged(youngest, younger);
    await merged(younger, elder);
    await process.settled();
    expect(await waits(youngest)).toMatchObject([{ open: false }]);

    const [other, second] = [await person(), await person()];
    await merged(second, other);
    await post('waiting-entries', 'x', { personRef: second, ...need, effectiveOn: '2026-10-01' });
    await post('registrations', 'x', { personRef: other, runId: await plan('x') });
    await process.settled();
    expect(await waits(second)).toMatchObject([{ open: false }]);
  });

  it('two persons again, each waits for herself', async () => {
    const [elder, younger] = [await person(), await person()];
    await merged(younger, elder);
    await process.hear({
      type: 'learner-merge-undone',
      stream: `learner-${younger}`,
      effectiveOn: TODAY,
      data: { personRef: younger, from: elder, reason: 'merged-in-error' },
    });
    await post('waiting-entries', 'x', { personRef: elder, ...need });
    await post('registrations', 'x', { personRef: younger, runId: await plan('x') });
    await process.settled();
    expect(await waits(elder)).toMatchObject([{ open: true }]);
    expect(await waits(younger)).toEqual([]);
  });

  it('the follow-up that begins under the other ends the hand-over', async () => {
    const { personRef: elder, offer } = await participant();
    const id = await post('handovers', 'x', { ...offer, basis: 'aufenthg-88a-3' });
    await post(`handovers/${id}/accept`, 'y');
    const younger = await person('y');
    const runId = await plan('y', { courseType: 'BSK_B2', entryLevel: 'B1', targetLevel: 'B2', startsOn: TODAY });
    await post('registrations', 'y', { personRef: younger, runId });
    await post(`course-runs/${runId}/start`, 'y');
    await process.settled();
    expect(await get(`handovers/${id}`)).toMatchObject({ phase: 'accepted' });
    await merged(younger, elder);
    await process.settled();
    expect(await get(`handovers/${id}`)).toMatchObject({ phase: 'follow-up-started' });
  });
});

describe('a run that is cancelled', () => {
  it('on a day before the registration: who came without an entry waits since that day', async () => {
    const personRef = await person();
    const runId = await plan('x');
    await post('registrations', 'x', { personRef, runId });
    await process.settled();
    await post(`course-runs/${runId}/cancel`, 'x', { reason: 'no-teacher', effectiveOn: '2026-11-20' });
    await process.settled();
    expect(await waits(personRef)).toEqual([{ since: '2026-11-20', open: true }]);
  });

  it('moves nobody into the run of another provider or of another type', async () => {
    const personRef = await person();
    const [first, foreign, own, alpha] = [
      await plan('x'),
      await plan('y'),
      await plan('x'),
      await plan('x', { courseType: 'IK_ALPHA' }),
    ];
    await post('registrations', 'x', { personRef, runId: first });
    await process.settled();
    const move = (toRunId: string) => ({ reason: 'no-teacher', people: 'wait-and-move', toRunId });
    for (const as of ['x', coordinator])
      for (const toRunId of [foreign, alpha, 'r_none'])
        expect(await send(`course-runs/${first}/cancel`, as, move(toRunId))).toMatchObject({
          status: 400,
          json: { code: 'move-target-unknown' },
        });
    await post(`course-runs/${first}/cancel`, 'x', move(own));
    await process.settled();
    const { registrations } = await get<{ readonly registrations: readonly object[] }>(
      `course-runs/${own}/registrations`,
    );
    expect(registrations).toMatchObject([{ personRef, phase: 'confirmed' }]);
    expect(await get(`course-runs/${foreign}`)).toMatchObject({ seatsTaken: 0 });
  });
});

it('a seat that was only held is released when the person has moved with the merge', async () => {
  const personRef = await person('y');
  const [kept, dissolved] = [await plan('x'), await plan('y')];
  const registrationId = await post('registrations', 'y', { personRef, runId: dissolved, hold: true });
  const mergeId = await post('run-merges', 'y', { keptRunId: kept, dissolvedRunId: dissolved });
  await post(`run-merges/${mergeId}/agree`, 'x');
  await process.settled();
  expect(await phaseOf(personRef, registrationId)).toBe('held');
  await post(`run-merges/${mergeId}/answers/${registrationId}`, 'y', { answer: 'accepts' });
  await process.settled();
  expect(await phaseOf(personRef, registrationId)).toBe('withdrawn');
  expect(await get(`course-runs/${dissolved}`)).toMatchObject({ seatsTaken: 0 });
});

it('the deadlines of a hand-over count from the last day that the run has now', async () => {
  const { runId, offer } = await participant();
  await post(`course-runs/${runId}/interrupt`, 'x', { reason: 'no-teacher', effectiveOn: '2026-11-02' });
  await post(`course-runs/${runId}/resume`, 'x', { endsOn: '2027-04-30', effectiveOn: '2026-11-09' });
  const { personRef, registrationId } = offer;
  expect(await get(`registrations/${personRef}/${registrationId}/handover-terms/y/BSK_B2`)).toMatchObject({
    courseEndsOn: '2027-04-30',
  });
});

describe('events in another order than they happened', () => {
  /** An event as the log would bring it, in a stream of its own that the service does not hear of. */
  const told = <Type extends PolicyEvent['type']>(
    type: Type,
    data: Extract<PolicyEvent, { readonly type: Type }>['data'],
    more: Partial<PolicyEvent> = {},
  ): PolicyEvent => {
    const id = `e_${(people += 1)}`;
    const stream = `test-${id}`;
    const recordedAt = process.clock.now();
    return {
      id,
      stream,
      streamVersion: 1,
      context: 'courses',
      correlationId: id,
      causationId: `c_${id}`,
      recordedAt,
      effectiveOn: TODAY,
      type,
      data,
      ...more,
    } as unknown as PolicyEvent;
  };
  const parts = () => ({
    roster: roster(),
    courses: process.app.get(CourseFacts, { strict: false }),
    timers: process.app.get<TimerStore>(TIMERS, { strict: false }),
  });
  const wantedBy = async (policy: Policy, event: PolicyEvent): Promise<readonly string[]> =>
    (await policy.react(event, parts())).map(({ about }) => about);
  const hear = async (...events: readonly PolicyEvent[]): Promise<void> => {
    for (const event of events) await roster().apply(event);
  };

  it('a question that comes back after the merge was given up is closed, and nobody is moved by it', async () => {
    const personRef = await person('y');
    const [kept, dissolved] = [await plan('x'), await plan('y')];
    const registrationId = await post('registrations', 'y', { personRef, runId: dissolved });
    const mergeId = await post('run-merges', 'y', { keptRunId: kept, dissolvedRunId: dissolved });
    await post(`run-merges/${mergeId}/agree`, 'x');
    await process.settled();
    await post(`run-merges/${mergeId}/give-up`, 'y', { reason: 'enough-registrations' });
    const questionId = mergeQuestionIdOf(mergeId, registrationId);
    const question = { personRef, questionId, mergeId, registrationId, dissolvedRunId: dissolved, keptRunId: kept };
    const put = told('merge-question-put', { ...question, answerDueOn: '2026-12-04' });
    expect(await wantedBy(endMergeQuestionWhenNothingToAsk, put)).toEqual([`${questionId}/answer`]);
    const asked = told('run-merge-person-asked', { mergeId, registrationId });
    expect(await wantedBy(askPersonsWhenMergeAsks, asked)).toEqual([]);
  });

  it('a question that comes back after the seat was given up is closed', async () => {
    const personRef = await person('y');
    const [kept, dissolved] = [await plan('x'), await plan('y')];
    const registrationId = await post('registrations', 'y', { personRef, runId: dissolved });
    const mergeId = await post('run-merges', 'y', { keptRunId: kept, dissolvedRunId: dissolved });
    await post(`run-merges/${mergeId}/agree`, 'x');
    await process.settled();
    await hear(told('registration-withdrawn', { personRef, registrationId, runId: dissolved }));
    const questionId = mergeQuestionIdOf(mergeId, registrationId);
    const question = { personRef, questionId, mergeId, registrationId, dissolvedRunId: dissolved, keptRunId: kept };
    const put = told('merge-question-put', { ...question, answerDueOn: '2026-12-04' });
    expect(await wantedBy(endMergeQuestionWhenNothingToAsk, put)).toEqual([`${questionId}/answer`]);
  });

  /** A met need and a cancelled run, as the policies remember them. */
  async function metAndCancelled(personRef: string, registrationId: string, runId: string) {
    const entryId = `w_${registrationId}`;
    const cancelled = told('course-run-cancelled', { runId, reason: 'no-teacher', people: 'wait-again' });
    const met = { personRef, entryId, reason: 'registered' as const, registrationId };
    await hear(
      told('waiting-entry-opened', { personRef, entryId, ...need, timesOfDay: ['morning'], level: 'A2' }),
      told('waiting-entry-closed', met),
      cancelled,
    );
    return { entryId, cancelled, closed: told('waiting-entry-closed', met) };
  }

  it('who withdrew herself does not wait again, though it is heard of after the cancellation', async () => {
    const [personRef, registrationId] = [await person(), 'g_self'];
    const runId = await plan('x');
    const data = { personRef, registrationId, runId };
    await hear(told('registration-confirmed', data));
    const { closed, cancelled, entryId } = await metAndCancelled(personRef, registrationId, runId);
    const herself = told('registration-withdrawn', data);
    await hear(herself);
    for (const event of [herself, closed])
      expect(await wantedBy(reopenWaitingEntryWhenRunCancelled, event)).toEqual([]);
    expect(await wantedBy(waitAgainWhenRunCancelled, herself)).toEqual([]);
    const because = told('registration-withdrawn', data, { causationId: cancelled.id });
    await hear(because);
    expect(await wantedBy(reopenWaitingEntryWhenRunCancelled, because)).toEqual([entryId]);
  });

  it('whose seat is held after the cancellation waits', async () => {
    const [personRef, registrationId] = [await person(), 'g_late'];
    const runId = await plan('x');
    const data = { personRef, registrationId, runId };
    const held = told('registration-held', { ...data, heldUntil: '2026-12-01', ruleId: 'hold', ruleVersion: '1' });
    await hear(told('course-run-cancelled', { runId, reason: 'no-teacher', people: 'wait-again' }), held);
    const withdrawn = told('registration-withdrawn', data, { causationId: held.id });
    await hear(withdrawn);
    expect((await wantedBy(waitAgainWhenRunCancelled, withdrawn)).length).toBe(1);
  });

  it('who was moved back to her old run loses nothing with the other one that is cancelled', async () => {
    const personRef = await person('y');
    const [kept, dissolved] = [await plan('x'), await plan('y')];
    const registrationId = await post('registrations', 'y', { personRef, runId: dissolved });
    await post(`course-runs/${dissolved}/start`, 'y');
    await process.settled();
    expect(await phaseOf(personRef, registrationId)).toBe('taking-part');
    const questionId = 'q_back';
    const question = { questionId, mergeId: 'm_back', registrationId, dissolvedRunId: dissolved, keptRunId: kept };
    const moved = { personRef, registrationId: movedRegistrationIdOf(questionId), runId: kept };
    const confirmed = told('registration-confirmed', moved);
    const withdrawn = told('registration-withdrawn', moved, { causationId: confirmed.id });
    await hear(
      told('merge-question-put', { ...question, personRef, answerDueOn: '2026-12-04' }),
      confirmed,
      told('course-run-cancelled', { runId: kept, reason: 'no-teacher', people: 'wait-again' }),
      withdrawn,
    );
    expect(await wantedBy(waitAgainWhenRunCancelled, withdrawn)).toEqual([]);
    expect(await wantedBy(reopenWaitingEntryWhenRunCancelled, withdrawn)).toEqual([]);
    await post(`registrations/${personRef}/${registrationId}/drop-out`, 'y', { reason: 'work' });
    expect((await wantedBy(waitAgainWhenRunCancelled, withdrawn)).length).toBe(1);
  });
});
