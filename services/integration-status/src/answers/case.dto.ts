import { ApiProperty } from '@nestjs/swagger';
import {
  CEFR_LEVELS,
  type CefrLevel,
  DISORDER_REASONS,
  type DisorderReason,
  ENTITLEMENT_KINDS,
  type EntitlementKind,
  HANDOVER_RETURN_REASONS,
  type HandoverReturnReason,
  OBLIGATION_EXEMPTIONS,
  OBLIGATION_REASONS,
  type ObligationExemption,
  type ObligationReason,
  TRANSITION_KINDS,
  type TransitionKind,
} from '#contracts';
import {
  type HandoverState,
  type RegistrationState,
  type RightState,
  STAGES,
  type Stage,
  type StepState,
  type TransitionState,
} from '../projections/case/case-state.js';
import { CaseDispute, CaseLevel, CaseLevelRecord, CaseLiteracy, CaseNeeds } from './case-learner.dto.js';
import { CaseHint } from './hints.dto.js';
import { HANDOVER_STATES } from './handovers.dto.js';
import { Named, NamedMunicipality, OTHER_PROVIDER } from './named.dto.js';
import { PageAnswer } from './page-answer.dto.js';
import { FittingRun } from './runs.dto.js';
import { TimelineEntry } from './timeline.dto.js';

const RIGHT_STATES: Readonly<Record<RightState['state'], true>> = {
  open: true,
  used: true,
  interrupted: true,
  'lapse-presumed': true,
  lapsed: true,
  withdrawn: true,
  refused: true,
};
const REGISTRATION_STATES: Readonly<Record<RegistrationState['state'], true>> = {
  requested: true,
  held: true,
  confirmed: true,
  refused: true,
  withdrawn: true,
  started: true,
  ended: true,
  'dropped-out': true,
};

export class CaseRow {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** Today's. */
  @ApiProperty({ enum: STAGES, example: 'waiting' })
  readonly stage!: Stage;
  readonly municipality?: NamedMunicipality;
  @ApiProperty({ enum: CEFR_LEVELS, required: false, example: 'A2' })
  readonly level?: CefrLevel;
  /** Data of this row that the person disputes. */
  @ApiProperty({ type: [String], required: false, example: ['level'] })
  readonly disputed?: readonly string[];
}

/** A page may be shorter than asked for. */
export class CasesAnswer extends PageAnswer {
  @ApiProperty({ type: [CaseRow] })
  readonly rows!: readonly CaseRow[];
}

export class CaseObjection {
  /** @example 'o_4Rt7yUi1Op3A' */
  readonly objectionId!: string;
  /** @example '2026-11-10' */
  readonly filedOn!: string;
  /**
   * Day by which it is to be settled.
   * @example '2026-12-10'
   */
  readonly settleBy?: string;
  /** @example true */
  readonly open!: boolean;
  /** @example '2026-12-01' */
  readonly settledOn?: string;
  /** @example 'objection-answer' */
  readonly ruleId?: string;
  /** @example '2015-01-01' */
  readonly ruleVersion?: string;
  /**
   * The decision about a right that the person objects to.
   * @example 'lapse'
   */
  readonly against?: string;
}

export class CaseRight {
  /** @example 'e_4Rt7yUi1Op3A' */
  readonly entitlementId!: string;
  @ApiProperty({ enum: ENTITLEMENT_KINDS, example: 'vocational-language-course' })
  readonly kind!: EntitlementKind;
  /** @example 'job-centre' */
  readonly issuedBy!: string;
  /** @example '2026-09-04' */
  readonly issuedOn!: string;
  /** @example '§ 6 Abs. 3 DeuFöV' */
  readonly legalBasis!: string;
  /** @example 'bsk-entitlement' */
  readonly ruleId!: string;
  /** @example '2016-07-01' */
  readonly ruleVersion!: string;
  /** @example '2026-12-04' */
  readonly lapsesOn?: string;
  @ApiProperty({ enum: Object.keys(RIGHT_STATES), example: 'used' })
  readonly state!: RightState['state'];
  /**
   * Day of the residence title, where the period counts from it.
   * @example '2026-08-28'
   */
  readonly titleOn?: string;
  /**
   * The run she is registered for with it.
   * @example 'r_4Rt7yUi1Op3A'
   */
  readonly registeredFor?: string;
  /**
   * Day from which the lapse is presumed.
   * @example '2026-12-05'
   */
  readonly presumedOn?: string;
  /**
   * Day by which a presumed lapse is to be decided.
   * @example '2026-12-18'
   */
  readonly decideBy?: string;
  /**
   * Day on which it was used, or ended by a decision.
   * @example '2026-10-05'
   */
  readonly endedOn?: string;
  /** The latest objection to a decision about it. */
  readonly objection?: CaseObjection;
}

