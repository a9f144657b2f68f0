import { Type } from '@sinclair/typebox';
import {
  Day,
  defineEvent,
  describing,
  type EventOf,
  Id,
  type participationDroppedOut,
  type participationEnded,
  type participationStarted,
  type registrationConfirmed,
  type registrationRefused,
  type registrationWithdrawn,
  type testResultRecorded,
} from '#contracts';

/**
 * The request with what the person's stream must remember of the run, so that two runs never overlap. Inside only: it
 * leaves the service as `registration-requested`.
 */
export const seatRequested = defineEvent({
  context: 'courses',
  type: 'seat-requested',
  description: 'A person asks for a seat in a run; with the period of the run.',
  sphere: 'coordination',
  schema: Type.Object(
    {
      personRef: Id,
      registrationId: Id,
      runId: describing(Id),
      providerId: describing(Id),
      startsOn: describing(Day),
      endsOn: describing(Day),
    },
    { additionalProperties: false },
  ),
  samples: [
    {
      personRef: 'p_7Qm2x0Vb4Kd9',
      registrationId: 'g_1',
      runId: 'r_1',
      providerId: 'vhs',
      startsOn: '2026-09-01',
      endsOn: '2026-12-18',
    },
  ],
});

export type TestResultRecorded = EventOf<typeof testResultRecorded>;
export type ParticipationDroppedOut = EventOf<typeof participationDroppedOut>;
export type RegistrationRefused = EventOf<typeof registrationRefused>;

export type ParticipationEvent =
  | EventOf<typeof seatRequested>
  | EventOf<typeof registrationConfirmed>
  | RegistrationRefused
  | EventOf<typeof registrationWithdrawn>
  | EventOf<typeof participationStarted>
  | EventOf<typeof participationEnded>
  | ParticipationDroppedOut
  | TestResultRecorded;
