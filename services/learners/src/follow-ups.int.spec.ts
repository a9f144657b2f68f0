import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { eventually } from '#service-kit/testing';
import { type LearnersProcess, startLearnersProcess } from './testing/learners-process.js';
import { requestsTo } from './testing/requests.js';

let process: LearnersProcess;
let ref: string;
beforeAll(async () => {
  process = await startLearnersProcess(['vhs', 'p-x']);
});
afterAll(() => process.stop());
const { send, post, read, enroll } = requestsTo(() => process);

interface Row {
  readonly followUpId: string;
  readonly dueOn: string;
  readonly inCharge: string;
  readonly note?: string;
}
/** The own list, all pages of it, of one person. */
async function listOf(as: string, limit = 50): Promise<readonly Row[]> {
  const rows: Row[] = [];
  let after = '';
  for (;;) {
    const page = (await read(`follow-ups?limit=${limit}${after}`, as)) as { rows: readonly Row[]; next?: string };
    rows.push(...page.rows);
    if (page.next === undefined) return rows.filter((row) => (row as { personRef?: string }).personRef === ref);
    after = `&after=${page.next}`;
  }
}
const set = async (as: string, dueOn: string, more: object = {}): Promise<string> => {
  const { id } = await post('follow-ups', as, { personRef: ref, subject: 'call-person', dueOn, ...more });
  await process.settled();
  return id;
};
const accountOf = async (as: string): Promise<string> =>
  ((await read('follow-ups/desk', as)) as { account: string }).account;

beforeEach(async () => {
  ref = await enroll('1991-04-17', 'vhs');
});

describe('the own follow-ups', () => {
  it('are due first, page by page, with those of the office', async () => {
    const late = await set('vhs', '2026-12-20');
    const soon = await set('vhs', '2026-12-01', { note: 'Zeugnis fehlt' });
    const office = await set('vhs', '2026-12-10', { forOffice: true });
    for (const limit of [50, 1])
      expect((await listOf('vhs', limit)).map(({ followUpId }) => followUpId)).toEqual([soon, office, late]);
    expect(await listOf('vhs')).toMatchObject([
      { inCharge: 'me', note: 'Zeugnis fehlt', dueOn: '2026-12-01' },
      { inCharge: 'office' },
      { inCharge: 'me' },
    ]);
    expect((await listOf('vhs-colleague')).map(({ followUpId }) => followUpId)).toEqual([office]);
  });

  it('are moved, done, and gone from the list', async () => {
    const id = await set('vhs', '2026-12-01');
    await post(`follow-ups/${id}/move`, 'vhs', { dueOn: '2026-12-05' });
    await process.settled();
    expect(await listOf('vhs')).toMatchObject([{ dueOn: '2026-12-05' }]);
    await post(`follow-ups/${id}/done`, 'vhs');
    await process.settled();
    expect(await listOf('vhs')).toEqual([]);
    expect(await send(`follow-ups/${id}/done`, 'vhs')).toMatchObject({
      status: 409,
      json: { code: 'follow-up-already-done' },
    });
  });

  it('are the office’s alone: no row, no hint for another', async () => {
    const id = await set('vhs', '2026-12-01');
    expect(await read(`learners/${ref}/follow-ups`, 'course-coordinator')).toEqual({ rows: [] });
    expect(await listOf('course-coordinator')).toEqual([]);
    for (const other of ['course-coordinator', 'p-x'])
      for (const unknown of [id, 'w_none'])
        expect(await send(`follow-ups/${unknown}/done`, other)).toMatchObject({
          status: 404,
          json: { code: 'follow-up-unknown' },
        });
    expect(await read(`learners/${ref}/follow-ups`, 'p-x')).toMatchObject({ code: 'learner-unknown' });
    expect(await send('follow-ups', 'p-x', { personRef: ref, subject: 'other', dueOn: '2026-12-01' })).toMatchObject({
      status: 404,
    });
  });
});

describe('a deputy', () => {
  it('sees and does what the principal’s list has, for as long as it stands in', async () => {
    const id = await set('vhs', '2026-12-20');
    const deputy = await accountOf('vhs-colleague');
    expect(await read(`learners/${ref}/follow-ups`, 'vhs-colleague')).toMatchObject({
      rows: [{ inCharge: 'colleague' }],
    });
    expect(await send(`follow-ups/${id}/done`, 'vhs-colleague')).toMatchObject({
      status: 403,
      json: { code: 'not-in-charge' },
    });
    const appointed = await post('deputies', 'vhs', { deputy, from: '2026-11-24', to: '2026-12-04' });
    expect(await listOf('vhs-colleague')).toMatchObject([{ followUpId: id, inCharge: 'principal' }]);
    expect(await read('follow-ups/desk', 'vhs-colleague')).toMatchObject({
      deputies: [{ deputyId: appointed.id, office: 'provider-vhs', deputy }],
    });
    await post(`deputies/${appointed.id}/end`, 'vhs');
    expect(await listOf('vhs-colleague')).toEqual([]);
    await post('deputies', 'vhs', { deputy, from: '2026-11-24', to: '2026-12-04' });
    await post(`follow-ups/${id}/done`, 'vhs-colleague');
  });

  it('is of the own office', async () => {
    expect(
      await send('deputies', 'vhs', { deputy: 'a_2', from: '2026-11-24', to: '2026-12-04', office: 'provider-p-x' }),
    ).toMatchObject({ status: 403, json: { code: 'not-your-office' } });
    expect(await send('deputies/v_none/end', 'vhs')).toMatchObject({ status: 404 });
    await set('vhs', '2026-12-01');
    const deputy = await accountOf('p-x');
    await post('deputies', 'vhs', { deputy, from: '2026-11-24', to: '2026-12-04' });
    expect(await listOf('p-x')).toEqual([]);
  });

  it('gets a follow-up handed over', async () => {
    const id = await set('vhs', '2026-12-01');
    await post(`follow-ups/${id}/hand-over`, 'vhs', { account: await accountOf('vhs-colleague') });
    await process.settled();
    expect(await listOf('vhs-colleague')).toMatchObject([{ followUpId: id, inCharge: 'me' }]);
    await post(`follow-ups/${id}/hand-over`, 'vhs-colleague');
    await process.settled();
    expect(await listOf('vhs')).toMatchObject([{ followUpId: id, inCharge: 'office' }]);
  });
});

