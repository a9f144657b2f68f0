import type { OfDay, Today } from '../effective-day.js';
import type { CourseTypeFacts } from '../rules/course-type.js';
import type { CourseRunCancelled, CourseRunPlanned } from './course-run.events.js';

interface OfRun extends OfDay {
  /** Imported history: what happened is recorded, no capacity and no rule of today refuses it. */
  readonly historic?: boolean;
}

export interface PlanRun extends OfRun {
  readonly kind: 'plan';
  readonly plan: CourseRunPlanned['data'];
}
export interface StartRun extends OfRun {
  readonly kind: 'start';
}
export interface EndRun extends OfRun {
  readonly kind: 'end';
}
export interface CancelRun extends OfRun {
  readonly kind: 'cancel';
  readonly reason: CourseRunCancelled['data']['reason'];
}
export interface HoldSeat extends OfRun {
  readonly kind: 'hold-seat';
  readonly registrationId: string;
}
export interface ReleaseSeat extends OfRun {
  readonly kind: 'release-seat';
  readonly registrationId: string;
}
export type CourseRunCommand = PlanRun | StartRun | EndRun | CancelRun | HoldSeat | ReleaseSeat;

/** Known beside the run's own state. What is absent is not known to this service. */
export interface CourseRunFacts extends Today {
  readonly providerKnown?: boolean;
  readonly courseType?: CourseTypeFacts;
}
