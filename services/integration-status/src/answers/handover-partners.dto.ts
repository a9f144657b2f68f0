import { ApiProperty } from '@nestjs/swagger';
import {
  CEFR_LEVELS,
  type CefrLevel,
  MEDIATION_REASONS,
  MEDIATION_RESULTS,
  type MediationReason,
  type MediationResult,
} from '#contracts';
import type { AgreementView } from '../projections/handover-agreement/handover-agreement.projection.js';
import type { MediationView } from '../projections/mediation/mediation.projection.js';
import { Named } from './named.dto.js';
import { PageAnswer } from './page-answer.dto.js';
import { FittingRun } from './runs.dto.js';

const AGREEMENT_STATES = ['proposed', 'agreed', 'declined', 'ended'] as const;
const MEDIATION_STATES = ['requested', 'accepted', 'concluded'] as const;

/** What two providers promise each other about the hand-overs between them. */
export class AgreementRow {
  /** @example 'hp_8Jk2mNb5Vc7X_1' */
  readonly agreementId!: string;
  /** The two, in the order of their ids. */
  @ApiProperty({ type: [Named] })
  readonly providers!: readonly Named[];
  readonly proposedBy!: Named;
  /** @example '2026-11-20' */
  readonly proposedOn!: string;
  /**
   * Days from the offer to the answer.
   * @example 7
   */
  readonly answerDays?: number;
  /**
   * Days from the answer to the start of the follow-up course.
   * @example 28
   */
  readonly startDays?: number;
  /**
   * Days from the end of the course to the start of the follow-up course.
   * @example 42
   */
  readonly courseStartDays?: number;
  /** @example '2026-12-01' */
  readonly validFrom!: string;
  /** @example '2027-11-30' */
  readonly validTo?: string;
  @ApiProperty({ enum: AGREEMENT_STATES, example: 'agreed' })
  readonly state!: AgreementView['state'];
  /** @example '2026-11-24' */
  readonly agreedOn?: string;
  /**
   * The last day of one that was ended.
   * @example '2027-03-31'
   */
  readonly lastDay?: string;
}

export class AgreementsAnswer extends PageAnswer {
  @ApiProperty({ type: [AgreementRow] })
  readonly rows!: readonly AgreementRow[];
}

export class MediationRow {
  /** @example 'm_5Tg6yHn7Uj8M' */
  readonly mediationId!: string;
  /** Between whom, in the order of their ids. */
  @ApiProperty({ type: [Named] })
  readonly providers!: readonly Named[];
  /** @example 'h_4Rt7yUi1Op3A' */
  readonly handoverId?: string;
  /**
   * The person of the hand-over.
   * @example 'p_7Qm2x0Vb4Kd9'
   */
  readonly personRef?: string;
  /** Who asked; absent: the coordination. */
  readonly by?: Named;
  @ApiProperty({ enum: MEDIATION_REASONS, example: 'no-answer' })
  readonly reason!: MediationReason;
  @ApiProperty({ enum: MEDIATION_STATES, example: 'requested' })
  readonly state!: MediationView['state'];
  /** @example '2026-11-20' */
  readonly requestedOn!: string;
  /** @example '2026-11-21' */
  readonly acceptedOn?: string;
  /** @example '2026-11-24' */
  readonly concludedOn?: string;
  @ApiProperty({ enum: MEDIATION_RESULTS, required: false, example: 'settled' })
  readonly result?: MediationResult;
}

export class MediationsAnswer extends PageAnswer {
  @ApiProperty({ type: [MediationRow] })
  readonly rows!: readonly MediationRow[];
}

/** Where a participant can go on, for an offer that a person makes. */
export class FollowUpsAnswer {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** @example 'g_1' */
  readonly registrationId!: string;
  /** The provider of the course that ends. */
  readonly from!: Named;
  /** @example 'Integrationskurs, vormittags' */
  readonly courseTitle!: string;
  /** @example 'IK_ALLG' */
  readonly courseType!: string;
  /** @example '2026-12-18' */
  readonly courseEndsOn!: string;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1' })
  readonly level!: CefrLevel;
  /** Five at most, best first. A person decides. */
  @ApiProperty({ type: [FittingRun] })
  readonly fittingRuns!: readonly FittingRun[];
  /** The course types of the fitting runs, by run. */
  @ApiProperty({ type: 'object', additionalProperties: { type: 'string' }, example: { r_2: 'BSK_B2' } })
  readonly courseTypes!: Readonly<Record<string, string>>;
}

export class ReceiversAnswer {
  @ApiProperty({ type: [Named] })
  readonly rows!: readonly Named[];
}
