import type {
  EventOf,
  healthTransitionStepDone,
  healthTransitionStepReopened,
  healthTransitionStepSkipped,
  healthTransitionStepsPlanned,
  transitionBrokenOff,
  transitionCompleted,
  transitionStarted,
  transitionStepDone,
  transitionStepReopened,
  transitionStepSkipped,
  youthTransitionStepDone,
  youthTransitionStepReopened,
  youthTransitionStepSkipped,
  youthTransitionStepsPlanned,
} from '#contracts';

export type TransitionStarted = EventOf<typeof transitionStarted>;
export type TransitionCompleted = EventOf<typeof transitionCompleted>;
export type TransitionBrokenOff = EventOf<typeof transitionBrokenOff>;

/** A step of any sphere was done or left out, or is open again. */
export type StepEvent =
  | StepReopened
  | EventOf<typeof transitionStepDone>
  | EventOf<typeof youthTransitionStepDone>
  | EventOf<typeof healthTransitionStepDone>
  | EventOf<typeof transitionStepSkipped>
  | EventOf<typeof youthTransitionStepSkipped>
  | EventOf<typeof healthTransitionStepSkipped>;

export type StepReopened =
  | EventOf<typeof transitionStepReopened>
  | EventOf<typeof youthTransitionStepReopened>
  | EventOf<typeof healthTransitionStepReopened>;

export type StepsPlanned = EventOf<typeof youthTransitionStepsPlanned> | EventOf<typeof healthTransitionStepsPlanned>;

export type TransitionEvent = TransitionStarted | TransitionCompleted | TransitionBrokenOff | StepEvent;
export type SphereTransitionEvent = StepsPlanned | StepEvent;
