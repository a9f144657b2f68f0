import { Type } from '@sinclair/typebox';
import { defineEvent } from '../definition.js';
import { Day, DepartmentId, Id, oneOf } from '../fields.js';
import { describing } from '../marks.js';

const context = 'learners' as const;
const sphere = 'coordination' as const;
const personRef = 'p_7Qm2x0Vb4Kd9';

export const TRANSITION_KINDS = ['daycare-to-school', 'school-to-school', 'school-to-work', 'course-to-work'] as const;
export type TransitionKind = (typeof TRANSITION_KINDS)[number];

/** Why a step is left out. */
export const STEP_SKIP_REASONS = ['not-needed', 'done-elsewhere', 'person-declined', 'not-possible'] as const;
export type StepSkipReason = (typeof STEP_SKIP_REASONS)[number];
/** Why a transition ends without having arrived. */
export const BREAK_OFF_REASONS = ['moved-away', 'other-way-taken', 'person-declined', 'started-in-error'] as const;
export type BreakOffReason = (typeof BREAK_OFF_REASONS)[number];

const RuleVersion = Type.String({ maxLength: 40 });
const Steps = Type.Array(
  Type.Object(
    {
      step: Id,
      title: Type.String({ minLength: 1, maxLength: 200 }),
      /** The department whose turn it is. */
      owner: DepartmentId,
      dueOn: Type.Optional(Day),
    },
    { additionalProperties: false },
  ),
  { maxItems: 40 },
);
const closed = { additionalProperties: false };

export const transitionStarted = defineEvent({
  context,
  type: 'transition-started',
  description: 'A transition between daycare, school and work began, by the template of its day.',
  sphere,
  schema: Type.Object(
    {
      personRef: Id,
      transitionId: Id,
      kind: describing(oneOf(TRANSITION_KINDS)),
      dueOn: describing(Type.Optional(Day)),
      templateId: describing(Type.Optional(Id)),
      templateVersion: describing(Type.Optional(RuleVersion)),
      /** What is to be done, without the steps of the departments that are kept apart. */
      steps: describing(Type.Optional(Steps)),
    },
    closed,
  ),
  samples: [
    {
      personRef,
      transitionId: 't_1',
      kind: 'course-to-work',
      dueOn: '2027-02-01',
      templateId: 'course-to-work',
      templateVersion: '2026-08-01',
      steps: [{ step: 'job-counselling', title: 'Beratung zum Beruf', owner: 'job-centre', dueOn: '2026-12-15' }],
    },
  ],
});

/** The steps of a department that is kept apart, in a stream of its sphere. */
const stepsPlanned = {
  context,
  schema: Type.Object(
    {
      personRef: Id,
      transitionId: Id,
      kind: describing(oneOf(TRANSITION_KINDS)),
      templateId: describing(Id),
      templateVersion: describing(RuleVersion),
      steps: describing(Steps),
    },
    closed,
  ),
};
export const youthTransitionStepsPlanned = defineEvent({
  ...stepsPlanned,
  type: 'youth-transition-steps-planned',
  description: 'The steps of a transition that are the youth department’s: sealed in the sphere youth.',
  sphere: 'youth',
  samples: [
    {
      personRef,
      transitionId: 't_1',
      kind: 'daycare-to-school',
      templateId: 'daycare-to-school',
      templateVersion: '2026-08-01',
      steps: [{ step: 'language-support', title: 'Sprachförderung', owner: 'youth', dueOn: '2027-02-01' }],
    },
  ],
});
export const healthTransitionStepsPlanned = defineEvent({
  ...stepsPlanned,
  type: 'health-transition-steps-planned',
  description: 'The steps of a transition that are the health department’s: sealed in the sphere health.',
  sphere: 'health',
  samples: [
    {
      personRef,
      transitionId: 't_1',
      kind: 'daycare-to-school',
      templateId: 'daycare-to-school',
      templateVersion: '2026-08-01',
      steps: [{ step: 'school-entry-exam', title: 'Schuleingangsuntersuchung', owner: 'health', dueOn: '2027-06-01' }],
    },
  ],
});

