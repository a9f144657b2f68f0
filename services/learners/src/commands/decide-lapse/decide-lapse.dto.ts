import { IsIn, IsOptional } from 'class-validator';
import { LAPSE_REASONS, LAPSE_REJECTIONS, type LapseReason, type LapseRejection } from '#contracts';
import { IsDay } from '#service-kit';

export class ConfirmLapseBody {
  /** @example 'not-registered' */
  @IsIn(LAPSE_REASONS)
  reason!: LapseReason;

  /**
   * Day of the decision; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

export class RejectLapseBody {
  /** @example 'registered-in-time' */
  @IsIn(LAPSE_REJECTIONS)
  reason!: LapseRejection;

  /**
   * Day of the decision; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}
