import type {
  EventOf,
  participationDroppedOut,
  participationEnded,
  participationStarted,
  registrationConfirmed,
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
  };
}

export type TestResultRecorded = EventOf<typeof testResultRecorded>;
export type ParticipationDroppedOut = EventOf<typeof participationDroppedOut>;
export type RegistrationRefused = EventOf<typeof registrationRefused>;

export type ParticipationEvent =
  | SeatRequested
  | EventOf<typeof registrationConfirmed>
  | RegistrationRefused
  | EventOf<typeof registrationWithdrawn>
  | EventOf<typeof participationStarted>
  | EventOf<typeof participationEnded>
  | ParticipationDroppedOut
  | TestResultRecorded;
