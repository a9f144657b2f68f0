import { IsIn, IsOptional } from 'class-validator';
import { EXTENSION_REASONS, type ExtensionReason } from '#contracts';
import { IsDay } from '#service-kit';

export class ExtendEntitlementBody {
  /** @example 'no-course-available' */
  @IsIn(EXTENSION_REASONS)
  reason!: ExtensionReason;

  /**
   * Day of the decision; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}