describe('a note', () => {
  it('goes with the person', async () => {
    const id = await set('vhs', '2026-12-01', { note: 'Zeugnis fehlt' });
    const key = async (): Promise<unknown> => (await process.keys(`n_${id}`))[0];
    expect(await key()).toBeInstanceOf(Uint8Array);
    await process.erase(ref);
    expect(await eventually(key, (one) => one === 'erased')).toBe('erased');
  });

  it('is redacted for good, and the follow-up stays', async () => {
    const id = await set('vhs', '2026-12-01', { note: 'Zeugnis fehlt' });
    await post(`follow-ups/${id}/redact-note`, 'vhs');
    const [row] = await listOf('vhs');
    expect(row).toMatchObject({ followUpId: id });
    expect(row).not.toHaveProperty('note');
    expect(await send(`follow-ups/${id}/redact-note`, 'vhs')).toMatchObject({ status: 404 });
  });

  it('is refused where it is too long, and nothing of it is repeated', async () => {
    const answer = await send('follow-ups', 'vhs', {
      ...{ personRef: ref, subject: 'other', dueOn: '2026-12-01' },
      note: 'geheim '.repeat(60),
    });
    expect(answer).toMatchObject({ status: 400, json: { errors: [{ at: '/note' }] } });
    expect(answer.text).not.toContain('geheim');
  });
});

describe('a department', () => {
  it('has a desk for the cases in which it has a part, and learns of no other', async () => {
    const later = { personRef: ref, subject: 'documents-missing', dueOn: '2026-12-01' };
    const asked = await send('follow-ups', 'job-centre', later);
    const unknown = await send('follow-ups', 'job-centre', { ...later, personRef: 'p_none00000001' });
    expect([asked.status, asked.json]).toMatchObject([404, { code: 'learner-unknown' }]);
    expect((asked.json as { detail: string }).detail).toBe((unknown.json as { detail: string }).detail);
    const report = { department: 'job-centre', milestone: 'integration-agreement' };
    await post(`learners/${ref}/milestones`, 'job-centre', { ...report, state: 'done' });
    await process.settled();
    const { id } = await post('follow-ups', 'job-centre', later);
    await process.settled();
    expect(await listOf('job-centre')).toMatchObject([{ followUpId: id, inCharge: 'me' }]);
    // Another department, and the offices, have desks of their own.
    expect(await listOf('health')).toEqual([]);
    expect(await listOf('course-coordinator')).toEqual([]);
    expect(await send(`follow-ups/${id}/done`, 'health')).toMatchObject({ json: { code: 'follow-up-unknown' } });
    await post(`learners/${ref}/milestones/withdraw`, 'job-centre', { ...report, reason: 'wrong-person' });
    await process.settled();
    expect(await send('follow-ups', 'job-centre', later)).toMatchObject({ status: 404 });
    await post(`follow-ups/${id}/done`, 'job-centre');
  });

  it('opens the case with what gave it its part, at once', async () => {
    const report = { department: 'job-centre', milestone: 'integration-agreement', state: 'done' };
    const { stream, version } = await post(`learners/${ref}/milestones`, 'job-centre', report);
    const answer = await process.call('GET', `/api/learners/v1/learners/${ref}/follow-ups`, {
      as: 'job-centre',
      headers: { 'consistent-with': `${stream}@${version}` },
    });
    expect([answer.status, answer.json]).toEqual([200, { rows: [] }]);
  });

  it('whose data are kept apart has a desk in its own sphere', async () => {
    const report = { department: 'youth', milestone: 'childcare-place', state: 'done' };
    await post(`learners/${ref}/milestones`, 'youth', report);
    await process.settled();
    const later = { personRef: ref, subject: 'documents-missing', dueOn: '2026-12-01', note: 'Bescheid fehlt' };
    const { id, events } = await post('follow-ups', 'youth', later);
    expect(events).toEqual(['follow-up-note-written', 'youth-follow-up-set']);
    await process.settled();
    expect(await listOf('youth')).toMatchObject([{ followUpId: id, inCharge: 'me', note: 'Bescheid fehlt' }]);
    for (const other of ['health', 'course-coordinator']) {
      expect(await listOf(other)).toEqual([]);
      expect(await send(`follow-ups/${id}/done`, other)).toMatchObject({ json: { code: 'follow-up-unknown' } });
    }
    expect(await post(`follow-ups/${id}/move`, 'youth', { dueOn: '2026-12-05' })).toMatchObject({
      events: ['youth-follow-up-moved'],
    });
    await process.settled();
    expect(await listOf('youth')).toMatchObject([{ dueOn: '2026-12-05' }]);
    expect(await post(`follow-ups/${id}/done`, 'youth')).toMatchObject({ events: ['youth-follow-up-done'] });
    await process.settled();
    expect(await listOf('youth')).toEqual([]);
  });
});
