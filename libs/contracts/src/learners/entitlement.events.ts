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
  'vocational-language-course',
  'county-course',
  'land-course',
] as const;
export type EntitlementKind = (typeof ENTITLEMENT_KINDS)[number];
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

export const entitlementEvents = [
  entitlementIssued,
  entitlementUsed,
  entitlementLapsePresumed,
  entitlementWithdrawn,
] as const;
