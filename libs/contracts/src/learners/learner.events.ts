import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, Id, Level, MunicipalityKey, oneOf, TimeOfDayField } from '../fields.js';
import { describing } from '../marks.js';

const context = 'learners' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';

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

export const learnerEvents = [
  learnerEnrolled,
  languageLevelAssessed,
  needsRecorded,
  datumDisputed,
  disputeSettled,
] as const;
