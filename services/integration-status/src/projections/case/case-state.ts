import type { CefrLevel, EntitlementKind, HandoverReturnReason, TimeOfDay, TransitionKind } from '#contracts';
import type { CaseEntry } from './case-entry.js';

/** Where a person stands, from being taken in to having arrived. The order is that of the board's columns. */
export const STAGES = [
  'enrolled',
  'assessed',
  'entitled',
  'waiting',
  'registered',
  'in-course',
  'course-ended',
  'handover-offered',
  'handover-accepted',
  'arrived',
] as const;
export type Stage = (typeof STAGES)[number];

export interface RightState {
  readonly kind: EntitlementKind;
  readonly issuedBy: string;
  readonly issuedOn: string;
  readonly legalBasis: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
  readonly lapsesOn?: string;
  readonly state: 'open' | 'used' | 'lapse-presumed' | 'withdrawn';
  /** Day on which it was used or withdrawn. */
  readonly endedOn?: string;
}
export interface RegistrationState {
  readonly runId: string;
  readonly state: 'requested' | 'held' | 'confirmed' | 'refused' | 'withdrawn' | 'started' | 'ended' | 'dropped-out';
  readonly since: string;
  readonly result?: CefrLevel;
}
export interface HandoverState {
  readonly fromProvider: string;
  readonly toProvider: string;
  readonly endedRunId: string;
  readonly followUpRunId?: string;
  readonly courseEndsOn: string;
  readonly answerDueOn: string;
  readonly offeredOn: string;
  readonly state: 'offered' | 'accepted' | 'returned' | 'withdrawn' | 'follow-up-started';
  readonly reason?: HandoverReturnReason;
}
export interface WaitingState {
  readonly courseType: string;
  readonly level: CefrLevel;
  readonly since: string;
  readonly state: 'open' | 'closed';
}
export interface NeedsState {
  readonly childcare: boolean;
  readonly timesOfDay: readonly TimeOfDay[];
  readonly maxDistanceKm?: number;
  readonly stepFree: boolean;
}

/** A case folded from its entries: everything the county knows of one person's way. */
export interface CaseState {
  readonly municipalityKey?: string;
  readonly level?: { readonly level: CefrLevel; readonly basis: string; readonly on: string };
  readonly needs?: NeedsState;
  readonly rights: Readonly<Record<string, RightState>>;
  readonly registrations: Readonly<Record<string, RegistrationState>>;
  readonly waiting: Readonly<Record<string, WaitingState>>;
  readonly handovers: Readonly<Record<string, HandoverState>>;
  readonly transitions: Readonly<
    Record<string, { readonly kind: TransitionKind; readonly state: 'started' | 'completed' }>
  >;
  /** Milestones by department: open ones make the department take part. */
  readonly milestones: Readonly<Record<string, 'open' | 'done'>>;
  readonly disputes: Readonly<Record<string, { readonly datum: string; readonly state: 'open' | 'settled' }>>;
}

export const NEW_CASE: CaseState = {
  rights: {},
  registrations: {},
  waiting: {},
  handovers: {},
  transitions: {},
  milestones: {},
  disputes: {},
};

