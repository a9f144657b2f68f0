import { IsIn, IsOptional } from 'class-validator';
import { DISORDER_REASONS, type DisorderReason } from '#contracts';
import { IsDay } from '#service-kit';
import { IsOpaqueId } from '../fields.js';

export class ReportAttendanceBody {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  @IsOpaqueId()
  personRef!: string;

  /** @example 'r_4Rt7yUi1Op3A' */
  @IsOpaqueId()
  runId!: string;

  /** @example 'irregular-attendance' */
  @IsIn(DISORDER_REASONS)
  reason!: DisorderReason;

  /**
   * The provider in whose name it is reported, where the account has several.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  providerId?: string;

  /**
   * Day of the report; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

export class WithdrawReportBody {
  /**
   * Day on which it is taken back; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}
