import type { CefrLevel, MergeSettlement } from '#contracts';
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
  readonly requestedOn?: string;
  readonly confirmedOn?: string;
  readonly confirmedAt?: string;
  readonly startedOn?: string;
  /** The event of its confirmation. */
  readonly confirmedBy?: string;
  /** The event by which a seat was held for her until the provider confirms. */
  readonly heldBy?: string;
  /** It ended because the run was broken off. */
  readonly brokenOff?: boolean;
  /** The event because of which a policy took it back; else the command of who did. */
  readonly withdrawnBecauseOf?: string;
  /** What the run said about the seat, and the day. */
  readonly answer?: { readonly seat: 'held' | 'run-full' | 'run-closed'; readonly on: string };
}

export interface RunEntry {
  /** Since when its days may differ from those that it was planned with. */
  readonly changedOn?: string;
  readonly startedOn?: string;
  readonly endedOn?: string;
  readonly cancelledOn?: string;
  readonly cancelledBy?: string;
  /** What becomes of everybody who was registered; absent: nobody was asked, or it is history. */
  readonly people?: 'wait-again' | 'wait-and-move';
  readonly toRunId?: string;
}

export interface NeedEntry {
  readonly personRef: string;
  readonly courseType: string;
  /** Absent in entries kept by an older process. */
  readonly level?: CefrLevel;
  /** Day from which the waiting counts; absent in entries kept by an older process. */
  readonly since?: string;
  readonly openedOn: string;
  readonly openedAt: string;
  readonly open: boolean;
  /** The registration that met it. */
  readonly metBy?: string;
}

/** A merge of two runs as long as it can come to something. */
export interface MergeEntry {
  readonly dissolvedRunId: string;
  readonly keptRunId: string;
  readonly phase: 'proposed' | 'asking' | 'closed';
}

/** What one registered person is asked in a merge. */
export interface QuestionEntry {
  readonly personRef: string;
  readonly mergeId: string;
  readonly registrationId: string;
  readonly keptRunId: string;
  readonly phase: 'open' | 'moving' | 'settled';
  readonly outcome?: MergeSettlement;
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

/** A younger reference of a person: to which elder one it belongs, as long as nobody took that back. */
export interface PersonLink {
  readonly into: string;
  readonly together: boolean;
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
      return {
        ...before,
        personRef,
        runId,
        phase: 'requested',
        requestedOn: on,
        ...(hold === undefined ? {} : { hold }),
      };
    }
    case 'registration-held': {
      const { personRef, runId } = event.data;
      return { ...before, personRef, runId, phase: 'held', heldOn: on, heldBy: event.id };
    }
    case 'registration-confirmed': {
      const { personRef, runId } = event.data;
      return {
        ...before,
        personRef,
        runId,
        phase: 'confirmed',
        confirmedOn: on,
        confirmedAt: event.recordedAt,
        confirmedBy: event.id,
      };
    }
    case 'participation-started': {
      const { personRef, runId } = event.data;
      return { ...before, personRef, runId, phase: 'taking-part', startedOn: on };
    }
    case 'registration-withdrawn': {
      const { personRef, runId } = event.data;
      return { ...before, personRef, runId, phase: 'closed', withdrawnBecauseOf: event.causationId };
    }
    case 'participation-ended': {
      const { personRef, runId, brokenOff } = event.data;
      return { ...before, personRef, runId, phase: 'closed', ...(brokenOff === undefined ? {} : { brokenOff }) };
    }
    case 'registration-refused':
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
    case 'course-run-changed':
    case 'course-run-resumed':
      return { ...before, changedOn: event.effectiveOn };
    case 'course-run-started':
      return { ...before, startedOn: event.effectiveOn };
    case 'course-run-ended':
      return { ...before, endedOn: event.effectiveOn };
    case 'course-run-cancelled':
      return {
        ...before,
        cancelledOn: event.effectiveOn,
        cancelledBy: event.id,
        ...(event.data.people === undefined ? {} : { people: event.data.people }),
        ...(event.data.toRunId === undefined ? {} : { toRunId: event.data.toRunId }),
      };
    default:
      return undefined;
  }
}

