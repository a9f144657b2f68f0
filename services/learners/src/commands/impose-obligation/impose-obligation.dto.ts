import { IsIn, IsOptional } from 'class-validator';
import { type Department, DEPARTMENTS, OBLIGATION_REASONS, type ObligationReason } from '#contracts';
import { IsDay } from '#service-kit';
import { IsOpaqueId } from '../fields.js';

export class ImposeObligationBody {
  /** @example 'p_7Qm2x0Vb4Kd9' */
  @IsOpaqueId()
  personRef!: string;

  /**
   * The body that obliges the person.
   * @example 'job-centre'
   */
  @IsIn(DEPARTMENTS)
  imposedBy!: Department;

  /** @example 'integration-agreement' */
  @IsIn(OBLIGATION_REASONS)
  reason!: ObligationReason;

  /**
   * Day by which the person is to register.
   * @example '2026-12-31'
   */
  @IsOptional()
  @IsDay()
  registerBy?: string;

  /**
   * Day of the obligation; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}
