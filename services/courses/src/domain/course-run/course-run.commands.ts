import type { OfDay, Today } from '../effective-day.js';
import type { CourseTypeFacts } from '../rules/course-type.js';
import type {
  CourseRunCancelled,
  CourseRunChanged,
  CourseRunInterrupted,
  CourseRunPlanned,
} from './course-run.events.js';

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
  /** What becomes of everybody who was registered; absent: they wait again. */
  readonly people?: CourseRunCancelled['data']['people'];
  readonly toRunId?: string;
}
/** A run under way is given up. */
export interface BreakOffRun extends Omit<CancelRun, 'kind' | 'historic'> {
  readonly kind: 'break-off';
}
/** The plan anew, as far as it can change. */
export interface ChangeRun extends OfRun {
  readonly kind: 'change';
  readonly change: Omit<CourseRunChanged['data'], 'runId'>;
}
export interface PublishRun extends OfRun {
  readonly kind: 'publish';
}
export interface OpenRegistration extends OfRun {
  readonly kind: 'open-registration';
}
export interface CloseRegistration extends OfRun {
  readonly kind: 'close-registration';
}
export interface InterruptRun extends OfRun {
  readonly kind: 'interrupt';
  readonly reason: CourseRunInterrupted['data']['reason'];
}
export interface ResumeRun extends OfRun {
  readonly kind: 'resume';
  readonly endsOn?: string;
}
export interface HoldSeat extends OfRun {
  readonly kind: 'hold-seat';
  readonly registrationId: string;
}
export interface ReleaseSeat extends OfRun {
  readonly kind: 'release-seat';
  readonly registrationId: string;
}
/** Somebody told the people of a cancelled run. */
export interface ConfirmTold extends OfRun {
  readonly kind: 'confirm-told';
  readonly registrationIds: readonly string[];
}
export type LifecycleCommand =
  | ChangeRun
  | PublishRun
  | OpenRegistration
  | CloseRegistration
  | StartRun
  | InterruptRun
  | ResumeRun
  | EndRun
  | CancelRun
  | BreakOffRun
  | ConfirmTold;
export type CourseRunCommand = PlanRun | LifecycleCommand | HoldSeat | ReleaseSeat;

/** Known beside the run's own state. What is absent is not known to this service. */
export interface CourseRunFacts extends Today {
  readonly providerKnown?: boolean;
  /** The provider takes part no longer. */
  readonly providerRetired?: boolean;
  readonly courseType?: CourseTypeFacts;
  /** The place named in the command is not one of the provider's, or is closed. */
  readonly venueUnknown?: boolean;
  /** The course named in the command is not one of the provider's, or was withdrawn. */
  readonly courseUnknown?: boolean;
  /** The run that people are to be moved to; absent: there is none. */
  readonly moveTo?: { readonly closed: boolean; readonly providerId: string; readonly courseType: string };
}