/** One entry more. Entries about no person never reach a case. */
export function evolveCase(state: CaseState, entry: CaseEntry): CaseState {
  const on = entry.effectiveOn;
  switch (entry.type) {
    case 'learner-enrolled':
      return { ...state, municipalityKey: entry.data.municipalityKey };
    case 'language-level-assessed':
      return { ...state, level: { level: entry.data.level, basis: entry.data.basis, on } };
    case 'needs-recorded': {
      const { childcare, timesOfDay, maxDistanceKm, stepFree } = entry.data;
      return {
        ...state,
        needs: { childcare, timesOfDay, stepFree, ...(maxDistanceKm === undefined ? {} : { maxDistanceKm }) },
      };
    }
    case 'entitlement-issued': {
      const { entitlementId, kind, issuedBy, legalBasis, ruleId, ruleVersion, lapsesOn } = entry.data;
      const right: RightState = {
        kind,
        issuedBy,
        issuedOn: on,
        legalBasis,
        ruleId,
        ruleVersion,
        state: 'open',
        ...(lapsesOn === undefined ? {} : { lapsesOn }),
      };
      return { ...state, rights: { ...state.rights, [entitlementId]: right } };
    }
    case 'entitlement-used':
      return { ...state, rights: change(state.rights, entry.data.entitlementId, { state: 'used', endedOn: on }) };
    case 'entitlement-lapse-presumed':
      return { ...state, rights: change(state.rights, entry.data.entitlementId, { state: 'lapse-presumed' }) };
    case 'entitlement-withdrawn':
      return { ...state, rights: change(state.rights, entry.data.entitlementId, { state: 'withdrawn', endedOn: on }) };
    case 'milestone-recorded':
    case 'youth-milestone-recorded':
    case 'health-milestone-recorded': {
      const { department, milestone, state: reached } = entry.data;
      return { ...state, milestones: { ...state.milestones, [`${department}|${milestone}`]: reached } };
    }
    case 'transition-started':
      return {
        ...state,
        transitions: { ...state.transitions, [entry.data.transitionId]: { kind: entry.data.kind, state: 'started' } },
      };
    case 'transition-completed':
      return { ...state, transitions: change(state.transitions, entry.data.transitionId, { state: 'completed' }) };
    case 'datum-disputed':
      return {
        ...state,
        disputes: { ...state.disputes, [entry.data.disputeId]: { datum: entry.data.datum, state: 'open' } },
      };
    case 'consent-granted':
    case 'consent-revoked':
      return state;
    case 'dispute-settled':
      return { ...state, disputes: change(state.disputes, entry.data.disputeId, { state: 'settled' }) };
    case 'registration-requested': {
      const known = state.registrations[entry.data.registrationId];
      return known
        ? state
        : {
            ...state,
            registrations: {
              ...state.registrations,
              [entry.data.registrationId]: { runId: entry.data.runId, state: 'requested', since: on },
            },
          };
    }
    case 'registration-held':
      return { ...state, registrations: registered(state, entry.data, 'held', on) };
    case 'registration-confirmed':
      return { ...state, registrations: registered(state, entry.data, 'confirmed', on) };
    case 'registration-refused':
      return { ...state, registrations: registered(state, entry.data, 'refused', on) };
    case 'registration-withdrawn':
      return { ...state, registrations: registered(state, entry.data, 'withdrawn', on) };
    case 'participation-started':
      return { ...state, registrations: registered(state, entry.data, 'started', on) };
    case 'participation-ended':
      return { ...state, registrations: registered(state, entry.data, 'ended', on) };
    case 'participation-dropped-out':
      return { ...state, registrations: registered(state, entry.data, 'dropped-out', on) };
    case 'test-result-recorded':
      return {
        ...state,
        registrations: change(state.registrations, entry.data.registrationId, { result: entry.data.level }),
      };
    case 'attendance-recorded':
    case 'participation-interrupted':
    case 'participation-resumed':
    case 'module-completed':
    case 'orientation-test-recorded':
    case 'certificate-issued':
    case 'letter-sent':
      return state;
    case 'waiting-entry-opened': {
      const { entryId, courseType, level } = entry.data;
      return { ...state, waiting: { ...state.waiting, [entryId]: { courseType, level, since: on, state: 'open' } } };
    }
    case 'waiting-entry-closed':
      return { ...state, waiting: change(state.waiting, entry.data.entryId, { state: 'closed' }) };
    case 'handover-offered': {
      const { handoverId, fromProvider, toProvider, endedRunId, followUpRunId, courseEndsOn, answerDueOn } = entry.data;
      const handover: HandoverState = {
        fromProvider,
        toProvider,
        endedRunId,
        courseEndsOn,
        answerDueOn,
        offeredOn: on,
        state: 'offered',
        ...(followUpRunId === undefined ? {} : { followUpRunId }),
      };
      return { ...state, handovers: { ...state.handovers, [handoverId]: handover } };
    }
    case 'handover-accepted':
      return { ...state, handovers: change(state.handovers, entry.data.handoverId, { state: 'accepted' }) };
    case 'handover-returned':
      return {
        ...state,
        handovers: change(state.handovers, entry.data.handoverId, { state: 'returned', reason: entry.data.reason }),
      };
    case 'handover-withdrawn':
      return { ...state, handovers: change(state.handovers, entry.data.handoverId, { state: 'withdrawn' }) };
    case 'follow-up-started':
      return { ...state, handovers: change(state.handovers, entry.data.handoverId, { state: 'follow-up-started' }) };
    case 'provider-registered':
    case 'course-run-planned':
    case 'course-run-started':
    case 'course-run-ended':
    case 'course-run-cancelled':
    case 'seat-held':
    case 'seat-refused':
    case 'seat-released':
    case 'registration-report-sent':
      return state;
    default:
      return unknownEntry(entry);
  }
}

function unknownEntry(entry: never): never {
  throw new Error(`a case does not know the event ${(entry as CaseEntry).type}`);
}

/** A change to something whose beginning is not here (its stream has not arrived yet) changes nothing. */
function change<T extends object>(
  all: Readonly<Record<string, T>>,
  id: string,
  to: Partial<T>,
): Readonly<Record<string, T>> {
  const known = all[id];
  return known ? { ...all, [id]: { ...known, ...to } } : all;
}

function registered(
  { registrations }: CaseState,
  { registrationId, runId }: { readonly registrationId: string; readonly runId: string },
  state: RegistrationState['state'],
  since: string,
): CaseState['registrations'] {
  return { ...registrations, [registrationId]: { ...registrations[registrationId], runId, state, since } };
}

const some = <T>(all: Readonly<Record<string, T>>, is: (one: T) => boolean): boolean => Object.values(all).some(is);

/** The stage of a case: what is furthest on the way and still open. */
export function stageOf(state: CaseState): Stage {
  if (some(state.transitions, (t) => t.state === 'completed')) return 'arrived';
  if (some(state.registrations, (r) => r.state === 'started')) return 'in-course';
  if (some(state.handovers, (h) => h.state === 'offered')) return 'handover-offered';
  if (some(state.registrations, (r) => r.state === 'confirmed' || r.state === 'held' || r.state === 'requested'))
    return 'registered';
  if (some(state.handovers, (h) => h.state === 'accepted')) return 'handover-accepted';
  if (some(state.waiting, (w) => w.state === 'open')) return 'waiting';
  if (some(state.registrations, (r) => r.state === 'ended' || r.state === 'dropped-out')) return 'course-ended';
  if (some(state.rights, (r) => r.state === 'open' || r.state === 'used')) return 'entitled';
  return state.level === undefined ? 'enrolled' : 'assessed';
}

/** The departments that have a part in the case now. */
export function departmentsOf(state: CaseState): readonly string[] {
  const departments = new Set<string>();
  for (const right of Object.values(state.rights))
    if (right.state === 'open' || right.state === 'used') departments.add(right.issuedBy);
  for (const [key, reached] of Object.entries(state.milestones))
    if (reached === 'open') departments.add(key.split('|')[0] ?? '');
  for (const transition of Object.values(state.transitions)) {
    departments.add(transition.kind.endsWith('to-work') ? 'economy' : 'schools');
  }
  if (state.needs?.childcare) departments.add('youth');
  return [...departments].sort();
}
