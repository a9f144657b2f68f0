import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Id, oneOf } from '../fields.js';

const context = 'courses' as const;

/** Why a side asks for mediation. */
export const MEDIATION_REASONS = [
  'no-answer',
  'returned-again',
  'data-disputed',
  'start-delayed',
  'promise-not-kept',
  'cooperation',
] as const;
export type MediationReason = (typeof MEDIATION_REASONS)[number];
export const MEDIATION_RESULTS = [
  'settled',
  'offered-anew',
  'other-receiver',
  'agreement-changed',
  'no-longer-needed',
  'not-settled',
] as const;
export type MediationResult = (typeof MEDIATION_RESULTS)[number];

/** A hand-over stands here by its opaque id alone: of its person nothing is said. */
const mediation = {
  mediationId: Id,
  providers: Type.Array(Id, { minItems: 2, maxItems: 2 }),
  handoverId: Type.Optional(Id),
};
const mediationSample = { mediationId: 'm_1', providers: ['p-x', 'vhs'], handoverId: 'h_1' };

export const mediationRequested = defineEvent({
  context,
  type: 'mediation-requested',
  description: 'A provider or the coordination asks for mediation, on a hand-over or between two providers.',
  // Absent: the coordination itself.
  schema: Type.Object(
    { ...mediation, by: Type.Optional(Id), reason: oneOf(MEDIATION_REASONS) },
    { additionalProperties: false },
  ),
  samples: [{ ...mediationSample, by: 'vhs', reason: 'no-answer' }],
});
export const mediationAccepted = defineEvent({
  context,
  type: 'mediation-accepted',
  description: 'The coordination of the courses takes the mediation on.',
  schema: Type.Object(mediation, { additionalProperties: false }),
  samples: [mediationSample],
});
export const mediationConcluded = defineEvent({
  context,
  type: 'mediation-concluded',
  description: 'The mediation came to a result.',
  schema: Type.Object({ ...mediation, result: oneOf(MEDIATION_RESULTS) }, { additionalProperties: false }),
  samples: [{ ...mediationSample, result: 'settled' }],
});

export const mediationEvents = [mediationRequested, mediationAccepted, mediationConcluded] as const;
