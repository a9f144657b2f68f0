import { accept, type Decision, refuse } from '#event-sourcing';
import type { ParticipationEvent } from './participation.events.js';
import type { Registration, RegistrationPhase } from './participation.state.js';

/** What every event of a registration names. */
export interface OfRegistration {
  readonly personRef: string;
  readonly registrationId: string;
  readonly runId: string;
}

/** The event, where the registration stands in one of these phases. */
export function given(
  { phase }: Registration,
  allowed: readonly RegistrationPhase[],
  event: ParticipationEvent,
): Decision<ParticipationEvent> {
  return allowed.includes(phase) ? accept(event) : refuseInPhase(phase);
}

function refuseInPhase(phase: RegistrationPhase): Decision<never> {
  switch (phase) {
    case 'requested':
    case 'held':
      return refuse('registration-not-confirmed', 'conflict', 'The registration is not confirmed yet.');
    case 'confirmed':
      return refuse('participation-not-started', 'conflict', 'The participation has not begun.');
    case 'taking-part':
      return refuse('participation-already-started', 'conflict', 'The participation has begun.');
    case 'refused':
    case 'withdrawn':
    case 'ended':
    case 'dropped-out':
      return refuse('registration-closed', 'conflict', 'The registration is closed.');
  }
}

export const beforeStart = ({ startedOn }: Registration, day: string): boolean =>
  startedOn !== undefined && day < startedOn;

export const refuseBeforeStart = (at: string): Decision<never> =>
  refuse('before-participation', 'invalid', 'The day lies before the participation began.', at);
