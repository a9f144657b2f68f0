import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { CommandExecutor } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { entitlementDecider } from './domain/entitlement/entitlement.decider.js';
import { type LearnersProcess, startLearnersProcess } from './testing/learners-process.js';

const api = '/api/learners/v1';
const coordinator = 'course-coordinator';

let process: LearnersProcess;
beforeAll(async () => {
  process = await startLearnersProcess(['vhs', 'p-x']);
});
afterAll(() => process.stop());

const send = (path: string, as: string, body: object = {}) => process.call('POST', `${api}/${path}`, { as, body });
const get = async (path: string, as = coordinator) => (await process.call('GET', `${api}/${path}`, { as })).json;

interface Created {
  readonly id: string;
  readonly events: readonly string[];
  readonly version: number;
}
async function post(path: string, as: string, body: object = {}): Promise<Created> {
  const answer = await send(path, as, body);
  if (answer.status > 299) throw new Error(`${path}: ${answer.status} ${answer.text}`);
  return answer.json as Created;
}
const enroll = async (familyName: string): Promise<string> =>
  (
    await post('learners', coordinator, {
      familyName,
      givenName: 'Mina',
      birthDate: '1991-04-17',
      municipalityKey: '03251040',
    })
  ).id;
const issue = (personRef: string, more: object = {}) =>
  post('entitlements', coordinator, {
    personRef,
    kind: 'integration-course-claim',
    issuedBy: 'public-order',
    effectiveOn: '2026-05-01',
    ...more,
  });
