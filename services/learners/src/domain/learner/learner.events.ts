import {
  Day,
  defineEvent,
  describing,
  type EventOf,
  Id,
  identifying,
  type learnerEvents,
  MunicipalityKey,
} from '#contracts';
import { Type } from '@sinclair/typebox';

const Name = Type.String({ minLength: 1, maxLength: 100 });
const Contact = Type.Object(
  {
    phone: Type.Optional(Type.String({ maxLength: 40 })),
    email: Type.Optional(Type.String({ maxLength: 200 })),
  },
  { additionalProperties: false },
);

/**
 * Stays in this service: it holds who the person is. What leaves is `learner-enrolled`, without names (publish.ts).
 */
export const learnerTakenIn = defineEvent({
  context: 'learners',
  type: 'learner-taken-in',
  description: 'A person was taken in, with the identity by which she is found again.',
  sphere: 'coordination',
  schema: Type.Object(
    {
      personRef: Id,
      givenName: identifying(Name),
      familyName: identifying(Name),
      birthDate: identifying(Day),
      contact: identifying(Type.Optional(Contact)),
      municipalityKey: describing(MunicipalityKey),
      arrivedOn: describing(Type.Optional(Day)),
      /** The provider at whose counter she was taken in: it keeps access before any registration. */
      takenInBy: describing(Type.Optional(Id)),
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      personRef: 'p_7Qm2x0Vb4Kd9',
      givenName: 'Mina',
      familyName: 'Beispiel',
      birthDate: '1991-04-17',
      contact: { phone: '000' },
      municipalityKey: '03251040',
      arrivedOn: '2025-03-01',
      takenInBy: 'vhs',
    },
  ],
});

/** Stays in this service likewise. What leaves is `identity-corrected`: which fields, not what they hold. */
export const learnerIdentityCorrected = defineEvent({
  context: 'learners',
  type: 'learner-identity-corrected',
  description: 'Name, birth date or contact were put right; what is not named stays.',
  sphere: 'coordination',
  schema: Type.Object(
    {
      personRef: Id,
      givenName: identifying(Type.Optional(Name)),
      familyName: identifying(Type.Optional(Name)),
      birthDate: identifying(Type.Optional(Day)),
      contact: identifying(Type.Optional(Contact)),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef: 'p_7Qm2x0Vb4Kd9', familyName: 'Beyspiel', birthDate: '1991-04-18' }],
});

export type LearnerTakenIn = EventOf<typeof learnerTakenIn>;
export type LearnerIdentityCorrected = EventOf<typeof learnerIdentityCorrected>;

/** What is published as it is: all but the two that hold the identity. */
type Plain = Exclude<
  EventOf<(typeof learnerEvents)[number]>,
  { readonly type: 'learner-enrolled' | 'identity-corrected' }
>;
export type LearnerEvent = LearnerTakenIn | LearnerIdentityCorrected | Plain;
type Named<Type extends LearnerEvent['type']> = Extract<LearnerEvent, { readonly type: Type }>;

export type LanguageLevelAssessed = Named<'language-level-assessed'>;
export type LanguageLevelCorrected = Named<'language-level-corrected'>;
export type LiteracyRecorded = Named<'literacy-recorded'>;
export type NeedsRecorded = Named<'needs-recorded'>;
export type LearnerMoved = Named<'learner-moved'>;
export type DatumDisputed = Named<'datum-disputed'>;
export type DisputeSettled = Named<'dispute-settled'>;
export type LearnerMerged = Named<'learner-merged'>;
export type LearnerMergeUndone = Named<'learner-merge-undone'>;
export type DuplicateDismissed = Named<'duplicate-dismissed'>;
