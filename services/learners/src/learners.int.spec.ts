import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type LearnersProcess, startLearnersProcess } from './testing/learners-process.js';

const api = '/api/learners/v1';
const coordinator = 'course-coordinator';

interface Created {
  readonly id: string;
  readonly stream: string;
  readonly version: number;
  readonly events: readonly string[];
  readonly warnings?: readonly { readonly code: string }[];
}

let process: LearnersProcess;
beforeAll(async () => {
  process = await startLearnersProcess(['vhs', 'p-x']);
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

const learner = async (ref: string): Promise<unknown> =>
  (await process.call('GET', `${api}/learners/${ref}`, { as: coordinator })).json;

const personOf = (familyName: string, more: object = {}) => ({
  familyName,
  givenName: 'Mina',
  birthDate: '1991-04-17',
  municipalityKey: '03251040',
  ...more,
});
const enroll = async (familyName: string, as = coordinator, more: object = {}): Promise<string> =>
  (await post('learners', as, personOf(familyName, more))).id;
const needs = { childcare: true, timesOfDay: ['morning'], stepFree: false, maxDistanceKm: 15 };

const planOf = (runId: string, courseType: string, providerId = 'vhs') => ({
  type: 'course-run-planned' as const,
  stream: `course-run-${runId}`,
  effectiveOn: '2026-08-01',
  data: {
    runId,
    providerId,
    title: 'Kurs',
    courseType,
    entryLevel: 'A2' as const,
    targetLevel: 'B1' as const,
    funding: 'federal' as const,
    municipalityKey: '03251040',
    timeOfDay: 'morning' as const,
    childcare: true,
    seats: 10,
    minimumGroup: 1,
    startsOn: '2026-09-01',
    endsOn: '2026-12-18',
  },
});
const participation = (personRef: string, runId: string) => ({
  stream: `participation-${personRef}`,
  data: { personRef, registrationId: `g_${runId}`, runId },
});

/** What is said with a consent, besides of whom and to whom. */
const CONSENT = {
  purpose: 'handover',
  givenBy: 'self',
  data: ['level'],
  form: 'written',
  told: ['purpose', 'consequences-of-refusal', 'revocability'],
};

describe('a consent', () => {
  it('is recorded and revoked by the coordination and the provider that has the person, and by no other', async () => {
    const own = await enroll('Einwilligung', 'vhs');
    const consent = { ...CONSENT, personRef: own, recipient: 'p-x' };
    const given = await post('consents', 'vhs', consent);
    const { givenBy, form, told } = CONSENT;
    const renewal = { givenBy, form, told };
    expect(given).toMatchObject({ stream: `consent-${given.id}`, events: ['consent-granted'] });
    for (const [path, body] of [
      ['consents', consent],
      [`consents/${given.id}/revoke`, {}],
      ['consents/k_none/revoke', {}],
      [`consents/${given.id}/renew`, renewal],
      ['consents/k_none/renew', renewal],
    ] as const)
      expect(await process.call('POST', `/api/learners/v1/${path}`, { as: 'provider', body })).toMatchObject({
        status: 404,
        json: { code: 'learner-unknown' },
      });
    expect(await post(`consents/${given.id}/revoke`, coordinator)).toMatchObject({ events: ['consent-revoked'] });
  });
});

describe('the way of a learner', () => {
  it('from the enrolment over level, needs, a dispute and a transition', async () => {
    const created = await post('learners', coordinator, { ...personOf('Weg'), effectiveOn: '2026-01-10' });
    expect(created).toMatchObject({ stream: `learner-${created.id}`, version: 1, events: ['learner-taken-in'] });
    const { id: assessmentId } = await post(`learners/${created.id}/levels`, coordinator, {
      level: 'A2',
      basis: 'placement-test',
      assessedBy: 'vhs',
    });
    await post(`learners/${created.id}/needs`, coordinator, needs);
    const dispute = await post(`learners/${created.id}/disputes`, coordinator, { datum: 'level' });
    const level = {
      personRef: created.id,
      assessmentId,
      level: 'A2',
      basis: 'placement-test',
      assessedBy: 'vhs',
      on: '2026-11-24',
      withdrawn: false,
      corrections: [],
    };
    expect(await learner(created.id)).toEqual({
      personRef: created.id,
      formerRefs: [],
      municipalityKey: '03251040',
      enrolledOn: '2026-01-10',
      level,
      levels: [level],
      needs: { ...needs, on: '2026-11-24' },
      disputes: [{ disputeId: dispute.id, personRef: created.id, datum: 'level', on: '2026-11-24' }],
    });
    await post(`learners/${created.id}/disputes/${dispute.id}/settle`, 'data-protection', { outcome: 'corrected' });
    expect(await learner(created.id)).toMatchObject({ disputes: [{ outcome: 'corrected' }] });
    const transition = await post('transitions', 'education-office', { personRef: created.id, kind: 'course-to-work' });
    await post(`transitions/${transition.id}/complete`, 'education-office');
    expect(await send(`transitions/${transition.id}/complete`, 'education-office')).toMatchObject({
      status: 409,
      json: { code: 'transition-already-completed' },
    });
  });

  it('departments report where she stands, each once', async () => {
    const ref = await enroll('Meilenstein');
    const report = { department: 'youth', milestone: 'childcare-place', state: 'open' };
    expect((await post(`learners/${ref}/milestones`, 'youth', report)).stream).toBe(`milestone-${ref}-youth`);
    expect(await send(`learners/${ref}/milestones`, 'youth', report)).toMatchObject({ status: 409 });
    expect(await send('learners/p_none/milestones', 'youth', report)).toMatchObject({ status: 404 });
  });

  it('the same enrolment twice is one', async () => {
    const headers = { 'idempotency-key': 'counter-7' };
    const [first, second] = [
      await send('learners', coordinator, personOf('Doppelt'), headers),
      await send('learners', coordinator, personOf('Doppelt'), headers),
    ];
    expect(second.json).toEqual(first.json);
    expect(await send('learners', coordinator, personOf('Anders'), headers)).toMatchObject({ status: 422 });
  });

  it('bad input is refused at its place, and nothing of it is repeated', async () => {
    const answer = await send('learners', coordinator, personOf('Geheim', { birthDate: '30.02.1991', colour: 'red' }));
    expect(answer).toMatchObject({ status: 400, json: { code: 'input-invalid' } });
    expect((answer.json as { errors: { at: string }[] }).errors.map(({ at }) => at).sort()).toEqual([
      '/birthDate',
      '/colour',
    ]);
    expect(answer.text).not.toContain('Geheim');
    expect(await send('learners', coordinator, personOf('X', { birthDate: '2027-01-01' }))).toMatchObject({
      status: 400,
      json: { code: 'birth-date-implausible', errors: [{ at: '/birthDate' }] },
    });
  });
});

describe('an entitlement', () => {
  const issue = (personRef: string, more: object = {}) =>
    post('entitlements', coordinator, {
      personRef,
      kind: 'integration-course-claim',
      issuedBy: 'public-order',
      ...more,
    });
  /** What the stream says to somebody who tries to end it: 200 while it is open. */
  const withdraw = (id: string, as = coordinator) =>
    send(`entitlements/${id}/withdraw`, as, { reason: 'issued-in-error' });

  it('is issued with what its rules say, and ended by the department that issued it', async () => {
    const ref = await enroll('Recht');
    const stopped = await issue(ref, { kind: 'integration-course-admission', effectiveOn: '2026-03-01' });
    expect(stopped.warnings?.map(({ code }) => code)).toContain('admission-stopped');
    const own = await post('entitlements', 'public-order', {
      personRef: ref,
      kind: 'integration-course-claim',
      issuedBy: 'public-order',
    });
    expect(await withdraw(own.id, 'youth')).toMatchObject({ status: 403, json: { code: 'not-your-entitlement' } });
    expect(await withdraw(own.id, 'public-order')).toMatchObject({ status: 200 });
    expect(await withdraw(own.id)).toMatchObject({ status: 409, json: { code: 'entitlement-already-withdrawn' } });
  });

  it('is used by the start of a course that its rule knows, and by no other', async () => {
    const ref = await enroll('Nutzung');
    const claim = await issue(ref, { effectiveOn: '2026-05-01' });
    const county = await issue(ref, { kind: 'county-course', issuedBy: 'migration-office', effectiveOn: '2026-05-01' });
    await process.hear(planOf('r_use', 'IK_ALLG'), {
      type: 'participation-started',
      effectiveOn: '2026-09-01',
      ...participation(ref, 'r_use'),
    });
    expect(await withdraw(claim.id)).toMatchObject({ status: 409, json: { code: 'entitlement-already-used' } });
    expect(await withdraw(county.id)).toMatchObject({ status: 200 });
  });

  it('is used also when the start is heard first, then the right is recorded, then the run is heard', async () => {
    const ref = await enroll('Reihenfolge');
    await process.hear({ type: 'participation-started', effectiveOn: '2026-09-01', ...participation(ref, 'r_late') });
    const claim = await issue(ref, { effectiveOn: '2026-05-01' });
    const after = await issue(ref, { effectiveOn: '2026-10-01' });
    await process.settled();
    await process.hear(planOf('r_late', 'IK_ALLG'));
    expect(await withdraw(claim.id)).toMatchObject({ status: 409, json: { code: 'entitlement-already-used' } });
    expect(await withdraw(after.id)).toMatchObject({ status: 200 });
  });

  it('the right that ends first is used first, and one start uses one right', async () => {
    const ref = await enroll('Zuerst');
    const later = await issue(ref, { effectiveOn: '2026-06-01' });
    const sooner = await issue(ref, { effectiveOn: '2026-02-01' });
    await process.settled();
    const started = {
      type: 'participation-started',
      effectiveOn: '2026-09-01',
      ...participation(ref, 'r_first'),
    } as const;
    await process.hear(planOf('r_first', 'IK_ALLG'), started);
    const another = await issue(ref, { effectiveOn: '2026-01-01' });
    await process.settled();
    expect(await withdraw(sooner.id)).toMatchObject({ json: { code: 'entitlement-already-used' } });
    for (const { id } of [later, another]) expect(await withdraw(id)).toMatchObject({ status: 200 });
  });

  it('is warned of twice before its last day, and its lapse presumed after, once, and never decided', async () => {
    const ref = await enroll('Verfall');
    const open = await issue(ref);
    const ended = await issue(ref);
    await withdraw(ended.id);
    await process.settled();
    const versionAt = async (now: string): Promise<string | null> => {
      process.clock.set(now);
      await process.fireTimers();
      const stale = await send(
        `entitlements/${open.id}/withdraw`,
        coordinator,
        { reason: 'lapsed' },
        { 'if-match': '"9"' },
      );
      return stale.headers.get('etag');
    };
    expect(await versionAt('2027-10-26T21:59:00.000Z')).toBe('"1"');
    expect(await versionAt('2027-10-26T22:00:00.000Z')).toBe('"2"');
    expect(await versionAt('2027-11-24T22:59:00.000Z')).toBe('"3"');
    expect(await versionAt('2027-11-24T23:00:00.000Z')).toBe('"4"');
    expect(await versionAt('2027-12-24T23:00:00.000Z')).toBe('"4"');
    process.clock.set('2026-11-24T08:00:00.000Z');
    const { json } = await withdraw(open.id);
    expect(json).toMatchObject({ version: 5, events: ['entitlement-withdrawn'] });
  });
});

describe('a final test', () => {
  it('becomes the level of the person', async () => {
    const ref = await enroll('Prüfung');
    const { stream, data } = participation(ref, 'r_test');
    await process.hear({
      type: 'test-result-recorded',
      stream,
      effectiveOn: '2026-11-20',
      data: { ...data, level: 'B1', passed: true },
    });
    expect(await learner(ref)).toMatchObject({ level: { level: 'B1', basis: 'final-test', on: '2026-11-20' } });
  });
});
