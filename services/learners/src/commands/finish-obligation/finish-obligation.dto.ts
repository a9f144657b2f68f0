import { IsIn, IsOptional } from 'class-validator';
import { OBLIGATION_ENDS, OBLIGATION_EXEMPTIONS, type ObligationEnd, type ObligationExemption } from '#contracts';
import { IsDay } from '#service-kit';

export class ExemptBody {
  /** @example 'in-training' */
  @IsIn(OBLIGATION_EXEMPTIONS)
  exemption!: ObligationExemption;

  /**
   * Day from which it holds; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

export class EndObligationBody {
  /** @example 'fulfilled' */
  @IsIn(OBLIGATION_ENDS)
  reason!: ObligationEnd;

  /**
   * Day of the end; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}
