import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, DepartmentId, Id, oneOf } from '../fields.js';
import { describing } from '../marks.js';

const context = 'learners' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';

export const ENTITLEMENT_KINDS = [
  'integration-course-claim',
  'integration-course-admission',
  'integration-course-obligation',
  'vocational-language-course',
  'county-course',
  'land-course',
  'volunteer-course',
] as const;
export type EntitlementKind = (typeof ENTITLEMENT_KINDS)[number];

/** Why a right is longer open than its rule says at first. */
export const EXTENSION_REASONS = ['no-course-available', 'illness', 'care-duties', 'authority-delay'] as const;
export type ExtensionReason = (typeof EXTENSION_REASONS)[number];
/** Why a person decided that a right has lapsed. */
export const LAPSE_REASONS = ['not-registered', 'not-started', 'interrupted-too-long', 'title-ended'] as const;
export type LapseReason = (typeof LAPSE_REASONS)[number];
/** Why a person decided that a right has not lapsed, although the rule presumed it. */
export const LAPSE_REJECTIONS = ['registered-in-time', 'not-answerable', 'course-began', 'wrong-date'] as const;
export type LapseRejection = (typeof LAPSE_REJECTIONS)[number];
/** Why a body refused a right. */
export const REFUSAL_REASONS = [
  'admission-stopped',
  'no-free-places',
  'sufficient-german',
  'in-schooling',
  'requirements-not-met',
] as const;
export type RefusalReason = (typeof REFUSAL_REASONS)[number];
/** Which decision about a right is objected to. */
export const OBJECTABLE_DECISIONS = ['lapse', 'withdrawal', 'refusal'] as const;
export type ObjectableDecision = (typeof OBJECTABLE_DECISIONS)[number];
export const OBJECTION_OUTCOMES = ['upheld', 'dismissed'] as const;
export type ObjectionOutcome = (typeof OBJECTION_OUTCOMES)[number];

const RuleVersion = Type.String({ maxLength: 40 });
const rule = { ruleId: describing(Id), ruleVersion: describing(RuleVersion) };
const optionalRule = { ruleId: describing(Type.Optional(Id)), ruleVersion: describing(Type.Optional(RuleVersion)) };
const right = { personRef: Id, entitlementId: Id };
const sample = { personRef, entitlementId: 'e_1' };
const sampleRule = { ruleId: 'ik-claim', ruleVersion: '2024-12-07' };
/** Last day on which the right can be used from now on; absent: no day is set. */
const newLapse = { lapsesOn: describing(Type.Optional(Day)) };
const closed = { additionalProperties: false };

const issuedSample = {
  ...sample,
  kind: 'integration-course-claim',
  issuedBy: 'public-order',
  legalBasis: '§ 44 Abs. 2 AufenthG',
  ...sampleRule,
  lapsesOn: '2026-12-01',
};

export const entitlementIssued = defineEvent({
  context,
  type: 'entitlement-issued',
  version: 2,
  description: 'A right to a course was issued under a dated rule.',
  sphere,
  schema: Type.Object(
    {
      ...right,
      kind: describing(oneOf(ENTITLEMENT_KINDS)),
      issuedBy: describing(DepartmentId),
      legalBasis: describing(Type.String({ maxLength: 120 })),
      ...rule,
      /** Day on which the right lapses when it was not used before; absent where no rule sets one. */
      lapsesOn: describing(Type.Optional(Day)),
      /** Day of the residence title, where the law counts from it and not from the paper. */
      titleOn: describing(Type.Optional(Day)),
      /** The case of the rule by which the period was counted, where it has several. */
      ruleCase: describing(Type.Optional(Id)),
      /** A shorter term that the right itself states, where its rule lets it (§ 6 Abs. 3 Satz 2 DeuFöV). */
      statedUntil: describing(Type.Optional(Day)),
    },
    closed,
  ),
  // Version 1 knew fewer kinds: what was written under it stands as it is.
  upcasters: [{ from: 1, up: (data) => data }],
  samples: [issuedSample, { ...issuedSample, titleOn: '2025-12-01', statedUntil: '2026-11-01' }],
});

export const entitlementRefused = defineEvent({
  context,
  type: 'entitlement-refused',
  description: 'A named person of a body refused a right, with a reason code. It can be objected to.',
  sphere,
  schema: Type.Object(
    {
      ...right,
      kind: describing(oneOf(ENTITLEMENT_KINDS)),
      refusedBy: describing(DepartmentId),
      reason: describing(oneOf(REFUSAL_REASONS)),
      legalBasis: describing(Type.String({ maxLength: 120 })),
      ...rule,
    },
    closed,
  ),
  samples: [
    {
      ...sample,
      kind: 'integration-course-admission',
      refusedBy: 'migration-office',
      reason: 'admission-stopped',
      legalBasis: '§ 44 Abs. 4 AufenthG',
      ruleId: 'ik-admission',
      ruleVersion: '2024-12-07',
    },
  ],
});

export const entitlementRegistered = defineEvent({
  context,
  type: 'entitlement-registered',
  description: 'The person registered for a course with the right: from now on another period may count.',
  sphere,
  schema: Type.Object({ ...right, runId: describing(Id), ...rule, ...newLapse }, closed),
  samples: [{ ...sample, runId: 'r_1', ...sampleRule, lapsesOn: '2027-03-01' }],
});

export const entitlementRegistrationEnded = defineEvent({
  context,
  type: 'entitlement-registration-ended',
  description: 'The registration came to nothing: the period of before counts again.',
  sphere,
  schema: Type.Object({ ...right, runId: describing(Id), ...newLapse }, closed),
  samples: [{ ...sample, runId: 'r_1', lapsesOn: '2026-12-01' }],
});

