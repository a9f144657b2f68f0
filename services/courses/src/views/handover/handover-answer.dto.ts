import { ApiProperty } from '@nestjs/swagger';
import { CEFR_LEVELS, type CefrLevel, HANDOVER_BASES, type HandoverBasis } from '#contracts';
import type { HandoverState } from '../../domain/handover/handover.js';

const EVERY_PHASE: Readonly<Record<HandoverState['phase'], true>> = {
  unknown: true,
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
  @ApiProperty({ enum: Object.keys(EVERY_PHASE), example: 'offered' })
  readonly phase!: HandoverState['phase'];
  /** @example '2026-10-20' */
  readonly offeredOn?: string;
}
