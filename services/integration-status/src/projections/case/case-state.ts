import {
  type CefrLevel,
  type DropOutReason,
  type HandoverReturnReason,
  milestoneKey,
  type TransitionKind,
} from '#contracts';
import type { CaseEntry } from './case-entry.js';
import { evolveObligations, type ObligationState } from './case-obligations.js';
import { evolveReports, type ReportState } from './case-reports.js';
import { evolveRights, isHeld, type RightState } from './case-rights.js';
import { transitionsAfter } from './case-transitions.js';
import { change, changeBy, without } from './change.js';
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

export interface RegistrationState {
  readonly runId: string;
  readonly state: 'requested' | 'held' | 'confirmed' | 'refused' | 'withdrawn' | 'started' | 'ended' | 'dropped-out';
  readonly since: string;
  /** Day on which the seat was asked for. */
  readonly registeredOn?: string;
  /** Until when the seat is held, and by which rule. */
  readonly held?: { readonly until: string; readonly ruleId: string; readonly ruleVersion: string };
  /** Of one that ended before its time: why. */
  readonly droppedFor?: DropOutReason;
  /** Who was told that the course begins late. */
  readonly toldOfDelay?: readonly string[];
  readonly result?: CefrLevel;
}
export interface HandoverState {
  readonly fromProvider: string;
  readonly toProvider: string;
  readonly endedRunId: string;
  readonly followUpRunId?: string;
  readonly courseEndsOn: string;
  readonly answerDueOn: string;
  /** What the two providers promised each other. */
  readonly promisedAnswerOn?: string;
  readonly promisedStartOn?: string;
  readonly offeredOn: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
  /** Until when the follow-up begins, by which rule; of accepted ones. */
  readonly startDueOn?: string;
  readonly startRuleId?: string;
  readonly startRuleVersion?: string;
  /** Day on which it was answered or withdrawn, or ended without an answer. */
  readonly endedOn?: string;
  readonly state: 'offered' | 'accepted' | 'returned' | 'withdrawn' | 'expired' | 'failed' | 'follow-up-started';
  readonly reason?: HandoverReturnReason;
}
/** A consent that is in force. */
export interface ConsentState {
  /** The provider that asked for it; absent: the coordination. */
  readonly askedBy?: string;
  readonly purpose: string;
  /** It is to be asked for anew, by when and by which rule. */
  readonly renewal?: { readonly dueOn: string; readonly ruleId: string; readonly ruleVersion: string };
  /** Version of its stream with which it was renewed last: its day may lie before that on which this became due. */
  readonly renewedAt?: number;
}
/** What a person is asked when her run is merged, until she has answered. */
export interface MergeQuestionState {
  readonly dissolvedRunId: string;
  readonly answerDueOn: string;
  readonly ruleId: string;
  readonly ruleVersion: string;
}
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
    case 'consent-granted': {
      const { consentId, purpose, askedBy } = entry.data;
      const consent = { purpose, ...(askedBy === undefined ? {} : { askedBy }) };
      return { ...state, consents: { ...state.consents, [consentId]: consent } };
    }
    case 'consent-renewal-due': {
      const { consentId, confirmBy = on, ruleId, ruleVersion } = entry.data;
      const renewal = { dueOn: confirmBy, ruleId, ruleVersion };
      const { renewedAt = 0 } = state.consents[consentId] ?? {};
      return entry.streamVersion < renewedAt
        ? state
        : { ...state, consents: change(state.consents, consentId, { renewal }) };
    }
    case 'consent-renewed':
      return {
        ...state,
        consents: changeBy(state.consents, entry.data.consentId, (consent) => renewed(consent, entry.streamVersion)),
      };
    case 'consent-revoked':
      return { ...state, consents: without(state.consents, entry.data.consentId) };
    case 'merge-question-put': {
      const { questionId, dissolvedRunId, answerDueOn, ruleId = 'merge-answer', ruleVersion = '' } = entry.data;
      const question = { dissolvedRunId, answerDueOn, ruleId, ruleVersion };
      // What ended it may bear an earlier day.
      return questionId in state.mergeQuestions
        ? state
        : { ...state, mergeQuestions: { ...state.mergeQuestions, [questionId]: question } };
    }
    case 'merge-question-answered':
    case 'merge-question-settled':
      return { ...state, mergeQuestions: { ...state.mergeQuestions, [entry.data.questionId]: 'over' } };
    // Its end was presumed: it still waits for who may confirm it, or for its end.
    case 'consent-lapse-presumed':
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
    case 'registration-requested': {
      const known = state.registrations[entry.data.registrationId];
      return known
        ? state
        : {
            ...state,
            registrations: {
              ...state.registrations,
              [entry.data.registrationId]: {
                runId: entry.data.runId,
                state: 'requested',
                since: on,
                registeredOn: on,
              },
            },
          };
    }
    case 'registration-held': {
      const { registrationId, heldUntil, ruleId, ruleVersion } = entry.data;
      const known = state.registrations[registrationId]?.state;
      // What became of the seat may bear an earlier day.
      if (known !== undefined && known !== 'requested') return state;
      const registrations = registered(state, entry.data, 'held', on);
      const held = { until: heldUntil, ruleId, ruleVersion };
      return { ...state, registrations: change(registrations, registrationId, { held }) };
    }
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
    case 'participation-dropped-out': {
      const { registrationId, reason: droppedFor } = entry.data;
      const registrations = registered(state, entry.data, 'dropped-out', on);
      return { ...state, registrations: change(registrations, registrationId, { droppedFor }) };
    }
    case 'test-result-recorded':
      return {
        ...state,
        registrations: change(state.registrations, entry.data.registrationId, { result: entry.data.level }),
      };
    case 'registration-overlap-found':
    case 'registration-overlap-settled':
    case 'attendance-recorded':
    case 'participation-interrupted':
    case 'participation-resumed':
    case 'module-completed':
    case 'orientation-test-recorded':
    case 'certificate-issued':
      return state;
    case 'letter-sent':
      return { ...state, registrations: toldOfDelay(state, entry.data) };
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
    case 'handover-offered': {
      const { handoverId, fromProvider, toProvider, endedRunId, followUpRunId, courseEndsOn, answerDueOn } = entry.data;
      const { ruleId, ruleVersion, promisedAnswerOn } = entry.data;
      const handover: HandoverState = {
        fromProvider,
        toProvider,
        endedRunId,
        courseEndsOn,
        answerDueOn,
        offeredOn: on,
        state: 'offered',
        ruleId,
        ruleVersion,
        ...(followUpRunId === undefined ? {} : { followUpRunId }),
        ...(promisedAnswerOn === undefined ? {} : { promisedAnswerOn }),
      };
      return { ...state, handovers: { ...state.handovers, [handoverId]: handover } };
    }
    case 'handover-accepted': {
      const { handoverId, startDueOn, startRuleId, startRuleVersion, promisedStartOn } = entry.data;
      const start = {
        ...(startDueOn === undefined ? {} : { startDueOn }),
        ...(promisedStartOn === undefined ? {} : { promisedStartOn }),
        ...(startRuleId === undefined ? {} : { startRuleId }),
        ...(startRuleVersion === undefined ? {} : { startRuleVersion }),
      };
      return {
        ...state,
        handovers: change(state.handovers, handoverId, { state: 'accepted', endedOn: on, ...start }),
      };
    }
    case 'handover-returned':
      return {
        ...state,
        handovers: change(state.handovers, entry.data.handoverId, {
          state: 'returned',
          reason: entry.data.reason,
          endedOn: on,
        }),
      };
    case 'handover-withdrawn':
      return {
        ...state,
        handovers: change(state.handovers, entry.data.handoverId, { state: 'withdrawn', endedOn: on }),
      };
    case 'handover-expired':
      return {
        ...state,
        handovers: change(state.handovers, entry.data.handoverId, { state: 'expired', endedOn: on }),
      };
    case 'handover-failed':
      return { ...state, handovers: change(state.handovers, entry.data.handoverId, { state: 'failed', endedOn: on }) };
    case 'handover-warned':
    case 'handover-escalated':
      return state;
    case 'follow-up-started':
      return { ...state, handovers: change(state.handovers, entry.data.handoverId, { state: 'follow-up-started' }) };
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

const renewed = ({ renewal: _over, ...consent }: ConsentState, renewedAt: number): ConsentState => ({
  ...consent,
  renewedAt,
});

function unknownEntry(entry: never): never {
  throw new Error(`a case does not know the event ${(entry as CaseEntry).type}`);
}

function registered(
  { registrations }: CaseState,
  { registrationId, runId }: { readonly registrationId: string; readonly runId: string },
  state: RegistrationState['state'],
  since: string,
): CaseState['registrations'] {
  return { ...registrations, [registrationId]: { ...registrations[registrationId], runId, state, since } };
}

function toldOfDelay(
  { registrations }: CaseState,
  { registrationId, letter, recipient }: { registrationId: string; letter: string; recipient: string },
): CaseState['registrations'] {
  if (letter !== 'late-start') return registrations;
  const told = registrations[registrationId]?.toldOfDelay ?? [];
  return change(registrations, registrationId, { toldOfDelay: [...told, recipient] });
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
