import type { CefrLevel, HandoverBasis } from '#contracts';
import type { OfDay, Today } from '../effective-day.js';
import type { RegistrationPhase } from '../participation/participation.state.js';
import type { CourseTypeFacts } from '../rules/course-type.js';
import type { AnswerRule } from '../rules/handover-rules.js';
import type { HandoverReturned, HandoverWithdrawn } from './handover.events.js';

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
export type HandoverCommand = OfferHandover | AcceptHandover | ReturnHandover | WithdrawHandover | StartFollowUp;

/** What the participation and its run say about the person that is offered. */
export interface OfferedParticipation {
  readonly runId: string;
  readonly providerId: string;
  readonly phase: RegistrationPhase;
  readonly courseType?: CourseTypeFacts;
  /** The real end where there was one, else the planned one. */
  readonly courseEndsOn: string;
}

export interface HandoverFacts extends Today {
  /** Gathered for an offer. */
  readonly offer?: {
    readonly answerRule: AnswerRule;
    readonly participation?: OfferedParticipation;
    readonly receiverKnown: boolean;
    readonly followUpCourseType?: CourseTypeFacts;
    /** Whether the consent that is named is known, valid, and for this recipient and purpose. */
    readonly consentValid?: boolean;
  };
  /** The run that the offer or the acceptance names. */
  readonly followUpRun?: { readonly providerId: string };
}
