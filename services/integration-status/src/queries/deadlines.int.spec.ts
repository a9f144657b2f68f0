import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStatusProcess, type StatusProcess, TODAY } from '../testing/status-process.js';

const base = '/api/integration-status/v1/deadlines';
let at: StatusProcess;

const rule = { ruleId: 'ik-claim', ruleVersion: '2016-08-06' };
const run = (runId: string, providerId: string, courseType = 'IK_ALLG') =>
  at.publish(`course-run-${runId}`, 'course-run-planned', '2026-01-01', {
    runId,
    providerId,
    title: `Kurs ${runId}`,
    courseType,
    entryLevel: 'A2',
    targetLevel: 'B1',
    funding: 'federal',
    municipalityKey: '03251040',
    timeOfDay: 'morning',
    childcare: true,
    seats: 20,
    minimumGroup: 2,
    startsOn: '2026-12-08',
    endsOn: '2027-03-01',
  });
const enrolled = (personRef: string) =>
  at.publish(`learner-${personRef}`, 'learner-enrolled', '2026-01-02', { personRef, municipalityKey: '03251040' });
const registered = async (personRef: string, runId: string, on: string) => {
  const data = { personRef, registrationId: `g-${personRef}`, runId };
  await at.publish(`participation-${personRef}`, 'registration-requested', on, data);
  await at.publish(`participation-${personRef}`, 'registration-confirmed', on, data);
};
const issued = (personRef: string, issuedBy: string, lapsesOn: string) =>
  at.publish(`entitlement-e-${personRef}`, 'entitlement-issued', '2026-01-10', {
    personRef,
    entitlementId: `e-${personRef}`,
    kind: 'integration-course-claim',
    issuedBy,
    legalBasis: '§ 44 Abs. 2 AufenthG',
    ...rule,
    lapsesOn,
  });
const right = (personRef: string, type: string, on: string, data: object) =>
  at.publish(`entitlement-e-${personRef}`, type, on, { personRef, entitlementId: `e-${personRef}`, ...data });

beforeAll(async () => {
  at = await startStatusProcess(['x', 'y', 'z']);
  for (const providerId of ['x', 'y', 'z'])
    await at.publish(`provider-${providerId}`, 'provider-registered', '2026-01-01', {
      providerId,
      name: `Träger ${providerId}`,
      kind: 'independent',
      municipalityKey: '03251040',
    });
  await run('rx', 'x');
  await run('ry', 'y');
  for (const ref of ['p1', 'p2', 'p3']) await enrolled(ref);
  // p1 is registered at x, obliged by public order, and her claim lapses soon.
  await issued('p1', 'public-order', '2026-12-04');
  await at.publish('participation-p1', 'registration-confirmed', '2026-10-01', {
    personRef: 'p1',
    registrationId: 'g1',
    runId: 'rx',
  });
  await right('p1', 'entitlement-registered', '2026-10-01', { runId: 'rx', ...rule, lapsesOn: '2026-12-20' });
  // p2: the lapse is presumed and waits for the job centre.
  await issued('p2', 'job-centre', '2026-11-01');
  await right('p2', 'entitlement-lapse-presumed', '2026-11-02', { ...rule, decideBy: '2026-11-20' });
  // p3: handed over from x to y, no answer yet.
  await at.publish('handover-h3', 'handover-offered', '2026-11-01', {
    personRef: 'p3',
    handoverId: 'h3',
    fromProvider: 'x',
    toProvider: 'y',
    registrationId: 'g3',
    endedRunId: 'rx',
    followUpCourseType: 'IK_ALLG',
    level: 'A2',
    courseEndsOn: '2026-11-01',
    answerDueOn: '2026-11-30',
    basis: 'aufenthg-88a-1',
    ruleId: 'handover-answer',
    ruleVersion: '2026-01-01',
  });
  await at.publish('obligation-v3', 'obligation-imposed', '2026-11-01', {
    personRef: 'p3',
    obligationId: 'v3',
    imposedBy: 'public-order',
    reason: 'no-simple-german',
    legalBasis: '§ 44a Abs. 1 Satz 1 Nr. 1 Buchst. a AufenthG',
    ruleId: 'obligation',
    ruleVersion: '2016-08-06',
    registerBy: '2026-12-31',
  });
  // p4 waits for the start of a vocational course and has steps of a transition; the course of p5 needs no right.
  for (const ref of ['p4', 'p5']) await enrolled(ref);
  await run('rb', 'y', 'BSK_B2');
  await run('rl', 'y', 'LK_NIEDRIG');
  await registered('p4', 'rb', '2026-11-01');
  await registered('p5', 'rl', '2026-11-01');
  const plan = { personRef: 'p4', transitionId: 't4', kind: 'daycare-to-school' };
  const template = { templateId: 'daycare-to-school', templateVersion: '2024-08-01' };
  const step = (code: string, owner: string, dueOn: string) => ({ step: code, title: `Schritt ${code}`, owner, dueOn });
  await at.publish('transition-t4', 'transition-started', '2026-09-01', {
    ...plan,
    ...template,
    steps: [step('place', 'schools', '2026-11-23'), step('talk', 'job-centre', '2027-01-10')],
  });
  await at.publish('sphere-transition-t4-youth', 'youth-transition-steps-planned', '2026-09-01', {
    ...plan,
    ...template,
    steps: [step('support', 'youth', '2026-11-22')],
  });
  await at.settled();
});
afterAll(() => at.stop());

