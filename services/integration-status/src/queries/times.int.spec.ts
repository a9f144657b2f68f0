import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStatusProcess, type StatusProcess, TODAY } from '../testing/status-process.js';

const base = '/api/integration-status/v1';
let at: StatusProcess;

const told = async (path: string): Promise<unknown> => {
  const answer = await at.call('GET', `${base}${path}`, { as: 'course-coordinator' });
  expect([path, answer.status]).toEqual([path, 200]);
  return answer.json;
};
const entry = (entryId: string) => ({ personRef: `p-${entryId}`, entryId });
const open = (entryId: string, on: string, courseType: string, since?: string): Promise<void> =>
  at.publish(`waiting-entry-${entryId}`, 'waiting-entry-opened', on, {
    ...entry(entryId),
    courseType,
    level: 'A2',
    municipalityKey: '03251040',
    timesOfDay: [],
    childcare: false,
    ...(since === undefined ? {} : { since }),
  });
const close = (entryId: string, on: string, reason = 'registered'): Promise<void> =>
  at.publish(`waiting-entry-${entryId}`, 'waiting-entry-closed', on, { ...entry(entryId), reason });

const right = (entitlementId: string) => ({ personRef: `p-${entitlementId}`, entitlementId });
const rule = { ruleId: 'bsk-entitlement', ruleVersion: '2016-05-04' };
const issue = (entitlementId: string, on: string): Promise<void> =>
  at.publish(`entitlement-${entitlementId}`, 'entitlement-issued', on, {
    ...right(entitlementId),
    kind: 'vocational-language-course',
    issuedBy: 'job-centre',
    legalBasis: '§ 6 Abs. 3 DeuFöV',
    lapsesOn: '2026-10-31',
    ...rule,
  });

beforeAll(async () => {
  at = await startStatusProcess();
  for (const days of [1, 2, 3, 4, 5]) {
    await open(`a${days}`, '2026-05-01', 'IK_ALLG');
    await close(`a${days}`, `2026-05-0${days + 1}`);
  }
  for (const id of ['b1', 'b2', 'b3', 'b4', 'b5']) {
    await open(id, '2026-05-01', 'BSK_B2', '2026-04-01');
    await close(id, '2026-06-01');
  }
  // Ended without a course, lost the seat, waits, and met longer than a year ago.
  await open('c1', '2026-05-01', 'IK_ALLG');
  await close('c1', '2026-05-20', 'withdrawn');
  await open('c2', '2026-05-01', 'IK_ALLG');
  await close('c2', '2026-05-20');
  await at.publish('waiting-entry-c2', 'waiting-entry-reopened', '2026-05-25', {
    ...entry('c2'),
    reason: 'run-cancelled',
  });
  await open('c3', '2026-05-01', 'IK_ALLG');
  await open('c4', '2025-05-01', 'IK_ALLG');
  await close('c4', '2025-05-20');

  for (const id of ['e1', 'e2', 'e3']) await issue(id, '2026-07-31');
  for (const id of ['e2', 'e3'])
    await at.publish(`entitlement-${id}`, 'entitlement-lapse-presumed', '2026-11-01', {
      ...right(id),
      ...rule,
    });
  await at.publish('entitlement-e3', 'entitlement-lapse-rejected', '2026-11-03', {
    ...right('e3'),
    decidedBy: 'job-centre',
    reason: 'registered-in-time',
  });
  await at.settled();
});
afterAll(() => at.stop());

describe('the times of a year', () => {
  it('are those of waits that ended with a registration', async () => {
    expect(await told('/waiting-list/times')).toEqual({
      from: '2025-11-25',
      to: TODAY,
      rows: [
        { count: 10, median: 5, p90: 61 },
        { courseType: 'BSK_B2', count: 5, median: 61, p90: 61 },
        { courseType: 'IK_ALLG', count: 5, median: 3, p90: 5 },
      ],
    });
  });

  it('end on the day that is asked for', async () => {
    expect(await told('/waiting-list/times?day=2026-05-25')).toMatchObject({
      rows: [{ count: 5 }, { courseType: 'IK_ALLG', count: 5 }],
    });
  });

  it('have the rights that went unused beside those that were issued', async () => {
    expect(await told('/rights/lapses')).toEqual({
      from: '2025-11-25',
      to: TODAY,
      rows: [{ kind: 'vocational-language-course', issued: 3, presumed: 1, lapsed: 0 }],
    });
    expect(await told('/rights/lapses?day=2026-10-31')).toMatchObject({ rows: [{ issued: 3, presumed: 0 }] });
  });
});
