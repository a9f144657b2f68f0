import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, DepartmentId, Id, oneOf } from '../fields.js';
import { describing } from '../marks.js';
import { OBJECTION_OUTCOMES } from './entitlement.events.js';

const context = 'learners' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';

/** In what the participation of an obliged person is not orderly (§ 14 Abs. 6 IntV). */
export const DISORDER_REASONS = ['never-came', 'irregular-attendance', 'left-course', 'final-test-not-taken'] as const;
export type DisorderReason = (typeof DISORDER_REASONS)[number];

const report = { personRef: Id, reportId: Id };
const sample = { personRef, reportId: 'm_1' };
const rule = { ruleId: describing(Id), ruleVersion: describing(Type.String({ maxLength: 40 })) };
const closed = { additionalProperties: false };

export const attendanceReported = defineEvent({
  context,
  type: 'attendance-reported',
  description:
    'A named person of the provider reported disorderly participation to all bodies that obliged the person, with a reason code (§ 88a AufenthG). It can be objected to.',
  sphere,
  schema: Type.Object(
    {
      ...report,
      providerId: describing(Id),
      runId: describing(Id),
      reason: describing(oneOf(DISORDER_REASONS)),
      /** The bodies whose obligation was in force on the day. */
      recipients: describing(Type.Array(DepartmentId, { minItems: 1, maxItems: 20, uniqueItems: true })),
      legalBasis: describing(Type.String({ maxLength: 120 })),
      ...rule,
    },
    closed,
  ),
  samples: [
    {
      ...sample,
      providerId: 'vhs',
      runId: 'r_1',
      reason: 'irregular-attendance',
      recipients: ['job-centre', 'public-order'],
      legalBasis: '§ 88a Abs. 1 AufenthG',
      ruleId: 'attendance-report',
      ruleVersion: '2011-07-01',
    },
  ],
});

export const attendanceReportWithdrawn = defineEvent({
  context,
  type: 'attendance-report-withdrawn',
  description: 'The provider took its report back: it was made in error.',
  sphere,
  schema: Type.Object({ ...report, providerId: describing(Id) }, closed),
  samples: [{ ...sample, providerId: 'vhs' }],
});

export const reportObjectionFiled = defineEvent({
  context,
  type: 'report-objection-filed',
  description: 'The person objects to a report: until it is settled it is shown as disputed.',
  sphere,
  schema: Type.Object({ ...report, objectionId: Id, settleBy: describing(Type.Optional(Day)), ...rule }, closed),
  samples: [
    {
      ...sample,
      objectionId: 'o_1',
      settleBy: '2027-01-15',
      ruleId: 'objection-answer',
      ruleVersion: '2026-01-01',
    },
  ],
});

export const reportObjectionSettled = defineEvent({
  context,
  type: 'report-objection-settled',
  description: 'A named person upheld or dismissed an objection to a report; upheld, the report counts no longer.',
  sphere,
  schema: Type.Object({ ...report, objectionId: Id, outcome: describing(oneOf(OBJECTION_OUTCOMES)) }, closed),
  samples: [{ ...sample, objectionId: 'o_1', outcome: 'dismissed' }],
});

export const attendanceReportEvents = [
  attendanceReported,
  attendanceReportWithdrawn,
  reportObjectionFiled,
  reportObjectionSettled,
] as const;
