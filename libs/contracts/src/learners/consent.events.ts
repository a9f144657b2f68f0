import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Id, oneOf } from '../fields.js';
import { describing } from '../marks.js';

const context = 'learners' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';

/** What a person can consent to. */
export const CONSENT_PURPOSES = ['handover'] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
/** Who consents: from 15 the young person does so personally. */
export const CONSENT_GIVERS = ['self', 'guardian'] as const;
export type ConsentGiver = (typeof CONSENT_GIVERS)[number];

export const consentGranted = defineEvent({
  context,
  type: 'consent-granted',
  description: 'A person consents to the transfer of data to one recipient for one purpose (§ 67b Abs. 2 SGB X).',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      consentId: Id,
      /** The provider that may get the data. */
      recipient: describing(Id),
      purpose: describing(oneOf(CONSENT_PURPOSES)),
      givenBy: describing(oneOf(CONSENT_GIVERS)),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, consentId: 'k_1', recipient: 'vhs', purpose: 'handover', givenBy: 'self' }],
});

export const consentRevoked = defineEvent({
  context,
  type: 'consent-revoked',
  description: 'A consent ends: what is open on it is withdrawn.',
  sphere,
  schema: Type.Object({ personRef: Id, consentId: Id }, { additionalProperties: false }),
  samples: [{ personRef, consentId: 'k_1' }],
});

export const consentEvents = [consentGranted, consentRevoked] as const;