export const entitlementUsed = defineEvent({
  context,
  type: 'entitlement-used',
  description: 'The right was used: its course began.',
  sphere,
  schema: Type.Object({ ...right, runId: describing(Id) }, closed),
  samples: [{ ...sample, runId: 'r_1' }],
});

export const entitlementInterrupted = defineEvent({
  context,
  type: 'entitlement-interrupted',
  description: 'The course of the right was left before its end: who does not go on in time loses the right.',
  sphere,
  schema: Type.Object({ ...right, runId: describing(Id), ...rule, lapsesOn: describing(Day) }, closed),
  samples: [{ ...sample, runId: 'r_1', ...sampleRule, lapsesOn: '2027-06-01' }],
});

export const entitlementExtended = defineEvent({
  context,
  type: 'entitlement-extended',
  description: 'A named person extended the right by the rule of the day, with a reason code.',
  sphere,
  schema: Type.Object(
    {
      ...right,
      extendedBy: describing(DepartmentId),
      reason: describing(oneOf(EXTENSION_REASONS)),
      lapsesOn: describing(Day),
      ...rule,
    },
    closed,
  ),
  samples: [
    {
      ...sample,
      extendedBy: 'public-order',
      reason: 'no-course-available',
      lapsesOn: '2027-12-01',
      ...sampleRule,
    },
  ],
});

export const entitlementLapseWarned = defineEvent({
  context,
  type: 'entitlement-lapse-warned',
  description: 'So many days are left before the right lapses by its rule.',
  sphere,
  schema: Type.Object(
    {
      ...right,
      lapsesOn: describing(Day),
      daysLeft: describing(Type.Integer({ minimum: 0, maximum: 366 })),
      ...rule,
    },
    closed,
  ),
  samples: [{ ...sample, lapsesOn: '2026-12-01', daysLeft: 28, ruleId: 'right-warnings', ruleVersion: '2026-01-01' }],
});

export const entitlementLapsePresumed = defineEvent({
  context,
  type: 'entitlement-lapse-presumed',
  description:
    'By rule the right has lapsed unused. A presumption for a person to decide upon, never the lapse itself (Art. 22 DSGVO).',
  sphere,
  schema: Type.Object(
    {
      ...right,
      ...rule,
      /** Day by which a person is to decide upon it. */
      decideBy: describing(Type.Optional(Day)),
    },
    closed,
  ),
  samples: [{ ...sample, ...sampleRule }],
});

export const entitlementLapsed = defineEvent({
  context,
  type: 'entitlement-lapsed',
  description: 'A named person decided that the right has lapsed, with a reason code. It can be objected to.',
  sphere,
  schema: Type.Object(
    { ...right, decidedBy: describing(DepartmentId), reason: describing(oneOf(LAPSE_REASONS)), ...rule },
    closed,
  ),
  samples: [{ ...sample, decidedBy: 'public-order', reason: 'not-registered', ...sampleRule }],
});

export const entitlementLapseRejected = defineEvent({
  context,
  type: 'entitlement-lapse-rejected',
  description: 'A named person decided that the right has not lapsed, with a reason code.',
  sphere,
  schema: Type.Object(
    { ...right, decidedBy: describing(DepartmentId), reason: describing(oneOf(LAPSE_REJECTIONS)), ...newLapse },
    closed,
  ),
  samples: [{ ...sample, decidedBy: 'public-order', reason: 'registered-in-time' }],
});

export const entitlementWithdrawn = defineEvent({
  context,
  type: 'entitlement-withdrawn',
  description: 'A named person ended the right, with a reason code.',
  sphere,
  schema: Type.Object(
    {
      ...right,
      reason: describing(oneOf(['access-closed', 'lapsed', 'issued-in-error', 'moved-away'])),
      /** The body in whose name it was decided. */
      withdrawnBy: describing(Type.Optional(DepartmentId)),
    },
    closed,
  ),
  samples: [{ ...sample, reason: 'access-closed' }],
});

export const entitlementObjectionFiled = defineEvent({
  context,
  type: 'entitlement-objection-filed',
  description: 'The person objects to a decision about a right: until it is settled it is shown as disputed.',
  sphere,
  schema: Type.Object(
    {
      ...right,
      objectionId: Id,
      against: describing(oneOf(OBJECTABLE_DECISIONS)),
      /** Day by which it is to be settled. */
      settleBy: describing(Type.Optional(Day)),
      ...optionalRule,
    },
    closed,
  ),
  samples: [{ ...sample, objectionId: 'o_1', against: 'lapse', settleBy: '2027-01-15' }],
});

export const entitlementObjectionSettled = defineEvent({
  context,
  type: 'entitlement-objection-settled',
  description: 'A named person upheld or dismissed an objection; upheld, the decision is undone.',
  sphere,
  schema: Type.Object(
    {
      ...right,
      objectionId: Id,
      outcome: describing(oneOf(OBJECTION_OUTCOMES)),
      settledBy: describing(DepartmentId),
      ...newLapse,
    },
    closed,
  ),
  samples: [{ ...sample, objectionId: 'o_1', outcome: 'upheld', settledBy: 'public-order', lapsesOn: '2027-12-01' }],
});

export const entitlementEvents = [
  entitlementIssued,
  entitlementRefused,
  entitlementRegistered,
  entitlementRegistrationEnded,
  entitlementUsed,
  entitlementInterrupted,
  entitlementExtended,
  entitlementLapseWarned,
  entitlementLapsePresumed,
  entitlementLapsed,
  entitlementLapseRejected,
  entitlementWithdrawn,
  entitlementObjectionFiled,
  entitlementObjectionSettled,
] as const;
