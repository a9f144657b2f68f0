import { type CefrLevel, milestoneKey, type TransitionKind } from '#contracts';
import { type ConsentState, evolveConsents } from './case-consents.js';
import type { CaseEntry } from './case-entry.js';
import { evolveHandovers, type HandoverState } from './case-handovers.js';
import { evolveMergeQuestions, type MergeQuestionState } from './case-merge-questions.js';
import { evolveObligations, type ObligationState } from './case-obligations.js';
import { evolveRegistrations, type RegistrationState } from './case-registrations.js';
import { evolveReports, type ReportState } from './case-reports.js';
import { evolveRights, isHeld, type RightState } from './case-rights.js';
import { transitionsAfter } from './case-transitions.js';
import { change } from './change.js';
import {
  assessed,
  corrected,
  type DisputeState,
  disputed,
  type LevelsState,
  type LiteracyState,
  type NeedsState,
  needsOf,
  settled,
} from './learner-state.js';

export type { HandoverState } from './case-handovers.js';
export type { RegistrationState } from './case-registrations.js';
export type { RightState } from './case-rights.js';

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

export interface WaitingState {
  readonly courseType: string;
  readonly level: CefrLevel;
  readonly since: string;
  readonly state: 'open' | 'closed';
}
export interface StepState {
  readonly step: string;
  readonly title: string;
  readonly owner: string;
  readonly dueOn?: string;
  readonly state: 'open' | 'done' | 'skipped';
  /** Day on which it was done or left out. */
  readonly closedOn?: string;
  /** It is of a department whose data are kept apart: told to that department alone. */
  readonly apart?: true;
}
export interface TransitionState {
  readonly kind: TransitionKind;
  /** The template that it was planned by. */
  readonly templateId?: string;
  readonly templateVersion?: string;
  readonly state: 'started' | 'completed' | 'broken-off';
  readonly startedOn: string;
  readonly dueOn?: string;
  /** Of several spheres, where the reader may see them. */
  readonly steps: readonly StepState[];
}
/** A case folded from its entries: everything the county knows of one person's way. */
export interface CaseState extends LevelsState {
  readonly municipalityKey?: string;
  readonly literacy?: LiteracyState;
  readonly needs?: NeedsState;
  readonly rights: Readonly<Record<string, RightState>>;
  readonly obligations: Readonly<Record<string, ObligationState>>;
  readonly reports: Readonly<Record<string, ReportState>>;
  readonly registrations: Readonly<Record<string, RegistrationState>>;
  readonly waiting: Readonly<Record<string, WaitingState>>;
  readonly handovers: Readonly<Record<string, HandoverState>>;
  readonly transitions: Readonly<Record<string, TransitionState>>;
  /** Milestones by department: open ones make the department take part. */
  readonly milestones: Readonly<Record<string, 'open' | 'done'>>;
  readonly disputes: Readonly<Record<string, DisputeState>>;
  readonly consents: Readonly<Record<string, ConsentState>>;
  readonly mergeQuestions: Readonly<Record<string, MergeQuestionState | 'over'>>;
}

export const NEW_CASE: CaseState = {
  levels: [],
  rights: {},
  obligations: {},
  reports: {},
  registrations: {},
  waiting: {},
  handovers: {},
  transitions: {},
  milestones: {},
  disputes: {},
  consents: {},
  mergeQuestions: {},
};

