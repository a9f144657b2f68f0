import { ApiProperty } from '@nestjs/swagger';
import { MEDIATION_REASONS, MEDIATION_RESULTS, type MediationReason, type MediationResult } from '#contracts';
import type { AgreementView } from '../projections/handover-agreement/handover-agreement.projection.js';
import type { MediationView } from '../projections/mediation/mediation.projection.js';
import { Named } from './named.dto.js';
import { PageAnswer } from './page-answer.dto.js';

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
