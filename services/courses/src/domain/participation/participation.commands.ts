import type { CefrLevel, DropOutReason } from '#contracts';
import type { OfDay, Today } from '../effective-day.js';
import type { RegistrationRefused } from './participation.events.js';

interface OfRegistration extends OfDay {
  readonly registrationId: string;
}

export interface RequestRegistration extends OfRegistration {
  readonly kind: 'request';
  readonly personRef: string;
  readonly runId: string;
  /** A registration of hers that this one takes the place of once it is confirmed: until then she holds both. */
  readonly replaces?: string;
}
export interface ConfirmRegistration extends OfRegistration {
  readonly kind: 'confirm';
}
export interface RefuseRegistration extends OfRegistration {
  readonly kind: 'refuse';
  readonly reason: RegistrationRefused['data']['reason'];
}
export interface WithdrawRegistration extends OfRegistration {
  readonly kind: 'withdraw';
}
export interface StartParticipation extends OfRegistration {
  readonly kind: 'start';
}
export interface EndParticipation extends OfRegistration {
  readonly kind: 'end';
}
export interface DropOut extends OfRegistration {
  readonly kind: 'drop-out';
  readonly reason: DropOutReason;
}
export interface RecordTestResult extends OfRegistration {
  readonly kind: 'record-result';
  readonly level: CefrLevel;
  readonly passed: boolean;
}

/** Imported history: a whole participation as it went, in one decision; `effectiveOn` is the day of the registration. */
export interface RecordParticipation extends OfRegistration {
  readonly kind: 'record';
  readonly personRef: string;
  readonly runId: string;
  readonly startedOn?: string;
  readonly endedOn?: string;
  readonly droppedOut?: { readonly on: string; readonly reason: DropOutReason };
  readonly result?: { readonly on: string; readonly level: CefrLevel; readonly passed: boolean };
}

export type ParticipationCommand =
  | RequestRegistration
  | ConfirmRegistration
  | RefuseRegistration
  | WithdrawRegistration
  | StartParticipation
  | EndParticipation
  | DropOut
  | RecordTestResult
  | RecordParticipation;

export interface ParticipationFacts extends Today {
  /** The run that is asked for, as its own stream tells; absent: there is none. */
  readonly run?: {
    readonly providerId: string;
    readonly startsOn: string;
    readonly endsOn: string;
    /** Ended or cancelled; neither is ever taken back. */
    readonly closed: boolean;
  };
}
