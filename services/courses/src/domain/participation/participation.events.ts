import type {
  attendanceRecorded,
  certificateIssued,
  EventOf,
  letterSent,
  LevelReason,
  moduleCompleted,
  orientationTestRecorded,
  participationDroppedOut,
  participationEnded,
  participationInterrupted,
  participationResumed,
  participationStarted,
  registrationConfirmed,
  registrationHeld,
  registrationOverlapFound,
  registrationOverlapSettled,
  registrationRefused,
  registrationWithdrawn,
  testResultRecorded,
} from '#contracts';

/**
 * The request with what the person's stream must remember of the run, so that two runs never overlap. Inside only: it
 * leaves the service as `registration-requested` (publish.ts); its schema stands in inner-events.ts.
 */
export interface SeatRequested {
  readonly type: 'seat-requested';
  readonly effectiveOn: string;
  readonly data: {
    readonly personRef: string;
    readonly registrationId: string;
    readonly runId: string;
    readonly providerId: string;
    readonly startsOn: string;
    readonly endsOn: string;
    readonly hold?: boolean;
    readonly levelReason?: LevelReason;
    readonly entitlementId?: string;
    readonly ruleId?: string;
    readonly ruleVersion?: string;
  };
}

/** The run's days as they are now. Inside only: the log has them from the run; its schema stands in inner-events.ts. */
export interface SeatDaysChanged {
  readonly type: 'seat-days-changed';
  readonly effectiveOn: string;
  readonly data: {
    readonly personRef: string;
    readonly registrationId: string;
    readonly runId: string;
    readonly startsOn: string;
    readonly endsOn: string;
  };
}

export type TestResultRecorded = EventOf<typeof testResultRecorded>;
export type ParticipationDroppedOut = EventOf<typeof participationDroppedOut>;
export type RegistrationRefused = EventOf<typeof registrationRefused>;

export type ParticipationEvent =
  | SeatRequested
  | SeatDaysChanged
  | EventOf<typeof registrationOverlapFound>
  | EventOf<typeof registrationOverlapSettled>
  | EventOf<typeof registrationConfirmed>
  | RegistrationRefused
  | EventOf<typeof registrationWithdrawn>
  | EventOf<typeof participationStarted>
  | EventOf<typeof participationEnded>
  | ParticipationDroppedOut
  | TestResultRecorded
  | EventOf<typeof registrationHeld>
  | EventOf<typeof attendanceRecorded>
  | EventOf<typeof participationInterrupted>
  | EventOf<typeof participationResumed>
  | EventOf<typeof moduleCompleted>
  | EventOf<typeof orientationTestRecorded>
  | EventOf<typeof certificateIssued>
  | EventOf<typeof letterSent>;
