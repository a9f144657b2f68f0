import { describe, expect, it } from '@jest/globals';
import type { CaseEntry } from '../projections/case/case-entry.js';
import { evolveCase, NEW_CASE } from '../projections/case/case-state.js';
import { DUE, DUE_EVER, deadlineKeys, deadlineSpans, readDeadlineKey } from './deadline-keys.js';
import { deadlinesOf } from './deadline-sources.js';

let place = 0;
const entry = (type: CaseEntry['type'], effectiveOn: string, data: object): CaseEntry => {
  place += 1;
  return {
    id: `${place}`,
    stream: 's',
    streamVersion: place,
    recordedAt: '',
    effectiveOn,
    type,
    data: { personRef: 'p', ...data },
  } as unknown as CaseEntry;
};
const rule = { ruleId: 'ik-claim', ruleVersion: '2016-08-06' };
const issued = entry('entitlement-issued', '2026-01-10', {
  entitlementId: 'e1',
  kind: 'integration-course-claim',
  issuedBy: 'public-order',
  legalBasis: '§ 44 Abs. 2 AufenthG',
  ...rule,
  lapsesOn: '2027-01-10',
});
const right = (type: CaseEntry['type'], on: string, data: object = {}) =>
  entry(type, on, { entitlementId: 'e1', ...data });
const dueOf = (...entries: CaseEntry[]) =>
  deadlinesOf(entries.reduce(evolveCase, NEW_CASE)).map(({ kind, dueOn, who }) => [kind, dueOn, who]);

describe('what is due on a person', () => {
  it('follows a right from its issue to the settled objection', () => {
    const coordination = { kind: 'coordination' };
    const office = { kind: 'department', id: 'public-order' };
    const story: [CaseEntry, unknown[]][] = [
      [issued, [['right-lapses', '2027-01-10', coordination]]],
      [
        right('entitlement-registered', '2026-03-01', { runId: 'r1', ...rule, lapsesOn: '2027-03-01' }),
        [['right-lapses', '2027-03-01', { kind: 'provider-of-run', runId: 'r1' }]],
      ],
      [
        right('entitlement-registration-ended', '2026-03-05', { runId: 'r1', lapsesOn: '2027-01-10' }),
        [['right-lapses', '2027-01-10', coordination]],
      ],
      [right('entitlement-used', '2026-04-01', { runId: 'r2' }), []],
      [
        right('entitlement-interrupted', '2026-05-01', { runId: 'r2', ...rule, lapsesOn: '2027-05-01' }),
        [['right-lapses', '2027-05-01', coordination]],
      ],
      [
        right('entitlement-lapse-presumed', '2027-05-02', { ...rule, decideBy: '2027-05-16' }),
        [['lapse-decision', '2027-05-16', office]],
      ],
      [right('entitlement-lapsed', '2027-05-10', { decidedBy: 'public-order', reason: 'not-started', ...rule }), []],
      [
        right('entitlement-objection-filed', '2027-05-20', {
          objectionId: 'o1',
          against: 'lapse',
          settleBy: '2027-06-20',
        }),
        [['objection', '2027-06-20', office]],
      ],
      [
        right('entitlement-objection-settled', '2027-06-01', {
          objectionId: 'o1',
          outcome: 'upheld',
          settledBy: 'public-order',
          lapsesOn: '2028-06-01',
        }),
        [['right-lapses', '2028-06-01', coordination]],
      ],
    ];
    story.forEach(([, due], at) => expect(dueOf(...story.slice(0, at + 1).map(([one]) => one))).toEqual(due));
  });

  it('waits for an obliged person to register, for an answer to a hand-over, and for the word on a report', () => {
    const obliged = entry('obligation-imposed', '2026-10-01', {
      obligationId: 'v1',
      imposedBy: 'job-centre',
      reason: 'integration-agreement',
      legalBasis: '§ 44a',
      ruleId: 'obligation',
      ruleVersion: '2016-08-06',
      registerBy: '2026-12-01',
    });
    expect(dueOf(obliged)).toEqual([['registration-due', '2026-12-01', { kind: 'department', id: 'job-centre' }]]);
    expect(dueOf(obliged, entry('registration-confirmed', '2026-11-01', { registrationId: 'g', runId: 'r' }))).toEqual(
      [],
    );
    const offered = entry('handover-offered', '2026-10-01', {
      handoverId: 'h',
      fromProvider: 'x',
      toProvider: 'y',
      answerDueOn: '2026-10-15',
      ruleId: 'handover-answer',
      ruleVersion: '1',
    });
    expect(dueOf(offered)).toEqual([['handover-answer', '2026-10-15', { kind: 'provider', id: 'y' }]]);
    expect(dueOf(offered, entry('handover-accepted', '2026-10-02', { handoverId: 'h' }))).toEqual([]);
    const made = entry('attendance-reported', '2026-10-01', {
      reportId: 'm',
      providerId: 'x',
      runId: 'r',
      reason: 'left-course',
      recipients: ['job-centre'],
      legalBasis: '§ 88a Abs. 1 AufenthG',
      ...rule,
    });
    const filed = entry('report-objection-filed', '2026-10-02', {
      reportId: 'm',
      objectionId: 'o',
      settleBy: '2026-11-02',
      ruleId: 'objection-answer',
      ruleVersion: '1',
    });
    expect(dueOf(made, filed)).toEqual([['objection', '2026-11-02', { kind: 'coordination' }]]);
    const overturned = entry('report-objection-settled', '2026-10-03', {
      reportId: 'm',
      objectionId: 'o',
      outcome: 'upheld',
    });
    expect(dueOf(made, filed, overturned)).toEqual([]);
  });
});

describe('the places of deadlines in the indexes', () => {
  const extended = right('entitlement-extended', '2026-12-01', {
    extendedBy: 'public-order',
    reason: 'illness',
    ...rule,
    lapsesOn: '2028-01-10',
  });

  it('keep what stood before', () => {
    expect(deadlineSpans([issued, extended]).map(({ deadline, from, to }) => [deadline.dueOn, from, to])).toEqual([
      ['2027-01-10', '2026-01-10', '2026-12-01'],
      ['2028-01-10', '2026-12-01', undefined],
    ]);
  });

  it('are by the county, the rule and the departments with a part', () => {
    const keys = deadlineKeys([issued, extended], [issued, extended].reduce(evolveCase, NEW_CASE));
    expect(keys[DUE]).toEqual([
      'all|2028-01-10|right-lapses|e1|ik-claim|2026-12-01|',
      'department:public-order|2028-01-10|right-lapses|e1|ik-claim|2026-12-01|',
      'rule:ik-claim|2028-01-10|right-lapses|e1|ik-claim|2026-12-01|',
    ]);
    expect(keys[DUE_EVER]).toHaveLength(6);
    expect(readDeadlineKey(keys[DUE]?.[0] ?? '')).toEqual({
      dueOn: '2028-01-10',
      kind: 'right-lapses',
      subjectId: 'e1',
      ruleId: 'ik-claim',
      from: '2026-12-01',
      to: '',
    });
  });
});
