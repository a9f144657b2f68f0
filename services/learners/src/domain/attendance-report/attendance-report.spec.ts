import { describe, expect, it } from '@jest/globals';
import { given } from '../../testing/given.js';
import { readRuleBook } from '../../rules/rule-files.js';
import {
  attendanceReportDecider,
  type AttendanceReportEvent,
  type AttendanceReportFacts,
  type ReportAttendance,
} from './attendance-report.decider.js';

const today = '2026-11-24';
const facts: AttendanceReportFacts = {
  today,
  rules: readRuleBook(),
  learner: 'enrolled',
  actor: 'person',
  obligedBy: ['public-order', 'job-centre', 'job-centre'],
  run: { courseType: 'IK_ALLG', ofProvider: true, attended: true },
};
const report = given(attendanceReportDecider, facts);
const knowing = (more: Partial<AttendanceReportFacts>) => given(attendanceReportDecider, { ...facts, ...more });
const ids = { personRef: 'p_1', reportId: 'm_1' };
const make: ReportAttendance = {
  type: 'report-attendance',
  ...ids,
  providerId: 'vhs',
  runId: 'r_1',
  reason: 'irregular-attendance',
};
const made: AttendanceReportEvent = {
  type: 'attendance-reported',
  effectiveOn: today,
  data: {
    ...ids,
    providerId: 'vhs',
    runId: 'r_1',
    reason: 'irregular-attendance',
    recipients: ['job-centre', 'public-order'],
    legalBasis: '§ 88a Abs. 1 AufenthG',
    ruleId: 'attendance-report',
    ruleVersion: '2011-07-01',
  },
};
const withdraw = { type: 'withdraw-report', providers: ['vhs'] } as const;
const withdrawn: AttendanceReportEvent = {
  type: 'attendance-report-withdrawn',
  effectiveOn: today,
  data: { ...ids, providerId: 'vhs' },
};
const object = { type: 'file-report-objection', objectionId: 'o_1' } as const;
const filed: AttendanceReportEvent = {
  type: 'report-objection-filed',
  effectiveOn: today,
  data: {
    ...ids,
    objectionId: 'o_1',
    settleBy: '2026-12-24',
    ruleId: 'objection-answer',
    ruleVersion: '2015-01-01',
  },
};
const settle = { type: 'settle-report-objection', objectionId: 'o_1', outcome: 'upheld' } as const;
const settled: AttendanceReportEvent = {
  type: 'report-objection-settled',
  effectiveOn: today,
  data: { ...ids, objectionId: 'o_1', outcome: 'upheld' },
};
const erased = { type: 'erased', effectiveOn: today, data: { erasedType: 'attendance-reported' } } as const;

describe('reporting disorderly participation', () => {
  it('goes to every body that obliged the person, each once, on the paragraph of the course', () => {
    report().when(make).then(made);
    knowing({ run: { courseType: 'BSK_B2', ofProvider: true, attended: true } })()
      .when(make)
      .then({ ...made, data: { ...made.data, legalBasis: '§ 88a Abs. 3 AufenthG' } });
  });

  it('is refused of somebody whom nobody obliged, and from a course that the law does not name', () => {
    knowing({ obligedBy: [] })().when(make).refused('not-obliged', '/personRef');
    knowing({ run: { courseType: 'LK_NIEDRIG', ofProvider: true, attended: true } })()
      .when(make)
      .refused('no-basis-for-report', '/runId');
  });

  it('is refused of others than the own participants, before anything is told of the person', () => {
    for (const run of [
      { courseType: 'IK_ALLG', ofProvider: false, attended: true },
      { courseType: 'IK_ALLG', ofProvider: true, attended: false },
    ]) {
      knowing({ run, learner: 'unknown' })().when(make).refused('not-in-your-run', '/runId');
    }
  });

  it('is refused', () => {
    report(made).when(make).refused('report-already-made');
    knowing({ actor: 'machine' })().when(make).refused('named-person-required');
    knowing({ learner: 'unknown' })().when(make).refused('learner-unknown');
    knowing({ learner: 'erased' })().when(make).refused('person-erased');
    report()
      .when({ ...make, effectiveOn: '2026-11-25' })
      .refused('day-in-future');
  });
});

describe('what becomes of a report', () => {
  it('the provider takes it back, or an objection overturns it', () => {
    report(made).when(withdraw).then(withdrawn);
    report(made).when(object).then(filed);
    report(made, filed).when(settle).then(settled);
    expect(report(made, filed, settled).state()).toMatchObject({ phase: 'overturned', objection: { open: false } });
  });

  it('is refused', () => {
    report().when(withdraw).refused('report-unknown');
    report(made)
      .when({ ...withdraw, providers: ['p-x'] })
      .refused('report-unknown');
    report(made, withdrawn).when(object).refused('report-over');
    report(made, filed).when(object).refused('objection-already-filed');
    const dismissed = { ...settled, data: { ...settled.data, outcome: 'dismissed' as const } } as AttendanceReportEvent;
    report(made, filed, dismissed).when(object).refused('objection-already-settled');
    report(made, filed, dismissed).when(settle).refused('objection-already-settled');
    report(made).when(settle).refused('objection-unknown');
    report(made, erased).when(object).refused('person-erased');
    report(made)
      .when({ ...withdraw, effectiveOn: '2026-11-23' })
      .refused('effective-before-report', '/effectiveOn');
    knowing({ rules: [] })(made).when(object).refused('no-rule-on-day', '/effectiveOn');
  });
});