interface Row {
  readonly personRef: string;
  readonly kind: string;
  readonly dueOn: string;
  readonly unchecked?: boolean;
  readonly who: { readonly kind: string; readonly id?: string };
}
const rows = async (query = '', as = 'course-coordinator'): Promise<readonly Row[]> => {
  const answer = await at.call('GET', `${base}${query}`, { as });
  expect([query, answer.status]).toEqual([query, 200]);
  return (answer.json as { rows: Row[] }).rows;
};
const told = async (query = '', as = 'course-coordinator') =>
  (await rows(query, as)).map(({ personRef, kind, dueOn, who }) => [dueOn, personRef, kind, who.id ?? who.kind]);

describe('what is due', () => {
  it('is told to the county soonest first, with who must act', async () => {
    expect(await told()).toEqual([
      ['2026-11-12', 'p1', 'course-start', 'x'],
      ['2026-11-20', 'p2', 'lapse-decision', 'job-centre'],
      ['2026-11-23', 'p4', 'transition-step', 'schools'],
      ['2026-11-29', 'p4', 'course-start', 'y'],
      ['2026-11-30', 'p3', 'handover-answer', 'y'],
      ['2026-12-20', 'p1', 'right-lapses', 'x'],
      ['2026-12-31', 'p3', 'registration-due', 'public-order'],
      ['2027-01-10', 'p4', 'transition-step', 'job-centre'],
    ]);
  });

  it('names the run that must begin, the step, and the rule of each', async () => {
    expect(await rows('?kind=course-start')).toMatchObject([
      { runId: 'rx', ruleId: 'registration-start', ruleVersion: 'ik-2017', legalBasis: '§ 7 Abs. 4 und 5 IntV' },
      { runId: 'rb', ruleId: 'registration-start', ruleVersion: 'bsk-2016', legalBasis: '§ 9 Abs. 3 DeuFöV' },
    ]);
    // Compared with the law in 2022: the rule warns, and the deadline stands.
    expect((await rows('?kind=course-start')).map(({ unchecked }) => unchecked)).toEqual([true, true]);
    expect((await rows('?kind=transition-step'))[0]).toMatchObject({
      title: 'Schritt place',
      subjectId: 't4/place',
      ruleId: 'daycare-to-school',
      ruleVersion: '2024-08-01',
    });
  });

  it('begins with the day of Berlin: what is due is late from the first moment of the day after', async () => {
    const day = async (now: string) => {
      at.clock.set(now);
      return ((await at.call('GET', `${base}?limit=1`, { as: 'course-coordinator' })).json as { day: string }).day;
    };
    expect(await day('2026-11-24T22:59:59.999Z')).toBe('2026-11-24');
    expect(await day('2026-11-24T23:00:00.000Z')).toBe('2026-11-25');
    expect(await day('2026-07-24T21:59:59.999Z')).toBe('2026-07-24');
    expect(await day('2026-07-24T22:00:00.000Z')).toBe('2026-07-25');
    at.clock.set(`${TODAY}T09:00:00.000Z`);
  });

  it('is found by span of days, kind, rule, person, and who must act', async () => {
    expect(await told('?from=2026-11-24&to=2026-11-30')).toHaveLength(2);
    expect(await told('?from=2026-11-30&to=2026-11-30')).toHaveLength(1);
    expect(await told('?to=2026-11-19')).toHaveLength(1);
    expect(await told('?to=2026-11-20')).toHaveLength(2);
    expect(await told('?kind=right-lapses')).toEqual([['2026-12-20', 'p1', 'right-lapses', 'x']]);
    expect(await told('?rule=ik-claim')).toHaveLength(2);
    expect(await told('?person=p3')).toHaveLength(2);
    expect(await told('?who=job-centre&to=2026-12-31')).toEqual([['2026-11-20', 'p2', 'lapse-decision', 'job-centre']]);
    expect(await told('?who=coordination')).toEqual([]);
  });

  it('comes page by page', async () => {
    const all: Row[] = [];
    let after = '';
    do {
      const { json } = await at.call('GET', `${base}?limit=1${after}`, { as: 'education-office' });
      const page = json as { rows: Row[]; next?: string };
      all.push(...page.rows);
      after = page.next === undefined ? '' : `&after=${page.next}`;
    } while (after !== '');
    expect(all).toEqual(await rows());
  });

  it('is told as it stood on a day before', async () => {
    expect(await told('?day=2026-09-30&kind=right-lapses')).toEqual([
      ['2026-11-01', 'p2', 'right-lapses', 'coordination'],
      ['2026-12-04', 'p1', 'right-lapses', 'coordination'],
    ]);
  });
});

