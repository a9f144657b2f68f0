import type { CefrLevel, HandoverBasis, HandoverDatum, HandoverStage } from '#contracts';
import type { OfDay, Today } from '../effective-day.js';
import type { RegistrationPhase } from '../participation/participation.state.js';
import type { CourseTypeFacts } from '../rules/course-type.js';
import type { AnswerRule, StartRule, WatchRule } from '../rules/handover-rules.js';
import type { HandoverFailed, HandoverReturned, HandoverWithdrawn } from './handover.events.js';

interface ByProvider extends OfDay {
  /** On whose behalf; that the caller may act for it was checked at the edge. */
  readonly providerId: string;
}

export interface OfferHandover extends ByProvider {
  readonly kind: 'offer';
  readonly handoverId: string;
  readonly personRef: string;
  readonly registrationId: string;
  readonly toProvider: string;
  readonly followUpCourseType: string;
  readonly followUpRunId?: string;
  readonly level: CefrLevel;
  readonly basis: HandoverBasis;
  readonly consentRef?: string;
  /** What the receiver may see; absent: all that the basis allows. */
  readonly passes?: readonly HandoverDatum[];
  /** The hand-over of the same registration before this one. */
  readonly predecessorId?: string;
}
export interface AcceptHandover extends ByProvider {
  readonly kind: 'accept';
  readonly followUpRunId?: string;
}
export interface ReturnHandover extends ByProvider {
  readonly kind: 'return';
  readonly reason: HandoverReturned['data']['reason'];
  readonly missing: readonly HandoverReturned['data']['missing'][number][];
}
export interface WithdrawHandover extends ByProvider {
  readonly kind: 'withdraw';
  readonly reason: HandoverWithdrawn['data']['reason'];
}
export interface StartFollowUp extends OfDay {
  readonly kind: 'start-follow-up';
  readonly runId: string;
}
/** The follow-up did not start, as one of the two sides reports. */
export interface FailHandover extends ByProvider {
  readonly kind: 'fail';
  readonly reason: HandoverFailed['data']['reason'];
}
/** Time has passed: sent by timers, and checked again. */
export interface WatchHandover {
  readonly kind: 'warn' | 'escalate';
  readonly stage: HandoverStage;
}
export interface ExpireHandover {
  readonly kind: 'expire';
}
/** A step that somebody takes on a day. */
export type HandoverStep =
  OfferHandover | AcceptHandover | ReturnHandover | WithdrawHandover | FailHandover | StartFollowUp;
export type HandoverCommand = HandoverStep | WatchHandover | ExpireHandover;

/** What the participation and its run say about the person that is offered. */
export interface OfferedParticipation {
  readonly runId: string;
  readonly providerId: string;
  readonly phase: RegistrationPhase;
  readonly courseType?: CourseTypeFacts;
  /** The real end where there was one, else the planned one. */
  readonly courseEndsOn: string;
}

/** What two providers promise each other, in force on the day of an offer. Days. */
export interface PromisedDays {
  readonly agreementId: string;
  readonly answerDays?: number;
  readonly startDays?: number;
  readonly courseStartDays?: number;
}

export interface HandoverFacts extends Today {
  /** Gathered for an offer. */
  readonly offer?: {
    readonly answerRule: AnswerRule;
    readonly watchRule: WatchRule;
    /** What may pass on the basis of the offer. */
    readonly allowed: readonly HandoverDatum[];
    readonly promise?: PromisedDays;
    readonly participation?: OfferedParticipation;
    readonly receiverKnown: boolean;
    readonly followUpCourseType?: CourseTypeFacts;
    /** Whether the consent that is named is known, valid, and for this recipient and purpose. */
    readonly consentValid?: boolean;
  };
  /** Gathered for an acceptance. */
  readonly acceptance?: { readonly startRule?: StartRule; readonly watchRule: WatchRule };
  /** The run that the offer or the acceptance names. */
  readonly followUpRun?: { readonly providerId: string };
}
