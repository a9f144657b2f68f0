import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, Id } from '../fields.js';

const context = 'courses' as const;
const Days = Type.Integer({ minimum: 1, maximum: 366 });

/** Two providers, each in either direction; the pair is named in the order of their ids. */
const agreement = { agreementId: Id, pairId: Id, providers: Type.Array(Id, { minItems: 2, maxItems: 2 }) };
const agreementSample = { agreementId: 'ha_1', pairId: 'hp_1', providers: ['p-x', 'vhs'] };
const by = Type.Object({ ...agreement, by: Id }, { additionalProperties: false });

export const handoverAgreementProposed = defineEvent({
  context,
  type: 'handover-agreement-proposed',
  description: 'A provider proposes to another how long each stage of a hand-over between them takes at most.',
  schema: Type.Object(
    {
      ...agreement,
      by: Id,
      // From the offer to the answer, from the answer to the start, from the end of the course to the start. Days.
      answerDays: Type.Optional(Days),
      startDays: Type.Optional(Days),
      courseStartDays: Type.Optional(Days),
      validFrom: Day,
      validTo: Type.Optional(Day),
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      ...agreementSample,
      by: 'vhs',
      answerDays: 7,
      startDays: 28,
      courseStartDays: 42,
      validFrom: '2026-12-01',
      validTo: '2027-11-30',
    },
  ],
});
export const handoverAgreementAgreed = defineEvent({
  context,
  type: 'handover-agreement-agreed',
  description: 'The other provider agrees: the promise is in force for the offers made from its first day on.',
  schema: by,
  samples: [{ ...agreementSample, by: 'p-x' }],
});
export const handoverAgreementDeclined = defineEvent({
  context,
  type: 'handover-agreement-declined',
  description: 'The other provider declines, or the proposing one takes the proposal back.',
  schema: by,
  samples: [{ ...agreementSample, by: 'p-x' }],
});
export const handoverAgreementEnded = defineEvent({
  context,
  type: 'handover-agreement-ended',
  description: 'One of the two ends the agreement: offers made after its last day rest on it no longer.',
  schema: Type.Object({ ...agreement, by: Id, lastDay: Day }, { additionalProperties: false }),
  samples: [{ ...agreementSample, by: 'vhs', lastDay: '2027-03-31' }],
});

export const handoverAgreementEvents = [
  handoverAgreementProposed,
  handoverAgreementAgreed,
  handoverAgreementDeclined,
  handoverAgreementEnded,
] as const;
