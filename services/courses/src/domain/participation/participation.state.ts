import type { AtRiskReason, AttendanceClass, CefrLevel, CertificateKind, ErasedEvent, LevelReason } from '#contracts';
import { addDays } from '../days.js';
import type { ParticipationEvent } from './participation.events.js';

export type RegistrationPhase =
  'requested' | 'held' | 'confirmed' | 'refused' | 'withdrawn' | 'taking-part' | 'ended' | 'dropped-out';

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
  /** It ended because the provider broke the run off. */
  readonly brokenOff?: boolean;
  /** Last day on which a held seat waits for the provider. */
  readonly heldUntil?: string;
  readonly holdRuleVersion?: string;
  /** Whether the person asked for the seat to be held first. */
  readonly hold?: boolean;
  /** Why the course is off the placement. */
  readonly levelReason?: LevelReason;
  /** The right that covers the course. */
  readonly entitlementId?: string;
  readonly passed?: boolean;
  /** Level of the last final test. */
  readonly level?: CefrLevel;
  /** Final tests taken. */
  readonly attempts: number;
  readonly orientationPassed?: boolean;
  readonly attendance?: AttendanceClass;
  readonly atRiskReason?: AtRiskReason | undefined;
  readonly interrupted: boolean;
  readonly modules: readonly number[];
  readonly certificates: readonly CertificateKind[];
  /** Letters that were sent, as `letter|recipient`. */
  readonly letters: readonly string[];
}

export interface ParticipationState {
  /** Absent until the first registration. */
  readonly personRef?: string;
  readonly erased: boolean;
  readonly registrations: ReadonlyMap<string, Registration>;
  /** Pairs of registrations that claim the same days since a run's days changed, as `overlapKey` names them. */
  readonly overlaps: ReadonlyMap<string, 'open' | 'allowed'>;
}

export const noParticipation: ParticipationState = { erased: false, registrations: new Map(), overlaps: new Map() };

/** Folds a person's participations. After an erasure nothing of them is known, and nothing can be added. */
export function evolveParticipation(
  state: ParticipationState,
  event: ParticipationEvent | ErasedEvent,
): ParticipationState {
  switch (event.type) {
    case 'seat-requested': {
      const { personRef, registrationId, runId, providerId, startsOn, endsOn, hold, levelReason, entitlementId } =
        event.data;
      const registration: Registration = {
        registrationId,
        runId,
        providerId,
        startsOn,
        endsOn,
        ...(hold === undefined ? {} : { hold }),
        ...(levelReason === undefined ? {} : { levelReason }),
        ...(entitlementId === undefined ? {} : { entitlementId }),
        ...NEW_REGISTRATION,
      };
      return { ...state, personRef, registrations: new Map(state.registrations).set(registrationId, registration) };
    }
    case 'registration-held':
      return change(state, event.data.registrationId, {
        phase: 'held',
        heldUntil: event.data.heldUntil,
        holdRuleVersion: event.data.ruleVersion,
      });
    case 'registration-confirmed':
      return change(state, event.data.registrationId, { phase: 'confirmed' });
    case 'registration-refused':
      return change(state, event.data.registrationId, { phase: 'refused' });
    case 'registration-withdrawn':
      return change(state, event.data.registrationId, { phase: 'withdrawn' });
    case 'seat-days-changed': {
      const { startsOn, endsOn } = event.data;
      return change(state, event.data.registrationId, { startsOn, endsOn });
    }
    case 'registration-overlap-found':
      return { ...state, overlaps: new Map(state.overlaps).set(overlapKey(event.data), 'open') };
    case 'registration-overlap-settled': {
      const overlaps = new Map(state.overlaps);
      if (event.data.outcome === 'allowed') overlaps.set(overlapKey(event.data), 'allowed');
      else overlaps.delete(overlapKey(event.data));
      return { ...state, overlaps };
    }
    case 'participation-started':
      return change(state, event.data.registrationId, { phase: 'taking-part', startedOn: event.effectiveOn });
    case 'participation-ended':
      return change(state, event.data.registrationId, {
        phase: 'ended',
        leftOn: event.effectiveOn,
        ...(event.data.brokenOff === true && { brokenOff: true }),
      });
    case 'participation-dropped-out':
      return change(state, event.data.registrationId, { phase: 'dropped-out', leftOn: event.effectiveOn });
    case 'test-result-recorded':
      return change(state, event.data.registrationId, ({ attempts }) => ({
        passed: event.data.passed,
        level: event.data.level,
        attempts: event.data.attempt ?? attempts + 1,
      }));
    case 'orientation-test-recorded':
      return change(state, event.data.registrationId, { orientationPassed: event.data.passed });
    case 'attendance-recorded':
      return change(state, event.data.registrationId, {
        attendance: event.data.attendance,
        atRiskReason: event.data.reason,
      });
    case 'participation-interrupted':
      return change(state, event.data.registrationId, { interrupted: true });
    case 'participation-resumed':
      return change(state, event.data.registrationId, { interrupted: false });
    case 'module-completed':
      return change(state, event.data.registrationId, ({ modules }) => ({ modules: [...modules, event.data.module] }));
    case 'certificate-issued':
      return change(state, event.data.registrationId, ({ certificates }) => ({
        certificates: [...certificates, event.data.certificate],
      }));
    case 'letter-sent':
      return change(state, event.data.registrationId, ({ letters }) => ({
        letters: [...letters, letterKey(event.data)],
      }));
    case 'erased':
      return { erased: true, registrations: new Map(), overlaps: new Map() };
  }
}

const NEW_REGISTRATION = {
  phase: 'requested',
  attempts: 0,
  interrupted: false,
  modules: [],
  certificates: [],
  letters: [],
} as const;

/** How a letter that was sent is remembered. */
export const letterKey = ({ letter, recipient }: { readonly letter: string; readonly recipient: string }): string =>
  `${letter}|${recipient}`;

function change(
  state: ParticipationState,
  registrationId: string,
  what: Partial<Registration> | ((known: Registration) => Partial<Registration>),
): ParticipationState {
  const known = state.registrations.get(registrationId);
  if (!known) return state;
  const changed = { ...known, ...(typeof what === 'function' ? what(known) : what) };
  return { ...state, registrations: new Map(state.registrations).set(registrationId, changed) };
}

/** Names a pair of registrations, whichever of them is named first. */
export const overlapKey = (pair: { readonly registrationId: string; readonly otherRegistrationId: string }): string =>
  [pair.registrationId, pair.otherRegistrationId].toSorted().join('|');

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