export function needAfter(before: NeedEntry | undefined, event: PolicyEvent): NeedEntry | undefined {
  switch (event.type) {
    case 'waiting-entry-opened': {
      const { personRef, courseType, level } = event.data;
      const { effectiveOn: openedOn, recordedAt: openedAt } = event;
      return { personRef, courseType, level, since: event.data.since ?? openedOn, openedOn, openedAt, open: true };
    }
    case 'waiting-entry-changed':
      return before && { ...before, level: event.data.level };
    case 'waiting-entry-closed': {
      const { registrationId } = event.data;
      return before && { ...before, open: false, ...(registrationId === undefined ? {} : { metBy: registrationId }) };
    }
    case 'waiting-entry-reopened':
      return before && { ...before, openedOn: event.effectiveOn, openedAt: event.recordedAt, open: true };
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
    case 'handover-expired':
    case 'handover-failed':
    case 'follow-up-started':
      return before && { ...before, phase: 'closed' };
    default:
      return undefined;
  }
}

export function mergeAfter(before: MergeEntry | undefined, event: PolicyEvent): MergeEntry | undefined {
  switch (event.type) {
    case 'run-merge-proposed': {
      const { dissolvedRunId, keptRunId } = event.data;
      return { dissolvedRunId, keptRunId, phase: 'proposed' };
    }
    case 'run-merge-asking-begun':
      return before && { ...before, phase: 'asking' };
    case 'run-merge-refused':
    case 'run-merge-completed':
    case 'run-merge-given-up':
      return before && { ...before, phase: 'closed' };
    default:
      return undefined;
  }
}

export function questionAfter(before: QuestionEntry | undefined, event: PolicyEvent): QuestionEntry | undefined {
  switch (event.type) {
    case 'merge-question-put': {
      const { personRef, mergeId, registrationId, keptRunId } = event.data;
      return { personRef, mergeId, registrationId, keptRunId, phase: 'open' };
    }
    case 'merge-question-answered':
      return before && { ...before, phase: event.data.answer === 'accepts' ? 'moving' : 'settled' };
    case 'merge-question-settled':
      return before && { ...before, phase: 'settled', outcome: event.data.outcome };
    default:
      return undefined;
  }
}

export function linkAfter(before: PersonLink | undefined, event: PolicyEvent): PersonLink | undefined {
  switch (event.type) {
    case 'learner-merged':
      return { into: event.data.into, together: true };
    case 'learner-merge-undone':
      return before && { ...before, together: false };
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

/**
 * Whether it ended with its run, which does not take place, and not by somebody: by the causation, not by the time. Who
 * gets a seat after the cancellation is taken back because of that seat.
 */
export function isLostWithRun(entry: RegistrationEntry, { cancelledBy }: RunEntry): boolean {
  const { phase, brokenOff, withdrawnBecauseOf, confirmedBy, heldBy } = entry;
  if (phase !== 'closed' || cancelledBy === undefined) return false;
  if (brokenOff) return true;
  return withdrawnBecauseOf !== undefined && [cancelledBy, confirmedBy, heldBy].includes(withdrawnBecauseOf);
}

/** Who joins a run under way begins with the confirmation, not with the run. */
export const startDay = (run: RunEntry, registration: RegistrationEntry): string | undefined =>
  run.startedOn === undefined ? undefined : laterOf(run.startedOn, registration.confirmedOn ?? run.startedOn);

/** Who began after the end was recorded leaves on the day of the beginning. */
export function endDay({ endedOn, cancelledOn }: RunEntry, { startedOn }: RegistrationEntry): string | undefined {
  const over = endedOn ?? cancelledOn;
  return over === undefined ? undefined : laterOf(over, startedOn ?? over);
}
