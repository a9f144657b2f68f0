import { IsIn, IsOptional } from 'class-validator';
import { IsDay } from '#service-kit';

export const WITHDRAWAL_REASONS = ['access-closed', 'lapsed', 'issued-in-error', 'moved-away'] as const;

export class WithdrawEntitlementBody {
  /** @example 'access-closed' */
  @IsIn(WITHDRAWAL_REASONS)
  reason!: (typeof WITHDRAWAL_REASONS)[number];

  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}
