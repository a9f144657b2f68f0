import type {
  AtRiskReason,
  AttendanceClass,
  CefrLevel,
  CertificateKind,
  DropOutReason,
  PauseReason,
  LetterKind,
  LetterRecipient,
  LevelReason,
  OverlapReason,
  Skill,
  WithdrawalReason,
} from '#contracts';
import type { OfDay, Today } from '../effective-day.js';
import type { RegistrationRefused } from './participation.events.js';

interface OfRegistration extends OfDay {
  readonly registrationId: string;
}

export interface RequestRegistration extends OfRegistration {
  readonly kind: 'request';
  readonly personRef: string;
  readonly runId: string;
  /** Hold the seat until the provider confirms, instead of giving it at once. */
  readonly hold?: boolean;
  /** Why the course is off the placement. */
  readonly levelReason?: LevelReason;
  /** A registration of hers that this one takes the place of once it is confirmed: until then she holds both. */
  readonly replaces?: string;
}
/** The run holds the seat: it waits for the provider. */
export interface HoldRegistration extends OfRegistration {
  readonly kind: 'hold';
}
/** The provider confirms a held seat. */
export interface ConfirmHeld extends OfRegistration {
  readonly kind: 'confirm-held';
}
/** The time of a held seat is over. */
export interface ReleaseHold extends OfRegistration {
  readonly kind: 'release-hold';
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
  readonly reason?: WithdrawalReason;
}
/** The run's days have changed: the registration claims the new ones. */
export interface ChangeDays extends OfRegistration {
  readonly kind: 'change-days';
  readonly startsOn: string;
  readonly endsOn: string;
}
/** The person may be in this run and in others at the same time. */
export interface AllowOverlap extends OfRegistration {
  readonly kind: 'allow-overlap';
  readonly reason: OverlapReason;
}
export interface StartParticipation extends OfRegistration {
  readonly kind: 'start';
}
export interface EndParticipation extends OfRegistration {
  readonly kind: 'end';
  /** The run did not come to its end. */
  readonly brokenOff?: boolean;
}
export interface DropOut extends OfRegistration {
  readonly kind: 'drop-out';
  readonly reason: DropOutReason;
}
export type SkillLevels = Readonly<Partial<Record<Skill, CefrLevel>>>;
export interface RecordTestResult extends OfRegistration {
  readonly kind: 'record-result';
  readonly level: CefrLevel;
  readonly passed: boolean;
  readonly skills?: SkillLevels;
}
/** The test of the orientation course. */
export interface RecordOrientationTest extends OfRegistration {
  readonly kind: 'record-orientation-test';
  readonly passed: boolean;
}
export interface RecordAttendance extends OfRegistration {
  readonly kind: 'record-attendance';
  readonly attendance: AttendanceClass;
  readonly reason?: AtRiskReason;
}
export interface InterruptParticipation extends OfRegistration {
  readonly kind: 'interrupt';
  readonly reason: PauseReason;
  readonly expectedBackOn?: string;
}
export interface ResumeParticipation extends OfRegistration {
  readonly kind: 'resume';
}
export interface CompleteModule extends OfRegistration {
  readonly kind: 'complete-module';
  readonly module: number;
}
export interface IssueCertificate extends OfRegistration {
  readonly kind: 'issue-certificate';
  readonly certificate: CertificateKind;
}
export interface RecordLetter extends OfRegistration {
  readonly kind: 'record-letter';
  readonly letter: LetterKind;
  readonly recipient: LetterRecipient;
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

/** What a provider enters for a participant, alone or for many at once. */
export type ParticipantEntry =
  | DropOut
  | RecordTestResult
  | RecordOrientationTest
  | RecordAttendance
  | InterruptParticipation
  | ResumeParticipation
  | CompleteModule
  | IssueCertificate
  | RecordLetter;

export type ParticipationCommand =
  | RequestRegistration
  | HoldRegistration
  | ConfirmHeld
  | ReleaseHold
  | ConfirmRegistration
  | RefuseRegistration
  | WithdrawRegistration
  | ChangeDays
  | AllowOverlap
  | StartParticipation
  | EndParticipation
  | ParticipantEntry
  | RecordParticipation;

/** The rule that a decision rests on, as it is recorded. */
export interface RuleRef {
  readonly ruleId: string;
  readonly ruleVersion: string;
}

export interface CertificateNeeds {
  /** Whether the rule was compared with the law within a year: else what is missing warns and never refuses. */
  readonly checked: boolean;
  /** Level that the final test must have shown. */
  readonly level?: CefrLevel;
  /** Whether the final test must have been passed. */
  readonly passed?: boolean;
  /** Whether the test of the orientation course must have been passed. */
  readonly orientation?: boolean;
}

export interface ParticipationFacts extends Today {
  /** The run that is asked for, as its own stream tells; absent: there is none. */
  readonly run?: {
    readonly providerId: string;
    readonly startsOn: string;
    readonly endsOn: string;
    /** Ended or cancelled; neither is ever taken back. */
    readonly closed: boolean;
    /** Level of those for whom the course is made; absent: any. */
    readonly entryLevel?: CefrLevel;
  };
  /** The person's level as the last test or certificate found it; absent: not known. */
  readonly level?: CefrLevel;
  /** The right that covers the course; absent: none is needed, or none is known. */
  readonly cover?: RuleRef & { readonly entitlementId: string };
  /** How long a seat is held. */
  readonly seatHold?: RuleRef & { readonly days: number };
  /** What the certificate asked for needs in this type of course; absent: it has none of this kind. */
  readonly certificate?: RuleRef & CertificateNeeds;
}