export class CaseObligation {
  /** @example 'v_4Rt7yUi1Op3A' */
  readonly obligationId!: string;
  /** @example 'job-centre' */
  readonly imposedBy!: string;
  /** @example '2026-09-04' */
  readonly imposedOn!: string;
  /** Absent for those who need not know it. */
  @ApiProperty({ enum: OBLIGATION_REASONS, required: false, example: 'integration-agreement' })
  readonly reason?: ObligationReason;
  /** @example '§ 44a Abs. 1 Satz 1 Nr. 2 AufenthG' */
  readonly legalBasis?: string;
  /** @example 'obligation' */
  readonly ruleId!: string;
  /** @example '2016-08-06' */
  readonly ruleVersion!: string;
  /**
   * Day by which the person is to register.
   * @example '2026-12-31'
   */
  readonly registerBy?: string;
  @ApiProperty({ enum: ['in-force', 'exempted', 'ended'], example: 'in-force' })
  readonly state!: 'in-force' | 'exempted' | 'ended';
  @ApiProperty({ enum: OBLIGATION_EXEMPTIONS, required: false, example: 'in-training' })
  readonly exemption?: ObligationExemption;
  /** @example '2026-11-20' */
  readonly endedOn?: string;
}

export class CaseReport {
  /** @example 'm_4Rt7yUi1Op3A' */
  readonly reportId!: string;
  /** @example 'vhs' */
  readonly providerId!: string;
  /** @example 'r_4Rt7yUi1Op3A' */
  readonly runId!: string;
  @ApiProperty({ enum: DISORDER_REASONS, example: 'irregular-attendance' })
  readonly reason!: DisorderReason;
  /** The bodies that got it; absent for a body: it need not know who else obliged the person. */
  @ApiProperty({ type: [String], required: false, example: ['job-centre'] })
  readonly recipients?: readonly string[];
  /** @example '§ 88a Abs. 1 AufenthG' */
  readonly legalBasis!: string;
  /** @example '2026-11-04' */
  readonly reportedOn!: string;
  @ApiProperty({ enum: ['made', 'withdrawn', 'overturned'], example: 'made' })
  readonly state!: 'made' | 'withdrawn' | 'overturned';
  readonly objection?: CaseObjection;
}

export class CaseRegistration {
  /** @example 'g_4Rt7yUi1Op3A' */
  readonly registrationId!: string;
  /** @example 'r_4Rt7yUi1Op3A' */
  readonly runId!: string;
  /** @example 'Berufssprachkurs B1, vormittags' */
  readonly title!: string;
  readonly provider?: Named;
  @ApiProperty({ enum: Object.keys(REGISTRATION_STATES), example: 'ended' })
  readonly state!: RegistrationState['state'];
  /** @example '2026-11-20' */
  readonly since!: string;
  /**
   * Day on which the seat was asked for.
   * @example '2026-09-04'
   */
  readonly registeredOn?: string;
  /** The level that the final test showed. */
  @ApiProperty({ enum: CEFR_LEVELS, required: false, example: 'B1' })
  readonly result?: CefrLevel;
}

export class CaseHandover {
  /** @example 'h_4Rt7yUi1Op3A' */
  readonly handoverId!: string;
  readonly from!: Named;
  @ApiProperty({ type: Named, example: OTHER_PROVIDER })
  readonly to!: Named;
  /** @example 'vhs' */
  readonly fromProvider!: string;
  /** @example 'p-x' */
  readonly toProvider!: string;
  /** @example 'r_4Rt7yUi1Op3A' */
  readonly endedRunId!: string;
  /** @example 'r_7Qm2x0Vb4Kd9' */
  readonly followUpRunId?: string;
  /** @example '2026-11-20' */
  readonly courseEndsOn!: string;
  /** @example '2026-11-20' */
  readonly answerDueOn!: string;
  /**
   * What the two providers promised each other.
   * @example '2026-11-13'
   */
  readonly promisedAnswerOn?: string;
  /** @example '2026-12-11' */
  readonly promisedStartOn?: string;
  /** @example '2026-11-06' */
  readonly offeredOn!: string;
  @ApiProperty({ enum: HANDOVER_STATES, example: 'returned' })
  readonly state!: HandoverState['state'];
  /** @example 'handover-answer' */
  readonly ruleId!: string;
  /** @example '2026-01-01' */
  readonly ruleVersion!: string;
  /**
   * Until when the follow-up begins; of accepted ones.
   * @example '2026-12-18'
   */
  readonly startDueOn?: string;
  /** @example 'handover-start' */
  readonly startRuleId?: string;
  /** @example 'bsk-2016' */
  readonly startRuleVersion?: string;
  /**
   * Day on which it was answered or withdrawn.
   * @example '2026-11-18'
   */
  readonly endedOn?: string;
  /** Why it was given back. */
  @ApiProperty({ enum: HANDOVER_RETURN_REASONS, required: false, example: 'no-free-seat' })
  readonly reason?: HandoverReturnReason;
}

