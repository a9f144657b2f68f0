import { laterOf } from '../domain/days.js';
import type { PolicyEvent } from '../contract-events.js';

export interface RegistrationEntry {
  /** Absent as long as only the run was heard of it. */
  readonly personRef?: string;
  readonly runId: string;
  readonly phase?: 'requested' | 'held' | 'confirmed' | 'taking-part' | 'closed';
  /** Whether the seat waits for the provider instead of being hers at once. */
  readonly hold?: boolean;
  readonly heldOn?: string;
  readonly confirmedOn?: string;
  readonly confirmedAt?: string;
  readonly startedOn?: string;
  /** What the run said about the seat, and the day. */
  readonly answer?: { readonly seat: 'held' | 'run-full' | 'run-closed'; readonly on: string };
}

export interface RunEntry {
  readonly startedOn?: string;
  readonly endedOn?: string;
  readonly cancelledOn?: string;
}

export interface NeedEntry {
  readonly personRef: string;
  readonly courseType: string;
  readonly openedOn: string;
  readonly openedAt: string;
  readonly open: boolean;
}

export interface HandoverEntry {
  readonly personRef: string;
  readonly fromProvider: string;
  readonly toProvider: string;
  readonly offeredOn: string;
  /** The consent that it rests on, where no paragraph covers it. */
  readonly consentRef?: string;
  readonly phase: 'offered' | 'accepted' | 'closed';
}

export interface RevokedConsent {
  readonly on: string;
}

/** The entry of the registration that the event names; undefined: the event names none. */
export function registrationAfter(
  before: RegistrationEntry | undefined,
  event: PolicyEvent,
): RegistrationEntry | undefined {
  const { effectiveOn: on } = event;
  switch (event.type) {
    case 'registration-requested': {
      const { personRef, runId, hold } = event.data;
      return { ...before, personRef, runId, phase: 'requested', ...(hold === undefined ? {} : { hold }) };
    }
    case 'registration-held': {
      const { personRef, runId } = event.data;
      return { ...before, personRef, runId, phase: 'held', heldOn: on };
    }
    case 'registration-confirmed': {
      const { personRef, runId } = event.data;
      return { ...before, personRef, runId, phase: 'confirmed', confirmedOn: on, confirmedAt: event.recordedAt };
    }
    case 'participation-started': {
      const { personRef, runId } = event.data;
      return { ...before, personRef, runId, phase: 'taking-part', startedOn: on };
    }
    case 'registration-refused':
    case 'registration-withdrawn':
    case 'participation-ended':
    case 'participation-dropped-out': {
      const { personRef, runId } = event.data;
      return { ...before, personRef, runId, phase: 'closed' };
    }
    case 'seat-held':
      return { ...before, runId: event.data.runId, answer: { seat: 'held', on } };
    case 'seat-refused':
      return { ...before, runId: event.data.runId, answer: { seat: event.data.reason, on } };
    default:
      return undefined;
  }
}

export function runAfter(before: RunEntry | undefined, event: PolicyEvent): RunEntry | undefined {
  switch (event.type) {
    case 'course-run-started':
      return { ...before, startedOn: event.effectiveOn };
    case 'course-run-ended':
      return { ...before, endedOn: event.effectiveOn };
    case 'course-run-cancelled':
      return { ...before, cancelledOn: event.effectiveOn };
    default:
      return undefined;
  }
}

export function needAfter(before: NeedEntry | undefined, event: PolicyEvent): NeedEntry | undefined {
  switch (event.type) {
    case 'waiting-entry-opened': {
      const { personRef, courseType } = event.data;
      return { personRef, courseType, openedOn: event.effectiveOn, openedAt: event.recordedAt, open: true };
    }
    case 'waiting-entry-closed':
      return before && { ...before, open: false };
    default:
      return undefined;
  }
}

export function handoverAfter(before: HandoverEntry | undefined, event: PolicyEvent): HandoverEntry | undefined {
  switch (event.type) {
    case 'handover-offered': {
      const { personRef, fromProvider, toProvider, consentRef } = event.data;
      return {
        personRef,
        fromProvider,
        toProvider,
        offeredOn: event.effectiveOn,
        ...(consentRef === undefined ? {} : { consentRef }),
        phase: 'offered',
      };
    }
    case 'handover-accepted':
      return before && { ...before, phase: 'accepted' };
    case 'handover-returned':
    case 'handover-withdrawn':
    case 'follow-up-started':
      return before && { ...before, phase: 'closed' };
    default:
      return undefined;
  }
}

export const revokedAfter = (before: RevokedConsent | undefined, event: PolicyEvent): RevokedConsent | undefined =>
  event.type === 'consent-revoked' ? { on: event.effectiveOn } : before;

/** Whether a registration confirmed now meets a need opened before: by day, on the same day by the time of recording. */
export function meets(need: NeedEntry, { confirmedOn, confirmedAt }: RegistrationEntry): boolean {
  if (confirmedOn === undefined || confirmedAt === undefined) return false;
  return confirmedOn === need.openedOn ? confirmedAt >= need.openedAt : confirmedOn > need.openedOn;
}

/** Who joins a run under way begins with the confirmation, not with the run. */
export const startDay = (run: RunEntry, registration: RegistrationEntry): string | undefined =>
  run.startedOn === undefined ? undefined : laterOf(run.startedOn, registration.confirmedOn ?? run.startedOn);

/** Who began after the end was recorded leaves on the day of the beginning. */
export const endDay = (run: RunEntry, registration: RegistrationEntry): string | undefined =>
  run.endedOn === undefined ? undefined : laterOf(run.endedOn, registration.startedOn ?? run.endedOn);
