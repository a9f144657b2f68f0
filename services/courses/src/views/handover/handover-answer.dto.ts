import { ApiProperty } from '@nestjs/swagger';
import {
  CEFR_LEVELS,
  type CefrLevel,
  HANDOVER_BASES,
  HANDOVER_DATA,
  type HandoverBasis,
  type HandoverDatum,
} from '#contracts';
import type { HandoverState } from '../../domain/handover/handover.js';

const EVERY_PHASE: Readonly<Record<HandoverState['phase'], true>> = {
  unknown: true,
  expired: true,
  failed: true,
  offered: true,
  accepted: true,
  returned: true,
  withdrawn: true,
  'follow-up-started': true,
  erased: true,
};

export class HandoverAnswer {
  /** @example 'h_4Rt7yUi1Op3A' */
  readonly handoverId!: string;
  /** @example 'p_7Qm2x0Vb4Kd9' */
  readonly personRef!: string;
  /** @example 'vhs' */
  readonly fromProvider!: string;
  /** @example 'p-x' */
  readonly toProvider!: string;
  /**
   * The registration whose course ends.
   * @example 'g_1'
   */
  readonly registrationId!: string;
  /** @example 'r_1' */
  readonly endedRunId!: string;
  /**
   * A run of the receiver, where one is wanted.
   * @example 'r_2'
   */
  readonly followUpRunId?: string;
  /** @example 'BSK_B2' */
  readonly followUpCourseType!: string;
  @ApiProperty({ enum: CEFR_LEVELS, example: 'B1' })
  readonly level!: CefrLevel;
  /** @example '2026-11-01' */
  readonly courseEndsOn!: string;
  /**
   * Day by which the receiver owes an answer.
   * @example '2026-11-15'
   */
  readonly answerDueOn!: string;
  /** By which the data pass. */
  @ApiProperty({ enum: HANDOVER_BASES, example: 'aufenthg-88a-3' })
  readonly basis!: HandoverBasis;
  /** @example 'k_1' */
  readonly consentRef?: string;
  /**
   * The rule of the answer's day.
   * @example 'handover-answer'
   */
  readonly ruleId!: string;
  /** @example '2026-01-01' */
  readonly ruleVersion!: string;
  /** What the receiver may see. */
  @ApiProperty({ enum: HANDOVER_DATA, isArray: true, required: false, example: ['level', 'entitlement'] })
  readonly passes?: readonly HandoverDatum[];
  /**
   * The hand-over of the same registration before this one.
   * @example 'h_2Wq9zXc3Vb6N'
   */
  readonly predecessorId?: string;
  /**
   * The agreement of the two providers that was in force on the day of the offer.
   * @example 'hp_8Jk2mNb5Vc7X_1'
   */
  readonly agreementId?: string;
  /** @example '2026-11-10' */
  readonly promisedAnswerOn?: string;
  /**
   * Days from the answer to the start of the follow-up course.
   * @example 28
   */
  readonly promisedStartDays?: number;
  /**
   * Days from the end of the course to the start of the follow-up course.
   * @example 42
   */
  readonly promisedCourseStartDays?: number;
  /**
   * Day on which the missing answer is warned of.
   * @example '2026-11-07'
   */
  readonly warnOn?: string;
  /**
   * Last day of the offer.
   * @example '2026-12-27'
   */
  readonly expiresOn?: string;
  /** @example 'handover-watch' */
  readonly watchRuleId?: string;
  /** @example '2026-01-01' */
  readonly watchRuleVersion?: string;
  /**
   * Until when the follow-up course begins, by the dated rule; known with the acceptance.
   * @example '2026-12-18'
   */
  readonly startDueOn?: string;
  /** @example '2026-12-10' */
  readonly promisedStartOn?: string;
  @ApiProperty({ enum: Object.keys(EVERY_PHASE), example: 'offered' })
  readonly phase!: HandoverState['phase'];
  /** @example '2026-10-20' */
  readonly offeredOn?: string;
}