const STEP_STATES: Readonly<Record<StepState['state'], true>> = { open: true, done: true, skipped: true };
const TRANSITION_STATES: Readonly<Record<TransitionState['state'], true>> = {
  started: true,
  completed: true,
  'broken-off': true,
};

export class CaseStep {
  /** @example 'job-counselling' */
  readonly step!: string;
  /** @example 'Beratung zum Beruf' */
  readonly title!: string;
  /** @example 'job-centre' */
  readonly owner!: string;
  /** @example '2026-12-15' */
  readonly dueOn?: string;
  @ApiProperty({ enum: Object.keys(STEP_STATES), example: 'open' })
  readonly state!: StepState['state'];
  /**
   * Day on which it was done or left out.
   * @example '2026-12-10'
   */
  readonly closedOn?: string;
}

export class CaseTransition {
  /** @example 't_4Rt7yUi1Op3A' */
  readonly transitionId!: string;
  @ApiProperty({ enum: TRANSITION_KINDS, example: 'course-to-work' })
  readonly kind!: TransitionKind;
  @ApiProperty({ enum: Object.keys(TRANSITION_STATES), example: 'started' })
  readonly state!: TransitionState['state'];
  /** @example '2026-11-24' */
  readonly startedOn!: string;
  /** @example '2027-07-01' */
  readonly dueOn?: string;
  /** Those that the reader may see. */
  @ApiProperty({ type: [CaseStep] })
  readonly steps!: readonly CaseStep[];
}

export class CaseAnswer {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** @example '2026-11-24' */
  readonly day!: string;
  /** References that were found to be of the same person; what came and comes under them stands here too. */
  @ApiProperty({ type: [String], required: false, example: ['p_4Rt7yUi1Op3A'] })
  readonly formerRefs?: readonly string[];
  /**
   * Whether the reader sees all of the case: else what is missing here says nothing.
   * @example true
   */
  readonly whole!: boolean;
  /** Present where the reader sees all of the case. */
  @ApiProperty({ enum: STAGES, required: false, example: 'course-ended' })
  readonly stage?: Stage;
  readonly municipality?: NamedMunicipality;
  /** The level that holds: the latest by its day that was not taken back. */
  readonly level?: CaseLevel;
  /** Every assessment, latest first. */
  @ApiProperty({ type: [CaseLevelRecord] })
  readonly levels!: readonly CaseLevelRecord[];
  readonly literacy?: CaseLiteracy;
  readonly needs?: CaseNeeds;
  @ApiProperty({ type: [CaseRight] })
  readonly rights!: readonly CaseRight[];
  @ApiProperty({ type: [CaseObligation] })
  readonly obligations!: readonly CaseObligation[];
  /** Reports of disorderly participation. */
  @ApiProperty({ type: [CaseReport] })
  readonly reports!: readonly CaseReport[];
  @ApiProperty({ type: [CaseRegistration] })
  readonly registrations!: readonly CaseRegistration[];
  @ApiProperty({ type: [CaseHandover] })
  readonly handovers!: readonly CaseHandover[];
  @ApiProperty({ type: [CaseTransition] })
  readonly transitions!: readonly CaseTransition[];
  /** What the law offers or asks around her courses, by what the reader sees of the case. */
  @ApiProperty({ type: [CaseHint] })
  readonly hints!: readonly CaseHint[];
  /** Data that the person disputes. */
  @ApiProperty({ type: [String], example: ['level'] })
  readonly disputes!: readonly string[];
  /** Every dispute, the settled ones too. */
  @ApiProperty({ type: [CaseDispute] })
  readonly disputeHistory!: readonly CaseDispute[];
  @ApiProperty({ type: [FittingRun] })
  readonly fittingRuns!: readonly FittingRun[];
  @ApiProperty({ type: [TimelineEntry] })
  readonly timeline!: readonly TimelineEntry[];
}