/** One entry more. Entries about no person never reach a case. */
export function evolveCase(state: CaseState, entry: CaseEntry): CaseState {
  const on = entry.effectiveOn;
  switch (entry.type) {
    case 'learner-enrolled':
      return { ...state, municipalityKey: entry.data.municipalityKey };
    case 'learner-moved':
      return { ...state, municipalityKey: entry.data.municipalityKey };
    case 'language-level-assessed':
      return { ...state, ...assessed(state, entry) };
    case 'language-level-corrected':
      return corrected(state, entry);
    case 'literacy-recorded':
      return { ...state, literacy: { literacy: entry.data.literacy, on } };
    case 'needs-recorded':
      return { ...state, needs: needsOf(entry.data) };
    case 'identity-corrected':
    case 'learner-merged':
    case 'learner-merge-undone':
    case 'duplicate-dismissed':
      return state;
    case 'entitlement-issued':
    case 'entitlement-refused':
    case 'entitlement-registered':
    case 'entitlement-registration-ended':
    case 'entitlement-used':
    case 'entitlement-interrupted':
    case 'entitlement-extended':
    case 'entitlement-lapse-warned':
    case 'entitlement-lapse-presumed':
    case 'entitlement-lapsed':
    case 'entitlement-lapse-rejected':
    case 'entitlement-withdrawn':
    case 'entitlement-objection-filed':
    case 'entitlement-objection-settled':
      return { ...state, rights: evolveRights(state.rights, entry) };
    case 'obligation-imposed':
    case 'obligation-exempted':
    case 'obligation-ended':
      return { ...state, obligations: evolveObligations(state.obligations, entry) };
    case 'attendance-reported':
    case 'attendance-report-withdrawn':
    case 'report-objection-filed':
    case 'report-objection-settled':
      return { ...state, reports: evolveReports(state.reports, entry) };
    case 'milestone-recorded':
    case 'youth-milestone-recorded':
    case 'health-milestone-recorded': {
      return { ...state, milestones: { ...state.milestones, [milestoneKey(entry.data)]: entry.data.state } };
    }
    case 'milestone-withdrawn':
    case 'youth-milestone-withdrawn':
    case 'health-milestone-withdrawn': {
      const { [milestoneKey(entry.data)]: _withdrawn, ...milestones } = state.milestones;
      return { ...state, milestones };
    }
    case 'transition-started':
    case 'youth-transition-steps-planned':
    case 'health-transition-steps-planned':
    case 'transition-step-done':
    case 'transition-step-skipped':
    case 'youth-transition-step-done':
    case 'youth-transition-step-skipped':
    case 'health-transition-step-done':
    case 'health-transition-step-skipped':
    case 'transition-step-reopened':
    case 'youth-transition-step-reopened':
    case 'health-transition-step-reopened':
    case 'transition-completed':
    case 'transition-broken-off':
      return { ...state, transitions: transitionsAfter(state.transitions, entry) };
    case 'datum-disputed':
      return { ...state, disputes: disputed(state.disputes, entry) };
    case 'consent-granted':
    case 'consent-renewal-due':
    case 'consent-renewed':
    case 'consent-lapse-presumed':
    case 'consent-revoked':
      return { ...state, consents: evolveConsents(state.consents, entry) };
    case 'merge-question-put':
    case 'merge-question-answered':
    case 'merge-question-settled':
      return { ...state, mergeQuestions: evolveMergeQuestions(state.mergeQuestions, entry) };
    case 'follow-up-set':
    case 'follow-up-moved':
    case 'follow-up-handed-over':
    case 'follow-up-done':
    case 'youth-follow-up-set':
    case 'youth-follow-up-moved':
    case 'youth-follow-up-handed-over':
    case 'youth-follow-up-done':
    case 'health-follow-up-set':
    case 'health-follow-up-moved':
    case 'health-follow-up-handed-over':
    case 'health-follow-up-done':
      return state;
    case 'dispute-settled':
      return { ...state, disputes: settled(state.disputes, entry) };
    case 'registration-requested':
    case 'registration-held':
    case 'registration-confirmed':
    case 'registration-refused':
    case 'registration-withdrawn':
    case 'participation-started':
    case 'participation-ended':
    case 'participation-dropped-out':
    case 'test-result-recorded':
    case 'letter-sent':
      return { ...state, registrations: evolveRegistrations(state.registrations, entry) };
    case 'registration-overlap-found':
    case 'registration-overlap-settled':
    case 'attendance-recorded':
    case 'participation-interrupted':
    case 'participation-resumed':
    case 'module-completed':
    case 'orientation-test-recorded':
    case 'certificate-issued':
      return state;
    case 'waiting-entry-opened': {
      const { entryId, courseType, level, since = on } = entry.data;
      return { ...state, waiting: { ...state.waiting, [entryId]: { courseType, level, since, state: 'open' } } };
    }
    case 'waiting-entry-changed':
      return { ...state, waiting: change(state.waiting, entry.data.entryId, { level: entry.data.level }) };
    case 'waiting-entry-reopened':
      return { ...state, waiting: change(state.waiting, entry.data.entryId, { state: 'open' }) };
    case 'waiting-entry-closed':
      return { ...state, waiting: change(state.waiting, entry.data.entryId, { state: 'closed' }) };
    case 'handover-offered':
    case 'handover-accepted':
    case 'handover-returned':
    case 'handover-withdrawn':
    case 'handover-expired':
    case 'handover-failed':
    case 'follow-up-started':
      return { ...state, handovers: evolveHandovers(state.handovers, entry) };
    case 'handover-warned':
    case 'handover-escalated':
      return state;
    case 'placement-decided':
    case 'placement-failed':
    case 'run-merge-proposed':
    case 'run-merge-agreed':
    case 'run-merge-refused':
    case 'run-merge-asking-begun':
    case 'run-merge-person-asked':
    case 'run-merge-person-settled':
    case 'run-merge-completed':
    case 'run-merge-given-up':
    case 'provider-registered':
    case 'provider-changed':
    case 'provider-retired':
    case 'provider-admitted':
    case 'provider-admission-ended':
    case 'venue-added':
    case 'venue-changed':
    case 'venue-closed':
    case 'course-described':
    case 'course-changed':
    case 'course-withdrawn':
    case 'course-run-planned':
    case 'course-run-changed':
    case 'course-run-published':
    case 'course-run-registration-opened':
    case 'course-run-registration-closed':
    case 'course-run-interrupted':
    case 'course-run-resumed':
    case 'course-run-started':
    case 'course-run-ended':
    case 'course-run-cancelled':
    case 'course-run-cancellation-told':
    case 'seat-held':
    case 'seat-refused':
    case 'seat-released':
    case 'handover-agreement-proposed':
    case 'handover-agreement-agreed':
    case 'handover-agreement-declined':
    case 'handover-agreement-ended':
    case 'mediation-requested':
    case 'mediation-accepted':
    case 'mediation-concluded':
    case 'coordination-meeting-convened':
    case 'coordination-item-agreed':
    case 'coordination-outcome-recorded':
    case 'registration-report-sent':
    case 'provider-duty-done':
      return state;
    default:
      return unknownEntry(entry);
  }
}

function unknownEntry(entry: never): never {
  throw new Error(`a case does not know the event ${(entry as CaseEntry).type}`);
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
  if (some(state.rights, isHeld)) return 'entitled';
  return state.level === undefined ? 'enrolled' : 'assessed';
}

/** The departments that have a part in the case now. */
export function departmentsOf(state: CaseState): readonly string[] {
  const departments = new Set<string>();
  for (const right of Object.values(state.rights)) if (isHeld(right)) departments.add(right.issuedBy);
  for (const obligation of Object.values(state.obligations))
    if (obligation.state === 'in-force') departments.add(obligation.imposedBy);
  for (const [key, reached] of Object.entries(state.milestones))
    if (reached === 'open') departments.add(key.split('|')[0] ?? '');
  for (const transition of Object.values(state.transitions)) {
    departments.add(transition.kind.endsWith('to-work') ? 'economy' : 'schools');
  }
  if (state.needs?.childcare) departments.add('youth');
  return [...departments].sort();
}
