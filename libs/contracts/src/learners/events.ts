import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, DepartmentId, Id, Level, MunicipalityKey, oneOf, TimeOfDayField } from '../fields.js';
import { describing } from '../marks.js';

const context = 'learners' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';

export const ENTITLEMENT_KINDS = [
  'integration-course-claim',
  'integration-course-admission',
  'vocational-language-course',
  'county-course',
  'land-course',
] as const;
export type EntitlementKind = (typeof ENTITLEMENT_KINDS)[number];
export const TRANSITION_KINDS = ['daycare-to-school', 'school-to-school', 'school-to-work', 'course-to-work'] as const;
export type TransitionKind = (typeof TRANSITION_KINDS)[number];

export const learnerEnrolled = defineEvent({
  context,
  type: 'learner-enrolled',
  description: 'A person was taken in. Name and birth date stay in the learners service.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      municipalityKey: describing(MunicipalityKey),
      arrivedOn: describing(Type.Optional(Day)),
      /** The provider at whose counter it was: it may register her before anybody else asked it to. */
      takenInBy: describing(Type.Optional(Id)),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, municipalityKey: '03251040', arrivedOn: '2025-03-01', takenInBy: 'vhs' }],
});

export const languageLevelAssessed = defineEvent({
  context,
  type: 'language-level-assessed',
  description: 'A level was found by a placement test, a certificate or a final test.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      level: describing(Level),
      basis: describing(oneOf(['placement-test', 'certificate', 'final-test'])),
      assessedBy: describing(Type.Optional(Id)),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, level: 'A2', basis: 'placement-test', assessedBy: 'vhs-diepholz' }],
});

export const needsRecorded = defineEvent({
  context,
  type: 'needs-recorded',
  description: 'What the person needs in order to take part. Replaces what was recorded before.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      childcare: describing(Type.Boolean()),
      timesOfDay: describing(Type.Array(TimeOfDayField, { maxItems: 4, uniqueItems: true })),
      maxDistanceKm: describing(Type.Optional(Type.Integer({ minimum: 0, maximum: 200 }))),
      stepFree: describing(Type.Boolean()),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, childcare: true, timesOfDay: ['morning'], maxDistanceKm: 15, stepFree: false }],
});

export const entitlementIssued = defineEvent({
  context,
  type: 'entitlement-issued',
  description: 'A right to a course was issued under a dated rule.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      entitlementId: Id,
      kind: describing(oneOf(ENTITLEMENT_KINDS)),
      issuedBy: describing(DepartmentId),
      legalBasis: describing(Type.String({ maxLength: 120 })),
      ruleId: describing(Id),
      ruleVersion: describing(Type.String({ maxLength: 40 })),
      /** Day on which the right lapses when it was not used before; absent where no rule sets one. */
      lapsesOn: describing(Type.Optional(Day)),
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      personRef,
      entitlementId: 'e_1',
      kind: 'integration-course-claim',
      issuedBy: 'public-order',
      legalBasis: '§ 44 Abs. 2 AufenthG',
      ruleId: 'ik-claim',
      ruleVersion: '2024-12-07',
      lapsesOn: '2026-12-01',
    },
  ],
});

export const entitlementUsed = defineEvent({
  context,
  type: 'entitlement-used',
  description: 'The right was used: its course began.',
  sphere,
  schema: Type.Object({ personRef: Id, entitlementId: Id, runId: describing(Id) }, { additionalProperties: false }),
  samples: [{ personRef, entitlementId: 'e_1', runId: 'r_1' }],
});

export const entitlementLapsePresumed = defineEvent({
  context,
  type: 'entitlement-lapse-presumed',
  description:
    'By rule the right has lapsed unused. A presumption for a person to decide upon, never the lapse itself (Art. 22 DSGVO).',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      entitlementId: Id,
      ruleId: describing(Id),
      ruleVersion: describing(Type.String({ maxLength: 40 })),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, entitlementId: 'e_1', ruleId: 'ik-claim', ruleVersion: '2024-12-07' }],
});

export const entitlementWithdrawn = defineEvent({
  context,
  type: 'entitlement-withdrawn',
  description: 'A named person ended the right, with a reason code.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      entitlementId: Id,
      reason: describing(oneOf(['access-closed', 'lapsed', 'issued-in-error', 'moved-away'])),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, entitlementId: 'e_1', reason: 'access-closed' }],
});

export const milestoneRecorded = defineEvent({
  context,
  type: 'milestone-recorded',
  description: 'A department reports where a person stands with it.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      department: describing(DepartmentId),
      milestone: describing(Id),
      state: describing(oneOf(['open', 'done'])),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, department: 'social', milestone: 'benefits-settled', state: 'open' }],
});

export const youthMilestoneRecorded = defineEvent({
  ...milestoneRecorded,
  type: 'youth-milestone-recorded',
  description: 'The same, from the youth department: sealed in the sphere youth.',
  sphere: 'youth',
  samples: [{ personRef, department: 'youth', milestone: 'childcare-place', state: 'open' }],
});

export const healthMilestoneRecorded = defineEvent({
  ...milestoneRecorded,
  type: 'health-milestone-recorded',
  description: 'The same, from the health department: sealed in the sphere health.',
  sphere: 'health',
  samples: [{ personRef, department: 'health', milestone: 'school-entry-exam', state: 'done' }],
});

export const transitionStarted = defineEvent({
  context,
  type: 'transition-started',
  description: 'A transition between daycare, school and work began.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      transitionId: Id,
      kind: describing(oneOf(TRANSITION_KINDS)),
      dueOn: describing(Type.Optional(Day)),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, transitionId: 't_1', kind: 'course-to-work', dueOn: '2027-02-01' }],
});

export const transitionCompleted = defineEvent({
  context,
  type: 'transition-completed',
  description: 'The transition is done: the person has arrived.',
  sphere,
  schema: Type.Object({ personRef: Id, transitionId: Id }, { additionalProperties: false }),
  samples: [{ personRef, transitionId: 't_1' }],
});

export const datumDisputed = defineEvent({
  context,
  type: 'datum-disputed',
  description: 'The person disputes a datum: from now on it is shown with a mark only (§ 84 Abs. 2 SGB X).',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      disputeId: Id,
      datum: describing(oneOf(['level', 'needs', 'municipality', 'entitlement', 'attendance'])),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, disputeId: 'd_1', datum: 'level' }],
});

export const disputeSettled = defineEvent({
  context,
  type: 'dispute-settled',
  description: 'A disputed datum was confirmed or corrected.',
  sphere,
  schema: Type.Object(
    { personRef: Id, disputeId: Id, outcome: describing(oneOf(['confirmed', 'corrected'])) },
    { additionalProperties: false },
  ),
  samples: [{ personRef, disputeId: 'd_1', outcome: 'corrected' }],
});

export const learnersEvents = [
  learnerEnrolled,
  languageLevelAssessed,
  needsRecorded,
  entitlementIssued,
  entitlementUsed,
  entitlementLapsePresumed,
  entitlementWithdrawn,
  milestoneRecorded,
  youthMilestoneRecorded,
  healthMilestoneRecorded,
  transitionStarted,
  transitionCompleted,
  datumDisputed,
  disputeSettled,
] as const;
