import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, Id, Level, MunicipalityKey, oneOf, TimeOfDayField } from '../fields.js';
import { describing } from '../marks.js';

const context = 'learners' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';

/** How a level was found. */
export const LEVEL_BASES = ['placement-test', 'certificate', 'final-test'] as const;
export type LevelBasis = (typeof LEVEL_BASES)[number];
/** The skills that tests tell apart (§ 17 Abs. 1 IntV). */
export const SKILLS = ['listening', 'reading', 'speaking', 'writing'] as const;
export type Skill = (typeof SKILLS)[number];
const Skills = Type.Object(
  {
    listening: Type.Optional(Level),
    reading: Type.Optional(Level),
    speaking: Type.Optional(Level),
    writing: Type.Optional(Level),
  },
  { additionalProperties: false },
);
export const LEVEL_CORRECTION_REASONS = ['typing-error', 'other-person', 'certificate-invalid', 'disputed'] as const;
export type LevelCorrectionReason = (typeof LEVEL_CORRECTION_REASONS)[number];
export const LITERACIES = ['none', 'other-script', 'latin-script'] as const;
export type Literacy = (typeof LITERACIES)[number];
/** What can be required of a place or of teaching, in the words of the place: no code names a cause. */
export const REQUIREMENTS = [
  'step-free',
  'accessible-toilet',
  'parking-near',
  'induction-loop',
  'sign-language-interpreting',
  'large-print',
  'screen-reader-material',
  'quiet-room',
  'short-units',
] as const;
export type Requirement = (typeof REQUIREMENTS)[number];
export const IDENTITY_FIELDS = ['name', 'birth-date', 'contact'] as const;
/** What a person can dispute of that which is known about her. */
export const DISPUTABLE = [
  'level',
  'literacy',
  'needs',
  'municipality',
  'identity',
  'entitlement',
  'attendance',
  'result',
] as const;
export type Disputable = (typeof DISPUTABLE)[number];
export const MERGE_UNDO_REASONS = ['merged-in-error', 'person-objected', 'papers-show-two'] as const;
export type MergeUndoReason = (typeof MERGE_UNDO_REASONS)[number];

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
      basis: describing(oneOf(LEVEL_BASES)),
      assessedBy: describing(Type.Optional(Id)),
      /** By which it is corrected; absent in events from before it was given. */
      assessmentId: Type.Optional(Id),
      /** Levels per skill, where the test tells them apart. */
      skills: describing(Type.Optional(Skills)),
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      personRef,
      level: 'A2',
      basis: 'placement-test',
      assessedBy: 'vhs-diepholz',
      assessmentId: 'a_1',
      skills: { listening: 'A2', reading: 'B1', speaking: 'A2', writing: 'A1' },
    },
  ],
});

export const languageLevelCorrected = defineEvent({
  context,
  type: 'language-level-corrected',
  description:
    'A level was recorded wrongly. The record stays and carries the mark: from this day on it reads as said here, or, without a level, counts no more.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      assessmentId: Id,
      reason: describing(oneOf(LEVEL_CORRECTION_REASONS)),
      level: describing(Type.Optional(Level)),
      basis: describing(Type.Optional(oneOf(LEVEL_BASES))),
      skills: describing(Type.Optional(Skills)),
      /** The day on which it was assessed indeed. */
      assessedOn: describing(Type.Optional(Day)),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, assessmentId: 'a_1', reason: 'typing-error', level: 'A1', assessedOn: '2026-09-01' }],
});

