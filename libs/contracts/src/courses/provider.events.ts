import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { REQUIREMENTS } from '../learners/learner.events.js';
import { Day, Id, MunicipalityKey, oneOf, Title } from '../fields.js';

const context = 'courses' as const;
const closed = { additionalProperties: false };

export const PROVIDER_KINDS = [
  'adult-education-centre',
  'independent',
  'municipality',
  'volunteers',
  'vocational-school',
] as const;
export type ProviderKind = (typeof PROVIDER_KINDS)[number];

/** How the public reaches the provider: an office, never a person. */
const Contact = Type.Object(
  {
    phone: Type.Optional(Type.String({ minLength: 3, maxLength: 40 })),
    email: Type.Optional(Type.String({ format: 'email', maxLength: 200 })),
    web: Type.Optional(Type.String({ format: 'uri', maxLength: 300 })),
  },
  closed,
);
export interface ProviderContact {
  readonly phone?: string;
  readonly email?: string;
  readonly web?: string;
}

const provider = Type.Object(
  {
    providerId: Id,
    name: Title,
    kind: oneOf(PROVIDER_KINDS),
    municipalityKey: MunicipalityKey,
    contact: Type.Optional(Contact),
  },
  closed,
);
const providerSample = {
  providerId: 'vhs',
  name: 'Volkshochschule (erfunden)',
  kind: 'adult-education-centre',
  municipalityKey: '03251040',
} as const;

export const providerRegistered = defineEvent({
  context,
  type: 'provider-registered',
  description: 'A course provider takes part.',
  schema: provider,
  samples: [providerSample],
});
export const providerChanged = defineEvent({
  context,
  type: 'provider-changed',
  description: 'What is known of a provider is different from now on; the event holds all of it.',
  schema: provider,
  samples: [{ ...providerSample, contact: { phone: '04271 0000', email: 'kurse@vhs.example' } }],
});

export const RETIREMENT_REASONS = ['ceased', 'merged', 'admission-ended'] as const;
export const providerRetired = defineEvent({
  context,
  type: 'provider-retired',
  description: 'The provider takes part no longer; what it did stays.',
  schema: Type.Object({ providerId: Id, reason: oneOf(RETIREMENT_REASONS) }, closed),
  samples: [{ providerId: 'vhs', reason: 'ceased' }],
});

/** Who admits a provider to a type of course. */
export const ADMITTING_BODIES = ['bamf', 'land', 'county', 'other'] as const;
export type AdmittingBody = (typeof ADMITTING_BODIES)[number];
export const providerAdmitted = defineEvent({
  context,
  type: 'provider-admitted',
  description: 'The provider may offer courses of these types, from day to day, both included.',
  schema: Type.Object(
    {
      providerId: Id,
      admissionId: Id,
      courseTypes: Type.Array(Id, { minItems: 1, maxItems: 50, uniqueItems: true }),
      admittedBy: oneOf(ADMITTING_BODIES),
      validFrom: Day,
      validTo: Type.Optional(Day),
    },
    closed,
  ),
  samples: [
    {
      providerId: 'vhs',
      admissionId: 'z_1',
      courseTypes: ['IK_ALLG', 'IK_ALPHA'],
      admittedBy: 'bamf',
      validFrom: '2024-01-01',
      validTo: '2028-12-31',
    },
  ],
});
export const providerAdmissionEnded = defineEvent({
  context,
  type: 'provider-admission-ended',
  description: 'The admission holds up to this day and no longer.',
  schema: Type.Object({ providerId: Id, admissionId: Id, lastDay: Day }, closed),
  samples: [{ providerId: 'vhs', admissionId: 'z_1', lastDay: '2026-12-31' }],
});

/** Whether a place is reached without a step is said of every place. */
export const VENUE_OFFERS = REQUIREMENTS.filter((requirement) => requirement !== 'step-free');
export type VenueOffer = (typeof VENUE_OFFERS)[number];

const venue = Type.Object(
  {
    providerId: Id,
    venueId: Id,
    name: Title,
    municipalityKey: MunicipalityKey,
    address: Type.Optional(Title),
    latitude: Type.Optional(Type.Number({ minimum: -90, maximum: 90 })),
    longitude: Type.Optional(Type.Number({ minimum: -180, maximum: 180 })),
    stepFree: Type.Boolean(),
    /** What the place or the teaching there offers besides, in the words in which people's needs are recorded. */
    offers: Type.Optional(Type.Array(oneOf(VENUE_OFFERS), { maxItems: VENUE_OFFERS.length, uniqueItems: true })),
  },
  closed,
);
const venueSample = {
  providerId: 'vhs',
  venueId: 'o_1',
  name: 'Haus am Markt (erfunden)',
  municipalityKey: '03251040',
  address: 'Marktplatz 1, 27232 Sulingen',
  stepFree: true,
};
export const venueAdded = defineEvent({
  context,
  type: 'venue-added',
  description: 'The provider teaches at this place.',
  schema: venue,
  samples: [venueSample],
});
export const venueChanged = defineEvent({
  context,
  type: 'venue-changed',
  description: 'What is known of a place is different from now on; the event holds all of it.',
  schema: venue,
  samples: [{ ...venueSample, stepFree: false }],
});
export const venueClosed = defineEvent({
  context,
  type: 'venue-closed',
  description: 'No run is planned at this place any more.',
  schema: Type.Object({ providerId: Id, venueId: Id }, closed),
  samples: [{ providerId: 'vhs', venueId: 'o_1' }],
});

export const providerEvents = [
  providerRegistered,
  providerChanged,
  providerRetired,
  providerAdmitted,
  providerAdmissionEnded,
  venueAdded,
  venueChanged,
  venueClosed,
] as const;