const stepDone = {
  context,
  schema: Type.Object(
    {
      personRef: Id,
      transitionId: Id,
      step: describing(Id),
      /** Whose step it is. */
      owner: describing(DepartmentId),
      /** The kind of event that did it; absent where its owner said so. */
      by: describing(Type.Optional(Id)),
    },
    closed,
  ),
};
const doneSample = (step: string, owner: string) => ({ personRef, transitionId: 't_1', step, owner });
export const transitionStepDone = defineEvent({
  ...stepDone,
  type: 'transition-step-done',
  description: 'A step of a transition is done: its owner said so, or what it asks for has happened.',
  sphere,
  samples: [{ ...doneSample('level-known', 'migration-office'), by: 'language-level-assessed' }],
});
export const youthTransitionStepDone = defineEvent({
  ...stepDone,
  type: 'youth-transition-step-done',
  description: 'The same, of the youth department: sealed in the sphere youth.',
  sphere: 'youth',
  samples: [doneSample('language-support', 'youth')],
});
export const healthTransitionStepDone = defineEvent({
  ...stepDone,
  type: 'health-transition-step-done',
  description: 'The same, of the health department: sealed in the sphere health.',
  sphere: 'health',
  samples: [doneSample('school-entry-exam', 'health')],
});

const stepSkipped = {
  context,
  schema: Type.Object(
    {
      personRef: Id,
      transitionId: Id,
      step: describing(Id),
      owner: describing(DepartmentId),
      reason: describing(oneOf(STEP_SKIP_REASONS)),
    },
    closed,
  ),
};
const skippedSample = (step: string, owner: string) => ({ ...doneSample(step, owner), reason: 'not-needed' });
export const transitionStepSkipped = defineEvent({
  ...stepSkipped,
  type: 'transition-step-skipped',
  description: 'A step of a transition is left out, with a reason.',
  sphere,
  samples: [skippedSample('certificate-recognition', 'schools')],
});
export const youthTransitionStepSkipped = defineEvent({
  ...stepSkipped,
  type: 'youth-transition-step-skipped',
  description: 'The same, of the youth department: sealed in the sphere youth.',
  sphere: 'youth',
  samples: [skippedSample('language-support', 'youth')],
});
export const healthTransitionStepSkipped = defineEvent({
  ...stepSkipped,
  type: 'health-transition-step-skipped',
  description: 'The same, of the health department: sealed in the sphere health.',
  sphere: 'health',
  samples: [skippedSample('school-entry-exam', 'health')],
});

const stepReopened = {
  context,
  schema: Type.Object(
    {
      personRef: Id,
      transitionId: Id,
      step: describing(Id),
      owner: describing(DepartmentId),
      /** The kind of event that took back what had done it; absent where its owner said so. */
      by: describing(Type.Optional(Id)),
    },
    closed,
  ),
};
export const transitionStepReopened = defineEvent({
  ...stepReopened,
  type: 'transition-step-reopened',
  description: 'A step of a transition is open again: what had done it was taken back, or its owner said so.',
  sphere,
  samples: [{ ...doneSample('school-registration', 'schools'), by: 'milestone-withdrawn' }],
});
export const youthTransitionStepReopened = defineEvent({
  ...stepReopened,
  type: 'youth-transition-step-reopened',
  description: 'The same, of the youth department: sealed in the sphere youth.',
  sphere: 'youth',
  samples: [{ ...doneSample('language-support', 'youth'), by: 'youth-milestone-withdrawn' }],
});
export const healthTransitionStepReopened = defineEvent({
  ...stepReopened,
  type: 'health-transition-step-reopened',
  description: 'The same, of the health department: sealed in the sphere health.',
  sphere: 'health',
  samples: [{ ...doneSample('school-entry-exam', 'health'), by: 'health-milestone-withdrawn' }],
});

export const transitionCompleted = defineEvent({
  context,
  type: 'transition-completed',
  description: 'The transition is done: the person has arrived.',
  sphere,
  schema: Type.Object({ personRef: Id, transitionId: Id }, { additionalProperties: false }),
  samples: [{ personRef, transitionId: 't_1' }],
});

export const transitionBrokenOff = defineEvent({
  context,
  type: 'transition-broken-off',
  description: 'The transition ends without having arrived, with a reason.',
  sphere,
  schema: Type.Object({ personRef: Id, transitionId: Id, reason: describing(oneOf(BREAK_OFF_REASONS)) }, closed),
  samples: [{ personRef, transitionId: 't_1', reason: 'other-way-taken' }],
});

export const transitionEvents = [
  transitionStarted,
  youthTransitionStepsPlanned,
  healthTransitionStepsPlanned,
  transitionStepDone,
  youthTransitionStepDone,
  healthTransitionStepDone,
  transitionStepSkipped,
  youthTransitionStepSkipped,
  healthTransitionStepSkipped,
  transitionStepReopened,
  youthTransitionStepReopened,
  healthTransitionStepReopened,
  transitionCompleted,
  transitionBrokenOff,
] as const;
