import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, Id, oneOf } from '../fields.js';
import { describing } from '../marks.js';

const context = 'courses' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';
const closed = { additionalProperties: false } as const;
const RuleVersion = Type.String({ minLength: 1, maxLength: 40 });

export const runMergeProposed = defineEvent({
  context,
  type: 'run-merge-proposed',
  description: 'Two runs of the same type and level shall become one.',
  schema: Type.Object(
    {
      mergeId: Id,
      keptRunId: Id,
      keptProvider: Id,
      dissolvedRunId: Id,
      dissolvedProvider: Id,
      /** The provider that proposed it; absent: the coordination. */
      proposedBy: Type.Optional(Id),
    },
    closed,
  ),
  samples: [
    {
      mergeId: 'm_1',
      keptRunId: 'r_1',
      keptProvider: 'vhs',
      dissolvedRunId: 'r_2',
      dissolvedProvider: 'p-x',
      proposedBy: 'p-x',
    },
  ],
});

export const runMergeAgreed = defineEvent({
  context,
  type: 'run-merge-agreed',
  description: 'A provider agrees that its run is merged.',
  schema: Type.Object({ mergeId: Id, providerId: Id }, closed),
  samples: [{ mergeId: 'm_1', providerId: 'vhs' }],
});

export const MERGE_REFUSAL_REASONS = [
  'too-far',
  'dates-do-not-fit',
  'enough-registrations',
  'no-room',
  'funding',
] as const;
export type MergeRefusalReason = (typeof MERGE_REFUSAL_REASONS)[number];
export const runMergeRefused = defineEvent({
  context,
  type: 'run-merge-refused',
  description: 'A provider does not want the merge.',
  schema: Type.Object({ mergeId: Id, providerId: Id, reason: oneOf(MERGE_REFUSAL_REASONS) }, closed),
  samples: [{ mergeId: 'm_1', providerId: 'vhs', reason: 'no-room' }],
});

export const runMergeAskingBegun = defineEvent({
  context,
  type: 'run-merge-asking-begun',
  description: 'Both providers agree: each person registered in the run that ends is asked, until a day.',
  schema: Type.Object({ mergeId: Id, answersDueOn: Day, ruleId: Id, ruleVersion: RuleVersion }, closed),
  samples: [{ mergeId: 'm_1', answersDueOn: '2026-12-10', ruleId: 'merge-answer', ruleVersion: '2026-11-01' }],
});

/** A registration's id is random: the stream of a merge knows no person. */
const ofRegistration = Type.Object({ mergeId: Id, registrationId: Id }, closed);
const registrationSample = [{ mergeId: 'm_1', registrationId: 'g_1' }];
export const runMergePersonAsked = defineEvent({
  context,
  type: 'run-merge-person-asked',
  description: 'The holder of a registration is to be asked.',
  schema: ofRegistration,
  samples: registrationSample,
});
export const runMergePersonSettled = defineEvent({
  context,
  type: 'run-merge-person-settled',
  description: 'The holder of a registration was moved or stays: nothing is open for her any more.',
  schema: ofRegistration,
  samples: registrationSample,
});

export const runMergeCompleted = defineEvent({
  context,
  type: 'run-merge-completed',
  description: 'Everybody was asked, and is where she wants to be.',
  schema: Type.Object({ mergeId: Id }, closed),
  samples: [{ mergeId: 'm_1' }],
});

export const MERGE_GIVE_UP_REASONS = ['run-started', 'run-cancelled', 'enough-registrations', 'kept-run-full'] as const;
export type MergeGiveUpReason = (typeof MERGE_GIVE_UP_REASONS)[number];
export const runMergeGivenUp = defineEvent({
  context,
  type: 'run-merge-given-up',
  description: 'The merge is not pursued further. Who was moved stays where she is.',
  schema: Type.Object({ mergeId: Id, reason: oneOf(MERGE_GIVE_UP_REASONS) }, closed),
  samples: [{ mergeId: 'm_1', reason: 'enough-registrations' }],
});

export const runMergeEvents = [
  runMergeProposed,
  runMergeAgreed,
  runMergeRefused,
  runMergeAskingBegun,
  runMergePersonAsked,
  runMergePersonSettled,
  runMergeCompleted,
  runMergeGivenUp,
] as const;

const question = { personRef: Id, questionId: Id, mergeId: Id, registrationId: describing(Id) };
const questionSample = { personRef, questionId: 'q_1', mergeId: 'm_1', registrationId: 'g_1' };

export const mergeQuestionPut = defineEvent({
  context,
  type: 'merge-question-put',
  description: 'A registered person is asked whether she moves to the run that is kept.',
  sphere,
  schema: Type.Object(
    {
      ...question,
      dissolvedRunId: describing(Id),
      keptRunId: describing(Id),
      answerDueOn: describing(Day),
      /** By which rule; absent in records of before it was told. */
      ruleId: describing(Type.Optional(Id)),
      ruleVersion: describing(Type.Optional(RuleVersion)),
    },
    closed,
  ),
  samples: [
    {
      ...questionSample,
      dissolvedRunId: 'r_2',
      keptRunId: 'r_1',
      answerDueOn: '2026-12-10',
      ruleId: 'merge-answer',
      ruleVersion: '2026-11-01',
    },
  ],
});

/** `no-answer`: the day has passed; `left`: she gave up the seat herself; `given-up`: the merge ended before. */
export const MERGE_ANSWERS = ['accepts', 'declines', 'no-answer', 'left', 'given-up'] as const;
export type MergeAnswer = (typeof MERGE_ANSWERS)[number];
export const mergeQuestionAnswered = defineEvent({
  context,
  type: 'merge-question-answered',
  description: 'What the person said about moving, or that she did not say anything by the day.',
  sphere,
  schema: Type.Object({ ...question, answer: describing(oneOf(MERGE_ANSWERS)) }, closed),
  samples: [{ ...questionSample, answer: 'accepts' }],
});

export const MERGE_SETTLEMENTS = ['moved', 'seat-kept', 'left'] as const;
export type MergeSettlement = (typeof MERGE_SETTLEMENTS)[number];
export const mergeQuestionSettled = defineEvent({
  context,
  type: 'merge-question-settled',
  description: 'What became of her: moved with a seat in the kept run, or the old seat stays hers.',
  sphere,
  schema: Type.Object({ ...question, outcome: describing(oneOf(MERGE_SETTLEMENTS)) }, closed),
  samples: [{ ...questionSample, outcome: 'moved' }],
});

export const mergeQuestionEvents = [mergeQuestionPut, mergeQuestionAnswered, mergeQuestionSettled] as const;
