import {
  datumDisputed,
  Day,
  defineEvent,
  describing,
  disputeSettled,
  Id,
  identifying,
  languageLevelAssessed,
  MunicipalityKey,
  needsRecorded,
  type EventOf,
} from '#contracts';
import { Type } from '@sinclair/typebox';

const Name = Type.String({ minLength: 1, maxLength: 100 });

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
      contact: identifying(
        Type.Optional(
          Type.Object(
            {
              phone: Type.Optional(Type.String({ maxLength: 40 })),
              email: Type.Optional(Type.String({ maxLength: 200 })),
            },
            { additionalProperties: false },
          ),
        ),
      ),
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

export type LearnerTakenIn = EventOf<typeof learnerTakenIn>;
export type LanguageLevelAssessed = EventOf<typeof languageLevelAssessed>;
export type NeedsRecorded = EventOf<typeof needsRecorded>;
export type DatumDisputed = EventOf<typeof datumDisputed>;
export type DisputeSettled = EventOf<typeof disputeSettled>;

export type LearnerEvent = LearnerTakenIn | LanguageLevelAssessed | NeedsRecorded | DatumDisputed | DisputeSettled;