export const literacyRecorded = defineEvent({
  context,
  type: 'literacy-recorded',
  description: 'In which script the person reads and writes, if in any. Replaces what was recorded before.',
  sphere,
  schema: Type.Object(
    { personRef: Id, literacy: describing(oneOf(LITERACIES)), assessedBy: describing(Type.Optional(Id)) },
    { additionalProperties: false },
  ),
  samples: [{ personRef, literacy: 'other-script', assessedBy: 'vhs-diepholz' }],
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
      /** When a child must be looked after; absent: whenever there is a course. */
      childcareAt: describing(Type.Optional(Type.Array(TimeOfDayField, { maxItems: 4, uniqueItems: true }))),
      maxTravelMinutes: describing(Type.Optional(Type.Integer({ minimum: 0, maximum: 240 }))),
      /** What the place or the teaching must offer; never why (Art. 9 DSGVO). */
      requirements: describing(
        Type.Optional(Type.Array(oneOf(REQUIREMENTS), { maxItems: REQUIREMENTS.length, uniqueItems: true })),
      ),
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      personRef,
      childcare: true,
      timesOfDay: ['morning'],
      maxDistanceKm: 15,
      stepFree: true,
      childcareAt: ['morning'],
      maxTravelMinutes: 45,
      requirements: ['step-free', 'induction-loop'],
    },
  ],
});

export const learnerMoved = defineEvent({
  context,
  type: 'learner-moved',
  description: 'From this day on the person lives in this municipality; or was found to have lived there.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      municipalityKey: describing(MunicipalityKey),
      reason: describing(oneOf(['moved', 'recorded-wrongly'])),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, municipalityKey: '03251041', reason: 'moved' }],
});

export const identityCorrected = defineEvent({
  context,
  type: 'identity-corrected',
  description: 'Name, birth date or contact were put right. What they are stays in the learners service.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      fields: describing(Type.Array(oneOf(IDENTITY_FIELDS), { minItems: 1, maxItems: 3, uniqueItems: true })),
    },
    { additionalProperties: false },
  ),
  samples: [{ personRef, fields: ['name', 'birth-date'] }],
});

export const datumDisputed = defineEvent({
  context,
  type: 'datum-disputed',
  description: 'The person disputes a datum: from now on it is shown with a mark only (§ 84 Abs. 2 SGB X).',
  sphere,
  version: 2,
  // More can be disputed than before; what was disputed before is so still.
  upcasters: [{ from: 1, up: (data) => data }],
  schema: Type.Object(
    {
      personRef: Id,
      disputeId: Id,
      datum: describing(oneOf(DISPUTABLE)),
      /** Which of several: an assessment, an entitlement, a registration. Absent: all of this kind. */
      subjectId: describing(Type.Optional(Id)),
    },
    { additionalProperties: false },
  ),
  samples: [
    { personRef, disputeId: 'd_1', datum: 'level' },
    { personRef, disputeId: 'd_1', datum: 'level', subjectId: 'a_1' },
  ],
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

export const learnerMerged = defineEvent({
  context,
  type: 'learner-merged',
  description:
    'A named person found this reference to be of somebody known under an elder one. All that came and comes under this one counts for the elder.',
  sphere,
  schema: Type.Object({ personRef: Id, into: describing(Id) }, { additionalProperties: false }),
  samples: [{ personRef, into: 'p_4Rt7yUi1Op3A' }],
});

export const learnerMergeUndone = defineEvent({
  context,
  type: 'learner-merge-undone',
  description: 'They are two persons after all: what came under each reference counts for each again.',
  sphere,
  schema: Type.Object(
    { personRef: Id, from: describing(Id), reason: describing(oneOf(MERGE_UNDO_REASONS)) },
    { additionalProperties: false },
  ),
  samples: [{ personRef, from: 'p_4Rt7yUi1Op3A', reason: 'merged-in-error' }],
});

export const duplicateDismissed = defineEvent({
  context,
  type: 'duplicate-dismissed',
  description: 'A named person found these two to be different persons: they are not proposed again.',
  sphere,
  schema: Type.Object({ personRef: Id, other: describing(Id) }, { additionalProperties: false }),
  samples: [{ personRef, other: 'p_4Rt7yUi1Op3A' }],
});

export const learnerEvents = [
  learnerEnrolled,
  languageLevelAssessed,
  languageLevelCorrected,
  literacyRecorded,
  needsRecorded,
  learnerMoved,
  identityCorrected,
  datumDisputed,
  disputeSettled,
  learnerMerged,
  learnerMergeUndone,
  duplicateDismissed,
] as const;