const run = (runId: string, courseType = 'IK_ALLG', providerId = 'vhs') => ({
  type: 'course-run-planned' as const,
  stream: `course-run-${runId}`,
  effectiveOn: '2026-05-01',
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
const step = (type: string, personRef: string, runId: string, effectiveOn: string, more: object = {}) =>
  ({
    type,
    stream: `participation-${personRef}`,
    effectiveOn,
    data: { personRef, registrationId: `g_${runId}`, runId, ...more },
  }) as Parameters<LearnersProcess['hear']>[0];
/** When the paths say that the right is open, and for how long it could be used. */
const openUntil = async (ref: string, path: string, days: readonly string[]): Promise<readonly string[]> => {
  const answers = await Promise.all(
    days.map(async (day) => {
      const { paths } = (await get(`learners/${ref}/paths?day=${day}`)) as {
        paths: { path: string; answer: string }[];
      };
      return paths.find((one) => one.path === path)?.answer === 'open' ? [day] : [];
    }),
  );
  return answers.flat();
};

describe('a right and its course', () => {
  it('is registered for, interrupted and taken up again, each by its period', async () => {
    const ref = await enroll('Weg');
    const claim = await issue(ref, { titleOn: '2026-04-01' });
    await process.settled();
    const days = ['2027-04-01', '2027-04-02', '2027-06-01', '2027-06-02', '2027-10-01', '2027-10-02'];
    expect(await openUntil(ref, 'integration-course-claim', days)).toEqual(['2027-04-01']);
    await process.hear(run('r_a'), step('registration-confirmed', ref, 'r_a', '2026-06-01'));
    expect(await openUntil(ref, 'integration-course-claim', days)).toEqual(days.slice(0, 3));
    await process.hear(step('registration-withdrawn', ref, 'r_a', '2026-06-10'));
    expect(await openUntil(ref, 'integration-course-claim', days)).toEqual(['2027-04-01']);
    await process.hear(
      run('r_b'),
      step('participation-started', ref, 'r_b', '2026-09-01'),
      step('participation-dropped-out', ref, 'r_b', '2026-10-01', { reason: 'childcare' }),
    );
    expect(await openUntil(ref, 'integration-course-claim', days)).toEqual(days.slice(0, 5));
    await process.hear(run('r_c'), step('participation-started', ref, 'r_c', '2026-11-01'));
    expect(await openUntil(ref, 'integration-course-claim', days)).toEqual([]);
    expect(await send(`entitlements/${claim.id}/withdraw`, coordinator, { reason: 'moved-away' })).toMatchObject({
      status: 409,
      json: { code: 'entitlement-already-used' },
    });
  });

  it('goes with the new seat of a person who was moved: confirmed before the old one is given up', async () => {
    const ref = await enroll('Umzug');
    await issue(ref, { titleOn: '2026-04-01' });
    await process.settled();
    await process.hear(run('r_m'), step('registration-confirmed', ref, 'r_m', '2026-06-01'));
    await process.hear(run('r_n'), step('registration-confirmed', ref, 'r_n', '2026-06-01'));
    await process.hear(step('registration-withdrawn', ref, 'r_m', '2026-06-10'));
    const days = ['2027-04-01', '2027-06-01', '2027-06-02'];
    expect(await openUntil(ref, 'integration-course-claim', days)).toEqual(days.slice(0, 2));
  });

  it('is extended and its lapse decided by the body that issued it; the person objects', async () => {
    const ref = await enroll('Verfall');
    const bsk = await issue(ref, { kind: 'vocational-language-course', issuedBy: 'job-centre' });
    await process.settled();
    await process.fireTimers();
    expect(await send(`entitlements/${bsk.id}/extend`, 'public-order', { reason: 'illness' })).toMatchObject({
      status: 403,
      json: { code: 'not-your-entitlement' },
    });
    expect(await send(`entitlements/${bsk.id}/extend`, coordinator, { reason: 'illness' })).toMatchObject({
      status: 422,
      json: { code: 'no-extension-rule' },
    });
    expect(await post(`entitlements/${bsk.id}/lapse`, coordinator, { reason: 'not-registered' })).toMatchObject({
      events: ['entitlement-lapsed'],
    });
    const objection = await post(`entitlements/${bsk.id}/objections`, coordinator, { against: 'lapse' });
    for (const as of ['vhs', 'p-x']) {
      expect(await send(`entitlements/${bsk.id}/objections`, as, { against: 'lapse' })).toMatchObject({
        status: 404,
        json: { code: 'entitlement-unknown' },
      });
    }
    await post(`entitlements/${bsk.id}/objections/${objection.id}/settle`, coordinator, { outcome: 'upheld' });
    expect(await post(`entitlements/${bsk.id}/withdraw`, coordinator, { reason: 'moved-away' })).toMatchObject({
      events: ['entitlement-withdrawn'],
    });
    const kept = await issue(ref, { effectiveOn: '2025-05-01' });
    await process.settled();
    expect(await post(`entitlements/${kept.id}/keep`, 'public-order', { reason: 'not-answerable' })).toMatchObject({
      events: ['entitlement-lapse-rejected'],
    });
    expect(await post(`entitlements/${kept.id}/extend`, 'public-order', { reason: 'illness' })).toMatchObject({
      events: ['entitlement-extended'],
    });
  });

  it('is refused with a reason, in the own name of a department', async () => {
    const ref = await enroll('Ablehnung');
    const refusal = { personRef: ref, kind: 'integration-course-admission', reason: 'admission-stopped' };
    expect(await send('refusals', 'public-order', { ...refusal, refusedBy: 'job-centre' })).toMatchObject({
      status: 403,
      json: { code: 'not-your-department' },
    });
    const refused = await post('refusals', coordinator, { ...refusal, refusedBy: 'migration-office' });
    expect(refused.events).toEqual(['entitlement-refused']);
    await post(`entitlements/${refused.id}/objections`, coordinator, { against: 'refusal' });
  });
});

describe('an obligation', () => {
  const obligation = { imposedBy: 'public-order', reason: 'no-simple-german', effectiveOn: '2026-06-01' };

  it('opens the way into the course, and disorderly participation is reported to whom it concerns', async () => {
    const ref = await enroll('Pflicht');
    const imposed = await post('obligations', 'public-order', { personRef: ref, ...obligation });
    await process.hear(run('r_d'), step('registration-confirmed', ref, 'r_d', '2026-07-01'));
    expect(await openUntil(ref, 'integration-course-obligation', ['2026-11-24'])).toEqual(['2026-11-24']);
    const report = { personRef: ref, runId: 'r_d', reason: 'irregular-attendance' };
    expect(await send('attendance-reports', 'p-x', report)).toMatchObject({
      status: 404,
      json: { code: 'not-in-your-run' },
    });
    const made = await post('attendance-reports', 'vhs', report);
    expect(made.events).toEqual(['attendance-reported']);
    expect(await send(`attendance-reports/${made.id}/withdraw`, 'p-x')).toMatchObject({
      status: 404,
      json: { code: 'report-unknown' },
    });
    const objection = await post(`attendance-reports/${made.id}/objections`, 'vhs');
    await post(`attendance-reports/${made.id}/objections/${objection.id}/settle`, coordinator, { outcome: 'upheld' });
    expect(await send(`obligations/${imposed.id}/end`, 'youth', { reason: 'fulfilled' })).toMatchObject({
      status: 403,
      json: { code: 'not-your-obligation' },
    });
    await post(`obligations/${imposed.id}/exempt`, 'public-order', { exemption: 'in-training' });
    expect(await send('attendance-reports', 'vhs', report)).toMatchObject({
      status: 422,
      json: { code: 'not-obliged' },
    });
  });

  it('is imposed in the own name, for a reason that is the own', async () => {
    const ref = await enroll('Grund');
    expect(await send('obligations', 'youth', { personRef: ref, ...obligation })).toMatchObject({
      status: 403,
      json: { code: 'not-your-department' },
    });
    const foreign = { personRef: ref, ...obligation, reason: 'integration-agreement' };
    expect(await send('obligations', 'public-order', foreign)).toMatchObject({
      status: 422,
      json: { code: 'reason-of-another-body', errors: [{ at: '/reason' }] },
    });
  });
});

describe('the rules', () => {
  it('tell who loses which path from which day on, page by page', async () => {
    const refs = [await enroll('Eins'), await enroll('Zwei')];
    await process.settled();
    const rows: { personRef: string; paths: { path: string }[] }[] = [];
    let after = '';
    do {
      const page = (await get(`rules/ik-admission-stop/losses?from=2026-02-09&limit=1${after}`)) as {
        rows: typeof rows;
        next?: string;
      };
      expect(page.rows.length).toBeLessThanOrEqual(1);
      rows.push(...page.rows);
      after = page.next === undefined ? '' : `&after=${page.next}`;
    } while (after !== '');
    const told = rows.map(({ personRef }) => personRef);
    expect(told).toEqual(expect.arrayContaining(refs));
    expect(new Set(told).size).toBe(told.length);
    expect(rows[0]?.paths.map(({ path }) => path)).toEqual(['integration-course-admission']);
    expect(await get('rules/ik-admission-stop/losses?from=2026-02-10')).toEqual({ from: '2026-02-10', rows: [] });
    expect(await process.call('GET', `${api}/rules/none/losses`, { as: coordinator })).toMatchObject({
      status: 404,
      json: { code: 'rule-unknown' },
    });
  });

  it('are told with paragraph and source', async () => {
    const { rows } = (await get('rules', 'vhs')) as { rows: { id: string; versions: object[] }[] };
    expect(rows.find(({ id }) => id === 'bsk-entitlement')?.versions).toMatchObject([
      { legalBasis: '§ 6 Abs. 3 DeuFöV', unchecked: true },
    ]);
  });

  it('tell a provider nothing of the learner of another', async () => {
    const ref = await enroll('Fremd');
    await process.settled();
    for (const one of [ref, 'p_none']) {
      expect(await process.call('GET', `${api}/learners/${one}/paths`, { as: 'vhs' })).toMatchObject({
        status: 404,
        json: { code: 'learner-unknown' },
      });
    }
  });

  it('forget who was erased', async () => {
    const ref = await enroll('Gelöscht');
    await process.settled();
    await process.erase(ref);
    expect(await process.call('GET', `${api}/learners/${ref}/paths`, { as: 'vhs' })).toMatchObject({ status: 404 });
  });
});

describe('a right, its runs and her participation', () => {
  let number = 0;
  /** Parts that come over the log, each a source of its own; the right is issued where `right` stands. */
  type Part = 'right' | 'runs' | 'left' | 'goes-on';
  const orders: readonly (readonly Part[])[] = [
    ['right', 'runs', 'left', 'goes-on'],
    ['runs', 'left', 'goes-on', 'right'],
    ['left', 'goes-on', 'runs', 'right'],
    ['runs', 'left', 'right', 'goes-on'],
    ['right', 'left', 'runs', 'goes-on'],
    ['right', 'left', 'goes-on', 'runs'],
    ['left', 'right', 'goes-on', 'runs'],
  ];

  it.each(orders.map((order) => [order.join(', '), order] as const))(
    'come to the same in the order %s',
    async (_name, order) => {
      const ref = await enroll('Ordnung');
      const [first, second] = [`r_o${(number += 1)}`, `r_p${number}`];
      let entitlementId = '';
      const bring: Readonly<Record<Part, () => Promise<unknown>>> = {
        right: async () => (entitlementId = (await issue(ref)).id),
        runs: () => process.hear(run(first), run(second)),
        left: () =>
          process.hear(
            step('registration-confirmed', ref, first, '2026-06-01'),
            step('participation-started', ref, first, '2026-09-01'),
            step('participation-dropped-out', ref, first, '2026-10-01', { reason: 'childcare' }),
          ),
        'goes-on': () =>
          process.hear(
            step('registration-confirmed', ref, second, '2026-10-15'),
            step('participation-started', ref, second, '2026-11-01'),
          ),
      };
      for (const part of order) {
        await bring[part]();
        await process.settled();
      }
      const executor = process.app.get<CommandExecutor>(COMMAND_EXECUTOR, { strict: false });
      const { state } = await executor.load(entitlementDecider, entitlementId);
      expect(state).toMatchObject({ phase: 'used', usedFor: second, usedRuns: [first, second] });
    },
  );
});
