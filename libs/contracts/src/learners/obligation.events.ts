import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, DepartmentId, Id, oneOf } from '../fields.js';
import { describing } from '../marks.js';

const context = 'learners' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';

/** Why a body obliges a person (§ 44a Abs. 1 Satz 1 Nr. 1–4 AufenthG). */
export const OBLIGATION_REASONS = [
  'no-simple-german',
  'no-sufficient-german',
  'integration-agreement',
  'special-integration-need',
  'benefit-authority-request',
] as const;
export type ObligationReason = (typeof OBLIGATION_REASONS)[number];
/** Why a person is exempt (§ 44a Abs. 2 AufenthG). */
export const OBLIGATION_EXEMPTIONS = ['in-training', 'comparable-offer', 'unreasonable'] as const;
export type ObligationExemption = (typeof OBLIGATION_EXEMPTIONS)[number];
export const OBLIGATION_ENDS = ['fulfilled', 'moved-away', 'benefits-ended', 'imposed-in-error'] as const;
export type ObligationEnd = (typeof OBLIGATION_ENDS)[number];

const obligation = { personRef: Id, obligationId: Id };
const sample = { personRef, obligationId: 'v_1' };
const LegalBasis = Type.String({ maxLength: 120 });
const rule = { ruleId: describing(Id), ruleVersion: describing(Type.String({ maxLength: 40 })) };
const closed = { additionalProperties: false };

export const obligationImposed = defineEvent({
  context,
  type: 'obligation-imposed',
  description: 'A body obliged a person to take part in a course. Several bodies may oblige the same person.',
  sphere,
  schema: Type.Object(
    {
      ...obligation,
      imposedBy: describing(DepartmentId),
      reason: describing(oneOf(OBLIGATION_REASONS)),
      legalBasis: describing(LegalBasis),
      ...rule,
      /** Day by which the person is to register, where the body set one. */
      registerBy: describing(Type.Optional(Day)),
    },
    closed,
  ),
  samples: [
    {
      ...sample,
      imposedBy: 'job-centre',
      reason: 'integration-agreement',
      legalBasis: '§ 44a Abs. 1 Satz 1 Nr. 2 AufenthG',
      ruleId: 'ik-obligation',
      ruleVersion: '2016-08-06',
      registerBy: '2026-12-31',
    },
  ],
});

export const obligationExempted = defineEvent({
  context,
  type: 'obligation-exempted',
  description: 'A named person of the body found that the person is exempt (§ 44a Abs. 2 AufenthG).',
  sphere,
  schema: Type.Object(
    { ...obligation, exemption: describing(oneOf(OBLIGATION_EXEMPTIONS)), legalBasis: describing(LegalBasis) },
    closed,
  ),
  samples: [{ ...sample, exemption: 'in-training', legalBasis: '§ 44a Abs. 2 Satz 1 Nr. 1 AufenthG' }],
});

export const obligationEnded = defineEvent({
  context,
  type: 'obligation-ended',
  description: 'The body ended the obligation.',
  sphere,
  schema: Type.Object({ ...obligation, reason: describing(oneOf(OBLIGATION_ENDS)) }, closed),
  samples: [{ ...sample, reason: 'fulfilled' }],
});

export const obligationEvents = [obligationImposed, obligationExempted, obligationEnded] as const;