describe('who sees what is due', () => {
  it('a provider of its own participants and hand-overs, and no hint of others', async () => {
    expect(await told('', 'x')).toEqual([
      ['2026-11-12', 'p1', 'course-start', 'x'],
      ['2026-11-30', 'p3', 'handover-answer', 'y'],
      ['2026-12-20', 'p1', 'right-lapses', 'x'],
      ['2026-12-31', 'p3', 'registration-due', 'public-order'],
    ]);
    expect(await told('', 'z')).toEqual([]);
    expect(await told('?person=p1', 'z')).toEqual([]);
    const { json } = await at.call('GET', `${base}?limit=1`, { as: 'x' });
    const cursor = Buffer.from((json as { next: string }).next, 'base64url').toString('utf8');
    expect(cursor).not.toContain('p2');
  });

  it('a department of those whom it obliged or issued a right; public order of those whom it obliged alone', async () => {
    expect(await told('', 'job-centre')).toEqual([
      ['2026-11-20', 'p2', 'lapse-decision', 'job-centre'],
      ['2027-01-10', 'p4', 'transition-step', 'job-centre'],
    ]);
    expect(await told('', 'public-order')).toEqual([['2026-12-31', 'p3', 'registration-due', 'public-order']]);
    expect(await told('', 'youth')).toEqual([['2026-11-22', 'p4', 'transition-step', 'youth']]);
    expect(await told('?person=p4', 'job-centre')).toEqual([['2027-01-10', 'p4', 'transition-step', 'job-centre']]);
  });

  it('the case of an obliged person opens to public order as far as its obligation goes', async () => {
    const { json } = await at.call('GET', '/api/integration-status/v1/cases/p3', { as: 'public-order' });
    expect(json).toMatchObject({ whole: false, handovers: [], obligations: [{ imposedBy: 'public-order' }] });
  });

  it('the case gives hints of costs by what the reader sees of it', async () => {
    const hints = async (ref: string, as: string) => {
      const { json } = await at.call('GET', `/api/integration-status/v1/cases/${ref}`, { as });
      return (json as { hints: readonly { code: string; title?: string; until?: string }[] }).hints;
    };
    expect(await hints('p4', 'y')).toMatchObject([
      { code: 'cost-share', title: 'Kurs rb', percent: 50, legalBasis: '§ 4 Abs. 4 und 5 DeuFöV', unchecked: true },
    ]);
    expect(await hints('p1', 'course-coordinator')).toMatchObject([{ code: 'fee-refund', until: '2028-01-10' }]);
    expect(await hints('p3', 'public-order')).toEqual([]);
    expect(await hints('p4', 'job-centre')).toEqual([]);
  });

  it('wrong input is refused at its place', async () => {
    const answer = await at.call('GET', `${base}?kind=all`, { as: 'course-coordinator' });
    expect(answer).toMatchObject({ status: 400, json: { errors: [{ at: '/kind' }] } });
    expect((await at.call('GET', `${base}?day=${TODAY}&limit=500`, { as: 'course-coordinator' })).status).toBe(400);
  });
});

