import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { startStatusProcess, type StatusProcess } from '../testing/status-process.js';

const base = '/api/integration-status/v1';
let at: StatusProcess;

const personRef = 'p1';
const DISPUTED = ['level', 'municipality', 'needs', 'entitlement', 'identity'] as const;
const learner = (type: string, data: object) => at.publish('learner-p1', type, '2026-11-01', { personRef, ...data });
const right = (entitlementId: string, lapsesOn: string) =>
  at.publish(`entitlement-${entitlementId}`, 'entitlement-issued', '2026-01-10', {
    ...{ personRef, entitlementId, kind: 'integration-course-claim', issuedBy: 'public-order', lapsesOn },
    ...{ legalBasis: '§ 44 Abs. 2 AufenthG', ruleId: 'ik-claim', ruleVersion: '2016-08-06' },
  });

beforeAll(async () => {
  at = await startStatusProcess(['x', 'y', 'z']);
  await learner('learner-enrolled', { municipalityKey: '03251040', takenInBy: 'x' });
  await learner('language-level-assessed', { level: 'A2', basis: 'placement-test', assessmentId: 'a1' });
  await learner('needs-recorded', { childcare: true, timesOfDay: ['morning'], stepFree: false });
  await right('e1', '2026-12-01');
  await right('e2', '2026-12-02');
  await at.publish('handover-h1', 'handover-offered', '2026-11-02', {
    ...{ personRef, handoverId: 'h1', fromProvider: 'x', toProvider: 'y', registrationId: 'g1', endedRunId: 'r1' },
    ...{ followUpCourseType: 'LK_NIEDRIG', level: 'A2', courseEndsOn: '2026-11-01', answerDueOn: '2026-11-20' },
    ...{ basis: 'consent', ruleId: 'handover-answer', ruleVersion: '1', passes: ['level', 'contact'] },
  });
  for (const datum of DISPUTED) {
    const subject = datum === 'entitlement' ? { subjectId: 'e1' } : {};
    await learner('datum-disputed', { disputeId: `d-${datum}`, datum, ...subject });
  }
  await at.settled();
});
afterAll(() => at.stop());

const rows = async (path: string, as: string) =>
  ((await at.call('GET', `${base}${path}`, { as })).json as { rows: readonly Readonly<Record<string, unknown>>[] })
    .rows;
const disputed = async (path: string, as = 'course-coordinator') =>
  (await rows(path, as)).map((row) => (row['disputed'] as string[] | undefined)?.toSorted());

describe('what a person disputes', () => {
  it('is marked on every list that shows it', async () => {
    const all = [...DISPUTED].sort();
    expect(await disputed('/handovers')).toEqual([all]);
    expect(await disputed('/taken-in', 'x')).toEqual([['identity', 'level', 'municipality']]);
    // Of two rights one is disputed.
    expect(await disputed('/rights')).toEqual([
      ['entitlement', 'identity', 'municipality'],
      ['identity', 'municipality'],
    ]);
    expect((await rows('/deadlines?kind=right-lapses', 'course-coordinator')).map((row) => row['disputed'])).toEqual([
      true,
      false,
    ]);
    expect((await rows('/deadlines', 'course-coordinator'))[0]?.['disputedData']).toEqual(['municipality', 'identity']);
  });

  it('is told to each of the persons of a page, to those who see them', async () => {
    const ask = async (as: string) =>
      (await at.call('POST', `${base}/disputed`, { as, body: { refs: [personRef, 'nobody'] } })).json as {
        persons: readonly { personRef: string; disputed: string[] }[];
      };
    const { persons } = await ask('course-coordinator');
    expect(persons.map((one) => [one.personRef, one.disputed.toSorted()])).toEqual([[personRef, [...DISPUTED].sort()]]);
    expect((await ask('y')).persons.map((one) => one.disputed.toSorted())).toEqual([
      ['identity', 'level', 'municipality'],
    ]);
    expect(await ask('z')).toEqual({ persons: [] });
  });

  it('is told to the receiver of an offer with the data alone that the offer passes on', async () => {
    expect(await disputed('/handovers?direction=incoming', 'y')).toEqual([['identity', 'level', 'municipality']]);
  });

  it('is no longer marked when it is settled', async () => {
    for (const datum of DISPUTED) await learner('dispute-settled', { disputeId: `d-${datum}`, outcome: 'confirmed' });
    await at.settled();
    expect(await disputed('/handovers')).toEqual([undefined]);
    expect(await disputed('/rights')).toEqual([undefined, undefined]);
  });
});
