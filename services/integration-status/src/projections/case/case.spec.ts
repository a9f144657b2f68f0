import { describe, expect, it } from '@jest/globals';
import { boardSpans, lapsingSpans } from './case-cells.js';
import type { CaseEntry, PersonEvent } from './case-entry.js';
import { inOrder } from './case-entry.js';
import { departmentsOf, evolveCase, NEW_CASE, stageOf } from './case-state.js';

const personRef = 'p_1';
let place = 0;
const entry = (effectiveOn: string, type: PersonEvent['type'], data: object): CaseEntry => {
  place += 1;
  return {
    id: `e${place}`,
    stream: `s-${type}`,
    streamVersion: place,
    recordedAt: '2026-11-24T08:00:00.000Z',
    effectiveOn,
    type,
    data: { personRef, ...data },
  } as unknown as CaseEntry;
};
const enrolled = (on: string) => entry(on, 'learner-enrolled', { municipalityKey: '03251040' });
const assessed = (on: string) => entry(on, 'language-level-assessed', { level: 'A2', basis: 'placement-test' });
const entitled = (on: string, lapsesOn?: string) =>
  entry(on, 'entitlement-issued', {
    entitlementId: 'en',
    kind: 'integration-course-claim',
    issuedBy: 'public-order',
    legalBasis: '§',
    ruleId: 'r',
    ruleVersion: 'v',
    ...(lapsesOn ? { lapsesOn } : {}),
  });
const used = (on: string) => entry(on, 'entitlement-used', { entitlementId: 'en', runId: 'r1' });
const registration = (
  on: string,
  type: 'registration-confirmed' | 'participation-started' | 'participation-ended',
  runId = 'r1',
) => entry(on, type, { registrationId: `g-${runId}`, runId });
const waiting = (on: string) =>
  entry(on, 'waiting-entry-opened', {
    entryId: 'w',
    courseType: 'IK_ALLG',
    level: 'A2',
    municipalityKey: '03251040',
    timesOfDay: [],
    childcare: false,
  });
const offered = (on: string) =>
  entry(on, 'handover-offered', {
    handoverId: 'h',
    fromProvider: 'x',
    toProvider: 'y',
    endedRunId: 'r1',
    courseEndsOn: '2026-06-01',
    answerDueOn: '2026-06-15',
  });
const accepted = (on: string) =>
  entry(on, 'handover-accepted', { handoverId: 'h', fromProvider: 'x', toProvider: 'y' });

const right = (on: string, type: PersonEvent['type'], data: object = {}) =>
  entry(on, type, { entitlementId: 'en', ...data });
const rightAfter = (...entries: CaseEntry[]) => entries.reduce(evolveCase, NEW_CASE).rights['en'];

const stageAfter = (...entries: CaseEntry[]) => stageOf(entries.reduce(evolveCase, NEW_CASE));

describe('the stage of a case', () => {
  it('follows the story from being taken in to the follow-up course', () => {
    const story = [
      [enrolled('2026-01-02'), 'enrolled'],
      [assessed('2026-01-05'), 'assessed'],
      [entitled('2026-01-10'), 'entitled'],
      [waiting('2026-01-11'), 'waiting'],
      [registration('2026-01-20', 'registration-confirmed'), 'registered'],
      [registration('2026-02-01', 'participation-started'), 'in-course'],
      [offered('2026-05-20'), 'in-course'],
      [registration('2026-06-01', 'participation-ended'), 'handover-offered'],
      [accepted('2026-06-10'), 'handover-accepted'],
      [registration('2026-06-12', 'registration-confirmed', 'r2'), 'registered'],
      [registration('2026-07-01', 'participation-started', 'r2'), 'in-course'],
    ] as const;
    story.forEach(([, stage], step) => expect(stageAfter(...story.slice(0, step + 1).map(([one]) => one))).toBe(stage));
  });

  it('shows who ended a course without a follow-up', () => {
    expect(
      stageAfter(
        enrolled('2026-01-02'),
        registration('2026-02-01', 'participation-started'),
        registration('2026-06-01', 'participation-ended'),
      ),
    ).toBe('course-ended');
  });
});

describe('the departments of a case', () => {
  it('are those that issued an open right, report an open milestone, or whose help is needed', () => {
    const state = [
      entitled('2026-01-10'),
      entry('2026-01-11', 'milestone-recorded', { department: 'social', milestone: 'benefits', state: 'open' }),
      entry('2026-01-12', 'needs-recorded', { childcare: true, timesOfDay: [], stepFree: false }),
    ].reduce(evolveCase, NEW_CASE);
    expect(departmentsOf(state)).toEqual(['public-order', 'social', 'youth']);
  });

  it('lose their part when the milestone is done', () => {
    const state = [
      entry('2026-01-11', 'milestone-recorded', { department: 'social', milestone: 'benefits', state: 'open' }),
      entry('2026-02-11', 'milestone-recorded', { department: 'social', milestone: 'benefits', state: 'done' }),
    ].reduce(evolveCase, NEW_CASE);
    expect(departmentsOf(state)).toEqual([]);
  });
});