describe('seats, merges and consents', () => {
  const rowsOf = (as: string) =>
    told('', as).then((all) =>
      all.filter(([, , kind = '']) => ['seat-hold', 'merge-answer', 'consent-renewal'].includes(kind)),
    );
  const consent = (consentId: string, personRef: string, askedBy?: string) => ({
    personRef,
    consentId,
    recipient: 'z',
    recipientKind: 'provider',
    purpose: 'handover',
    givenBy: 'guardian',
    ...(askedBy === undefined ? {} : { askedBy }),
  });
  const renewal = { confirmBy: '2026-12-31', ruleId: 'consent-giver', ruleVersion: '1976-01-01' };

  beforeAll(async () => {
    await enrolled('p6');
    const seat = { personRef: 'p6', registrationId: 'g-p6', runId: 'ry' };
    await at.publish('participation-p6', 'registration-requested', '2026-11-20', seat);
    await at.publish('participation-p6', 'registration-held', '2026-11-20', {
      ...seat,
      heldUntil: '2026-11-27',
      ruleId: 'seat-hold',
      ruleVersion: '2026-01-01',
    });
    await at.publish('merge-question-q5', 'merge-question-put', '2026-11-20', {
      personRef: 'p5',
      questionId: 'q5',
      mergeId: 'm5',
      registrationId: 'g-p5',
      dissolvedRunId: 'rl',
      keptRunId: 'rx',
      answerDueOn: '2026-11-30',
      ruleId: 'merge-answer',
      ruleVersion: '2026-11-01',
    });
    for (const [consentId, askedBy] of [['k1', 'y'], ['k2']] as const) {
      await at.publish(`consent-${consentId}`, 'consent-granted', '2026-05-01', consent(consentId, 'p5', askedBy));
      const due = { personRef: 'p5', consentId, ...renewal };
      await at.publish(`consent-${consentId}`, 'consent-renewal-due', '2026-11-01', due);
    }
    await at.settled();
  });

  it('are due for the county', async () => {
    expect(await rowsOf('course-coordinator')).toEqual([
      ['2026-11-27', 'p6', 'seat-hold', 'y'],
      ['2026-11-30', 'p5', 'merge-answer', 'y'],
      ['2026-12-31', 'p5', 'consent-renewal', 'y'],
      ['2026-12-31', 'p5', 'consent-renewal', 'coordination'],
    ]);
    expect(await rows('?kind=consent-renewal&limit=1')).toMatchObject([
      { purpose: 'handover', ruleId: 'consent-giver', ruleVersion: '1976-01-01' },
    ]);
    expect(await rows('?kind=seat-hold')).toMatchObject([{ runId: 'ry', ruleVersion: '2026-01-01' }]);
  });

  it('are due for the provider whose run it is, and that asked for the consent; nobody else hears of them', async () => {
    expect(await rowsOf('y')).toEqual([
      ['2026-11-27', 'p6', 'seat-hold', 'y'],
      ['2026-11-30', 'p5', 'merge-answer', 'y'],
      ['2026-12-31', 'p5', 'consent-renewal', 'y'],
    ]);
    for (const other of ['x', 'z', 'job-centre', 'youth']) expect(await rowsOf(other)).toEqual([]);
  });

  it('are over when they are done', async () => {
    const seat = { personRef: 'p6', registrationId: 'g-p6', runId: 'ry' };
    await at.publish('participation-p6', 'registration-confirmed', '2026-11-24', seat);
    await at.publish('consent-k1', 'consent-revoked', '2026-11-24', { personRef: 'p5', consentId: 'k1' });
    await at.publish('merge-question-q5', 'merge-question-answered', '2026-11-24', {
      personRef: 'p5',
      questionId: 'q5',
      mergeId: 'm5',
      registrationId: 'g-p5',
      answer: 'declines',
    });
    await at.settled();
    expect(await rowsOf('y')).toEqual([]);
  });
});
