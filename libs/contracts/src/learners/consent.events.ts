import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, Id, oneOf } from '../fields.js';
import { describing } from '../marks.js';

const context = 'learners' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';

/** Who may get data by consent. */
export const CONSENT_RECIPIENTS = ['provider', 'department', 'municipality'] as const;
export type ConsentRecipient = (typeof CONSENT_RECIPIENTS)[number];
/** Who consents: from 15 the young person does so personally. */
export const CONSENT_GIVERS = ['self', 'guardian'] as const;
export type ConsentGiver = (typeof CONSENT_GIVERS)[number];
/** § 67b Abs. 2 SGB X knows these two forms. */
export const CONSENT_FORMS = ['written', 'electronic'] as const;
export type ConsentForm = (typeof CONSENT_FORMS)[number];
/** What a person must be told before (§ 67b Abs. 2 SGB X). */
export const CONSENT_TOLD = ['purpose', 'consequences-of-refusal', 'revocability'] as const;
export type ConsentTold = (typeof CONSENT_TOLD)[number];
/** Data that a consent can name: one for everything would be none. */
export const CONSENT_DATA = [
  'level',
  'certificate',
  'needs',
  'entitlement',
  'contact',
  'appointment',
  'participation',
  'transition',
] as const;
export type ConsentData = (typeof CONSENT_DATA)[number];

const Told = Type.Array(oneOf(CONSENT_TOLD), { uniqueItems: true, maxItems: CONSENT_TOLD.length });

export const consentGranted = defineEvent({
  context,
  type: 'consent-granted',
  description: 'A person consents to the transfer of data to one recipient for one purpose (§ 67b Abs. 2 SGB X).',
  sphere,
  version: 2,
  schema: Type.Object(
    {
      personRef: Id,
      consentId: Id,
      /** Who may get the data: id of the provider or department, or key of the municipality. */
      recipient: describing(Id),
      recipientKind: describing(oneOf(CONSENT_RECIPIENTS)),
      /** Code of the county's list of purposes. */
      purpose: describing(Id),
      givenBy: describing(oneOf(CONSENT_GIVERS)),
      /** The data that it names; absent in records of before they were asked for. */
      data: describing(Type.Optional(Type.Array(oneOf(CONSENT_DATA), { uniqueItems: true, maxItems: 8 }))),
      form: describing(Type.Optional(oneOf(CONSENT_FORMS))),
      told: describing(Type.Optional(Told)),
      /** The provider that asked for it. */
      askedBy: describing(Type.Optional(Id)),
      /** By which rule the giver was the right one. */
      ruleId: describing(Type.Optional(Id)),
      ruleVersion: describing(Type.Optional(Type.String({ maxLength: 40 }))),
    },
    { additionalProperties: false },
  ),
  upcasters: [{ from: 1, up: (data) => ({ ...data, recipientKind: 'provider' }) }],
  samples: [
    { personRef, consentId: 'k_1', recipient: 'vhs', purpose: 'handover', givenBy: 'self' },
    {
      personRef,
      consentId: 'k_1',
      recipient: 'vhs',
      recipientKind: 'provider',
      purpose: 'handover',
      givenBy: 'guardian',
      data: ['level', 'contact'],
      form: 'written',
      told: ['purpose', 'consequences-of-refusal', 'revocability'],
      askedBy: 'silbenreich',
      ruleId: 'consent-giver',
      ruleVersion: '1975-01-01',
    },
  ],
});

export const consentRenewalDue = defineEvent({
  context,
  type: 'consent-renewal-due',
  description:
    'A consent that a guardian gave must be asked for anew, as the person may soon consent alone. Takes effect on the first of a month: the birth date stays in the learners service.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      consentId: Id,
      /** Last day before its end is presumed, the end of a month; absent in records of before it was told. */
      confirmBy: describing(Type.Optional(Day)),
      ruleId: describing(Id),
      ruleVersion: describing(Type.String({ maxLength: 40 })),
    },
    { additionalProperties: false },
  ),
  samples: [
    { personRef, consentId: 'k_1', confirmBy: '2027-04-30', ruleId: 'consent-giver', ruleVersion: '1975-01-01' },
  ],
});

export const consentRenewed = defineEvent({
  context,
  type: 'consent-renewed',
  description: 'Who may consent now has confirmed the consent: what rests on it goes on.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      consentId: Id,
      givenBy: describing(oneOf(CONSENT_GIVERS)),
      form: describing(oneOf(CONSENT_FORMS)),
      told: describing(Told),
      ruleId: describing(Id),
      ruleVersion: describing(Type.String({ maxLength: 40 })),
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      personRef,
      consentId: 'k_1',
      givenBy: 'self',
      form: 'electronic',
      told: ['purpose', 'consequences-of-refusal', 'revocability'],
      ruleId: 'consent-giver',
      ruleVersion: '1975-01-01',
    },
  ],
});

export const consentLapsePresumed = defineEvent({
  context,
  type: 'consent-lapse-presumed',
  description:
    'Nobody who may consent confirmed it in time: nothing new rests on it, and a person decides on what is open (Art. 22 DSGVO).',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      consentId: Id,
      ruleId: describing(Id),
      ruleVersion: describing(Type.String({ maxLength: 40 })),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, consentId: 'k_1', ruleId: 'consent-giver', ruleVersion: '1975-01-01' }],
});

export const consentRevoked = defineEvent({
  context,
  type: 'consent-revoked',
  description: 'A consent ends: what is open on it is withdrawn.',
  sphere,
  schema: Type.Object({ personRef: Id, consentId: Id }, { additionalProperties: false }),
  samples: [{ personRef, consentId: 'k_1' }],
});

export const consentEvents = [
  consentGranted,
  consentRenewalDue,
  consentRenewed,
  consentLapsePresumed,
  consentRevoked,
] as const;
