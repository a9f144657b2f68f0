import { ApiProperty } from '@nestjs/swagger';
import {
  CEFR_LEVELS,
  type CefrLevel,
  ENTITLEMENT_KINDS,
  type EntitlementKind,
  HANDOVER_RETURN_REASONS,
  type HandoverReturnReason,
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
import { HANDOVER_STATES } from './handovers.dto.js';
import { Named, NamedMunicipality, OTHER_PROVIDER } from './named.dto.js';
import { PageAnswer } from './page-answer.dto.js';
import { FittingRun } from './runs.dto.js';
import { TimelineEntry } from './timeline.dto.js';

const RIGHT_STATES: Readonly<Record<RightState['state'], true>> = {
  open: true,
  used: true,
  'lapse-presumed': true,
  withdrawn: true,
};
const REGISTRATION_STATES: Readonly<Record<RegistrationState['state'], true>> = {
  requested: true,
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
   * Day on which it was used or withdrawn.
   * @example '2026-10-05'
   */
  readonly endedOn?: string;
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
  /** @example '2026-11-06' */
  readonly offeredOn!: string;
  @ApiProperty({ enum: HANDOVER_STATES, example: 'returned' })
  readonly state!: HandoverState['state'];
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
  @ApiProperty({ type: [CaseRegistration] })
  readonly registrations!: readonly CaseRegistration[];
  @ApiProperty({ type: [CaseHandover] })
  readonly handovers!: readonly CaseHandover[];
  @ApiProperty({ type: [CaseTransition] })
  readonly transitions!: readonly CaseTransition[];
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