describe('board cells', () => {
  it('hold a case from the day on which it reached the stage to the day on which it left', () => {
    expect(boardSpans([enrolled('2026-01-02'), assessed('2026-01-05')])).toEqual([
      { cell: 'all:enrolled:03251040', from: '2026-01-02', to: '2026-01-05' },
      { cell: 'all:assessed:03251040', from: '2026-01-05' },
    ]);
  });

  it('count the state at the end of a day on which several things happened', () => {
    expect(boardSpans([enrolled('2026-01-02'), assessed('2026-01-02')])).toEqual([
      { cell: 'all:assessed:03251040', from: '2026-01-02' },
    ]);
  });

  it('put a case also into the rows of its departments', () => {
    expect(boardSpans([enrolled('2026-01-02'), entitled('2026-01-03')]).map(({ cell }) => cell)).toEqual([
      'all:enrolled:03251040',
      'all:entitled:03251040',
      'public-order:entitled:03251040',
    ]);
  });

  it('lie by the day it happened, whenever it was recorded', () => {
    const late = { ...assessed('2026-01-05'), recordedAt: '2026-12-01T00:00:00.000Z' };
    const entries = inOrder({
      a: { entries: [{ ...waiting('2026-02-01'), recordedAt: '2026-02-01T00:00:00.000Z' }] },
      b: { entries: [late] },
      c: { entries: [enrolled('2026-01-02')] },
    });
    expect(boardSpans(entries).map(({ cell }) => cell)).toEqual([
      'all:enrolled:03251040',
      'all:assessed:03251040',
      'all:waiting:03251040',
    ]);
  });
});

describe('rights that lapse soon', () => {
  it('are counted from 14 days ahead to the day itself', () => {
    expect(lapsingSpans([entitled('2026-01-10', '2026-03-31')])).toEqual([
      { cell: 'lapsing:all', from: '2026-03-17', to: '2026-04-01' },
    ]);
  });
  it('are counted no longer once used', () => {
    expect(lapsingSpans([entitled('2026-01-10', '2026-03-31'), used('2026-03-20')])).toEqual([
      { cell: 'lapsing:all', from: '2026-03-17', to: '2026-03-20' },
    ]);
  });
  it('are counted by the last day that they had then, when they were extended later', () => {
    const extended = (on: string, lapsesOn: string) =>
      right(on, 'entitlement-extended', { reason: 'illness', lapsesOn });
    expect(lapsingSpans([entitled('2026-01-10', '2026-03-31'), extended('2026-03-25', '2026-09-30')])).toEqual([
      { cell: 'lapsing:all', from: '2026-03-17', to: '2026-03-25' },
      { cell: 'lapsing:all', from: '2026-09-16', to: '2026-10-01' },
    ]);
    // What else is recorded meanwhile parts no days.
    expect(lapsingSpans([entitled('2026-01-10', '2026-03-31'), assessed('2026-03-20')])).toEqual([
      { cell: 'lapsing:all', from: '2026-03-17', to: '2026-04-01' },
    ]);
  });
  it('were never counted when used in good time', () => {
    expect(lapsingSpans([entitled('2026-01-10', '2026-03-31'), used('2026-02-01')])).toEqual([]);
  });
});

describe('an interrupted right whose lapse is presumed', () => {
  const presumed = [
    entitled('2025-01-01', '2026-01-01'),
    used('2025-02-01'),
    right('2025-03-01', 'entitlement-interrupted', { runId: 'r1', lapsesOn: '2026-03-01' }),
    right('2026-03-02', 'entitlement-lapse-presumed', { decideBy: '2026-03-16' }),
  ];
  const lapsed = right('2026-03-05', 'entitlement-lapsed', { reason: 'interrupted-too-long' });
  const objected = right('2026-03-06', 'entitlement-objection-filed', { objectionId: 'o', against: 'lapse' });
  const settled = (outcome: string) =>
    right('2026-03-07', 'entitlement-objection-settled', { objectionId: 'o', outcome, lapsesOn: '2026-09-01' });

  it.each([
    ['its rejection', [right('2026-03-05', 'entitlement-lapse-rejected', { lapsesOn: '2026-09-01' })]],
    ['an extension', [right('2026-03-05', 'entitlement-extended', { lapsesOn: '2026-09-01' })]],
    ['an upheld objection', [lapsed, objected, settled('upheld')]],
  ])('is interrupted again after %s', (_what, entries) => {
    const after = rightAfter(...presumed, ...entries);
    expect(after).toMatchObject({ state: 'interrupted', lapsesOn: '2026-09-01' });
    for (const gone of ['presumedOn', 'decideBy', 'before', 'endedOn']) expect(after).not.toHaveProperty(gone);
  });

  it('is lapsed after a dismissed one, and no longer presumed once it is used', () => {
    expect(rightAfter(...presumed, lapsed, objected, settled('dismissed'))).toMatchObject({ state: 'lapsed' });
    const again = rightAfter(...presumed, right('2026-03-05', 'entitlement-used', { runId: 'r2' }));
    expect(again).toMatchObject({ state: 'used', endedOn: '2026-03-05' });
    expect(again).not.toHaveProperty('decideBy');
  });
});
