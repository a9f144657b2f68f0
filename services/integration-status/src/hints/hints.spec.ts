import { describe, expect, it } from '@jest/globals';
import { type CaseState, NEW_CASE, type RegistrationState } from '../projections/case/case-state.js';
import type { RunView } from '../projections/run/run.state.js';
import { hintsOf } from './hints.js';

const DAY = '2026-11-24';
const run = (courseType: string, childcare = false): RunView => ({
  runId: 'r',
  providerId: 'vhs',
  title: 'Kurs',
  courseType,
  entryLevel: 'A2',
  targetLevel: 'B1',
  funding: 'federal',
  municipalityKey: '03251040',
  timeOfDay: 'morning',
  childcare,
  seats: 20,
  minimumGroup: 10,
  startsOn: '2026-12-01',
  endsOn: '2027-12-31',
  state: 'planned',
  registrationOpen: true,
  taken: 0,
  takenFrom: [],
});
const familyOf = (type: string): string =>
  type.startsWith('IK_') ? 'integration' : type.startsWith('BSK_') ? 'vocational' : 'county';
const seat = (state: RegistrationState['state'], more: Partial<RegistrationState> = {}): CaseState => ({
  ...NEW_CASE,
  registrations: { g: { runId: 'r', state, since: DAY, ...more } },
});
const codes = (state: CaseState, of: RunView, { day = DAY, km }: { day?: string; km?: number } = {}) =>
  hintsOf(state, { runs: new Map([['r', of]]), familyOf, kmTo: () => km, day }).map(({ code }) => code);

describe('the way to an integration course', () => {
  const hint = (day: string, km?: number) =>
    hintsOf(seat('confirmed'), { runs: new Map([['r', run('IK_ALLG')]]), familyOf, kmTo: () => km, day }).filter(
      ({ code }) => code === 'travel-subsidy',
    );

  it('is paid from more than three kilometres on, as providers do', () => {
    expect(hint(DAY, 3)).toEqual([]);
    expect(hint(DAY, 4)).toMatchObject([{ km: 4, moreThanKm: 3, legalBasis: '§ 4a Abs. 1 IntV', unchecked: true }]);
    expect(hint(DAY)).toEqual([]);
    expect(codes(seat('confirmed'), run('BSK_B2'), { km: 20 })).not.toContain('travel-subsidy');
  });

  it('is paid to others since 7 December 2024', () => {
    expect(hint('2024-12-06', 9)).toMatchObject([{ ruleVersion: 'ik-2005', groups: ['cost-exempt'] }]);
    expect(hint('2024-12-07', 9)).toMatchObject([
      { ruleVersion: 'ik-2024', groups: ['benefits', 'severe-disability'] },
    ]);
  });

  it('of who has no seat any more is nobody\u2019s matter', () => {
    for (const state of ['refused', 'withdrawn', 'ended', 'dropped-out'] as const)
      expect(codes(seat(state), run('IK_ALLG'), { km: 20 })).toEqual([]);
  });
});

describe('childcare', () => {
  const needing: CaseState = { ...seat('started'), needs: { childcare: true, timesOfDay: [], stepFree: false } };

  it('may be supported where the course has none: for a vocational course from three children on', () => {
    expect(codes(needing, run('IK_ALLG'))).toEqual(['childcare-support']);
    expect(codes(needing, run('IK_ALLG', true))).toEqual([]);
    expect(codes(seat('started'), run('IK_ALLG'))).toEqual([]);
    const [hint] = hintsOf(needing, { runs: new Map([['r', run('BSK_B2')]]), familyOf, kmTo: () => 0, day: DAY });
    expect(hint).toMatchObject({ code: 'childcare-support', children: 3, legalBasis: '§ 10 Abs. 2 DeuFöV' });
  });
});

it('who works pays a share of a vocational course, and of no other', () => {
  expect(codes(seat('confirmed'), run('BSK_B2'))).toEqual(['cost-share']);
  expect(codes(seat('confirmed'), run('BSK_B2'), { day: '2016-06-30' })).toEqual([]);
  expect(codes(seat('confirmed'), run('LK_NIEDRIG'), { km: 30 })).toEqual([]);
});

describe('the fee', () => {
  const right = (issuedOn: string, state: 'used' | 'lapsed' = 'used'): CaseState => ({
    ...NEW_CASE,
    rights: {
      e: {
        kind: 'integration-course-claim',
        issuedBy: 'public-order',
        issuedOn,
        legalBasis: '§ 44 Abs. 2 AufenthG',
        ruleId: 'ik-claim',
        ruleVersion: '2016-08-06',
        state,
      },
    },
  });
  const until = (state: CaseState, day: string) =>
    hintsOf(state, { runs: new Map(), familyOf, kmTo: () => undefined, day }).map((hint) => hint.until);

  it.each([
    ['2024-11-24', '2026-11-24'],
    ['2024-02-29', '2026-02-28'],
    ['2026-02-28', '2028-02-28'],
  ])('of a right of %s comes back in part up to %s', (issuedOn, last) => {
    expect(until(right(issuedOn), last)).toEqual([last]);
  });

  it('does not come back a day later, nor with a right that is over', () => {
    expect(until(right('2024-11-23'), DAY)).toEqual([]);
    expect(until(right('2026-11-23', 'lapsed'), DAY)).toEqual([]);
  });
});

it('a course that was left for a move, work or care for children allows a change of provider', () => {
  for (const droppedFor of ['moved-away', 'work', 'childcare'] as const)
    expect(codes(seat('dropped-out', { droppedFor }), run('IK_ALLG'))).toEqual(['provider-change']);
  for (const droppedFor of ['health', 'mobility', 'unknown'] as const)
    expect(codes(seat('dropped-out', { droppedFor }), run('IK_ALLG'))).toEqual([]);
  expect(codes(seat('dropped-out', { droppedFor: 'work' }), run('BSK_B2'))).toEqual([]);
});

it('who goes on in another course needs no word of a change of provider', () => {
  const left = seat('dropped-out', { droppedFor: 'work' });
  const goesOn = (since: string): CaseState => ({
    ...left,
    registrations: { ...left.registrations, h: { runId: 'r', state: 'started', since } },
  });
  const of = (state: CaseState) => codes(state, run('IK_ALLG')).filter((code) => code === 'provider-change');
  expect(of(goesOn('2026-11-23'))).toEqual(['provider-change']);
  expect(of(goesOn('2026-12-01'))).toEqual([]);
});

it('what rests on a disputed datum says so', () => {
  const disputes: CaseState['disputes'] = {
    d: { personRef: 'p_1', datum: 'municipality', state: 'open', on: DAY },
  };
  const facts = { runs: new Map([['r', run('IK_ALLG')]]), familyOf, kmTo: () => 9, day: DAY };
  expect(hintsOf({ ...seat('confirmed'), disputes }, facts)).toMatchObject([
    { code: 'travel-subsidy', disputed: ['municipality'] },
  ]);
});
