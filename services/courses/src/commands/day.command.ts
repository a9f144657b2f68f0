import { IsOptional } from 'class-validator';
import { IsDay } from '#service-kit';

/** What every command may say about its day. */
export class DayBody {
  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}
