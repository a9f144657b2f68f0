import { afterAll, beforeAll, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { startStatusProcess, type StatusProcess, TODAY } from '../../testing/status-process.js';

const base = '/api/integration-status/v1';
let at: StatusProcess;
beforeAll(async () => {
  at = await startStatusProcess(['x']);
});
afterAll(() => at.stop());

type Step = 'level' | 'needs' | 'right' | 'waiting' | 'move';
interface Case {
  readonly personRef: string;
  readonly timeline: readonly { readonly type: string }[];
}

const caseOf = async (ref: string): Promise<Case> => {
  await at.settled();
  const { status, json } = await at.call('GET', `${base}/cases/${ref}`, { as: 'course-coordinator' });
  expect(status).toBe(200);
  return json as Case;
};
/** The case, without what a merge and its end leave in the history. */
const plain = ({ timeline, ...rest }: Case, ref: string): unknown => {
  const told = timeline
    .filter(({ type }) => !type.startsWith('learner-merge'))
    .map((entry) => ({ ...entry, id: '', recordedAt: '' }));
  return JSON.parse(JSON.stringify({ ...rest, timeline: told }).replaceAll(ref, 'REF')) as unknown;
};
const board = async (): Promise<unknown> => {
  await at.settled();
  return (await at.call('GET', `${base}/board`, { as: 'course-coordinator' })).json;
};

async function tell(ref: string, step: Step, n: number): Promise<void> {
  const on = `2026-0${(n % 8) + 1}-15`;
  const personRef = ref;
  switch (step) {
    case 'level':
      return at.publish(`learner-${ref}`, 'language-level-assessed', on, {
        personRef,
        assessmentId: `a_${ref}_${n}`,
        level: n % 2 === 0 ? 'A2' : 'B1',
        basis: 'certificate',
      });
    case 'needs':
      return at.publish(`learner-${ref}`, 'needs-recorded', on, {
        personRef,
        childcare: n % 2 === 0,
        timesOfDay: [],
        stepFree: false,
      });
    case 'move':
      return at.publish(`learner-${ref}`, 'learner-moved', on, {
        personRef,
        municipalityKey: '03251041',
        reason: 'moved',
      });
    case 'right':
      return at.publish(`entitlement-e_${ref}_${n}`, 'entitlement-issued', on, {
        personRef,
        entitlementId: `e_${ref}_${n}`,
        kind: 'integration-course-claim',
        issuedBy: 'public-order',
        legalBasis: '§',
        ruleId: 'r',
        ruleVersion: 'v',
        lapsesOn: '2026-12-01',
      });
    case 'waiting':
      return at.publish(`waiting-entry-w_${ref}_${n}`, 'waiting-entry-opened', on, {
        personRef,
        entryId: `w_${ref}_${n}`,
        courseType: 'IK_ALLG',
        level: 'A2',
        municipalityKey: '03251040',
        timesOfDay: [],
        childcare: false,
      });
  }
}

const enroll = (ref: string, on: string): Promise<void> =>
  at.publish(`learner-${ref}`, 'learner-enrolled', on, { personRef: ref, municipalityKey: '03251040' });

it('shows two references as one case in case, list and board, and as two when it is undone', async () => {
  await enroll('p_elder', '2026-01-02');
  await enroll('p_younger', '2026-02-02');
  await tell('p_younger', 'level', 2);
  await tell('p_younger', 'right', 2);
  const [elder, before] = [await caseOf('p_elder'), await board()];
  expect(elder).toMatchObject({ stage: 'enrolled', rights: [] });

  await at.publish('learner-p_younger', 'learner-merged', TODAY, { personRef: 'p_younger', into: 'p_elder' });
  for (const ref of ['p_elder', 'p_younger'])
    expect(await caseOf(ref)).toMatchObject({
      personRef: 'p_elder',
      formerRefs: ['p_younger'],
      stage: 'entitled',
      level: { level: 'A2' },
      levels: [{ personRef: 'p_younger' }],
      rights: [{ entitlementId: 'e_p_younger_2' }],
    });
  const rights = await at.call('GET', `${base}/rights`, { as: 'course-coordinator' });
  expect((rights.json as { rows: readonly { personRef: string }[] }).rows.map(({ personRef }) => personRef)).toEqual([
    'p_elder',
  ]);
  // What comes later under the younger reference counts for the elder.
  await tell('p_younger', 'waiting', 5);
  expect(await caseOf('p_elder')).toMatchObject({ stage: 'waiting' });

  await at.publish('learner-p_younger', 'learner-merge-undone', TODAY, {
    personRef: 'p_younger',
    from: 'p_elder',
    reason: 'merged-in-error',
  });
  expect(plain(await caseOf('p_elder'), 'p_elder')).toEqual(plain(elder, 'p_elder'));
  expect(await caseOf('p_younger')).toMatchObject({ personRef: 'p_younger', stage: 'waiting' });
  expect(before).toBeDefined();
});

it('merged and undone is as never merged', async () => {
  const steps = fc.array(fc.tuple(fc.constantFrom<Step>('level', 'needs', 'right', 'waiting', 'move'), fc.boolean()), {
    maxLength: 6,
  });
  let run = 0;
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(6), fc.nat(6), async (told, mergeAt, undoAfter) => {
      run += 1;
      const pairs = ['touched', 'untouched'].map((name) => [`p_${name}_1_${run}`, `p_${name}_2_${run}`] as const);
      for (const [merged, [elder, younger]] of pairs.entries()) {
        await enroll(elder, '2026-01-02');
        await enroll(younger, '2026-02-02');
        let open = false;
        const merge = async (): Promise<void> => {
          open = true;
          const data = { personRef: younger, into: elder };
          await at.publish(`learner-${younger}`, 'learner-merged', TODAY, data);
        };
        const undo = async (): Promise<void> => {
          open = false;
          const data = { personRef: younger, from: elder, reason: 'merged-in-error' };
          await at.publish(`learner-${younger}`, 'learner-merge-undone', TODAY, data);
        };
        for (const [n, [step, ofElder]] of told.entries()) {
          if (merged === 0 && n === mergeAt) await merge();
          if (open && n === mergeAt + undoAfter) await undo();
          await tell(ofElder ? elder : younger, step, n);
        }
        if (open) await undo();
      }
      const [touched, untouched] = pairs;
      for (const side of [0, 1] as const) {
        const [one = '', other = ''] = [touched?.[side], untouched?.[side]];
        expect(plain(await caseOf(one), one)).toEqual(plain(await caseOf(other), other));
      }
    }),
    { numRuns: 8 },
  );
});
