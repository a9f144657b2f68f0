import type { ErasedEvent } from '#contracts';
import { addDays } from '../days.js';
import type { ParticipationEvent } from './participation.events.js';

export type RegistrationPhase =
  'requested' | 'confirmed' | 'refused' | 'withdrawn' | 'taking-part' | 'ended' | 'dropped-out';

export interface Registration {
  readonly registrationId: string;
  readonly runId: string;
  readonly providerId: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly phase: RegistrationPhase;
  readonly startedOn?: string;
  /** Day on which the person left the run, by its end or before. */
  readonly leftOn?: string;
  readonly passed?: boolean;
}

export interface ParticipationState {
  /** Absent until the first registration. */
  readonly personRef?: string;
  readonly erased: boolean;
  readonly registrations: ReadonlyMap<string, Registration>;
}

export const noParticipation: ParticipationState = { erased: false, registrations: new Map() };

/** Folds a person's participations. After an erasure nothing of them is known, and nothing can be added. */
export function evolveParticipation(
  state: ParticipationState,
  event: ParticipationEvent | ErasedEvent,
): ParticipationState {
  switch (event.type) {
    case 'seat-requested': {
      const { personRef, ...run } = event.data;
      const registrations = new Map(state.registrations).set(run.registrationId, { ...run, phase: 'requested' });
      return { ...state, personRef, registrations };
    }
    case 'registration-confirmed':
      return change(state, event.data.registrationId, { phase: 'confirmed' });
    case 'registration-refused':
      return change(state, event.data.registrationId, { phase: 'refused' });
    case 'registration-withdrawn':
      return change(state, event.data.registrationId, { phase: 'withdrawn' });
    case 'participation-started':
      return change(state, event.data.registrationId, { phase: 'taking-part', startedOn: event.effectiveOn });
    case 'participation-ended':
      return change(state, event.data.registrationId, { phase: 'ended', leftOn: event.effectiveOn });
    case 'participation-dropped-out':
      return change(state, event.data.registrationId, { phase: 'dropped-out', leftOn: event.effectiveOn });
    case 'test-result-recorded':
      return change(state, event.data.registrationId, { passed: event.data.passed });
    case 'erased':
      return { erased: true, registrations: new Map() };
  }
}

function change(state: ParticipationState, registrationId: string, what: Partial<Registration>): ParticipationState {
  const known = state.registrations.get(registrationId);
  if (!known) return state;
  return { ...state, registrations: new Map(state.registrations).set(registrationId, { ...known, ...what }) };
}

interface Period {
  readonly startsOn: string;
  readonly endsOn: string;
  readonly leftOn?: string | undefined;
}

/** Whether two registrations claim the person on the same day. Who left a run is free from that day on. */
export function overlap(one: Period, other: Period): boolean {
  return one.startsOn < freeFrom(other) && other.startsOn < freeFrom(one);
}

function freeFrom({ endsOn, leftOn }: Period): string {
  const afterEnd = addDays(endsOn, 1);
  return leftOn !== undefined && leftOn < afterEnd ? leftOn : afterEnd;
}

/** Refused and withdrawn registrations claim no day. */
export const claimsDays = ({ phase }: Registration): boolean => phase !== 'refused' && phase !== 'withdrawn';
