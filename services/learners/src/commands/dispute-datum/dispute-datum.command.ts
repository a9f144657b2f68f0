import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import { DISPUTABLE, type Disputable } from '#contracts';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay } from '#service-kit';
import type { DisputeDatum } from '../../domain/learner/learner.decider.js';
import { IsOpaqueId } from '../fields.js';

export class DisputeDatumBody {
  /** @example 'level' */
  @IsIn(DISPUTABLE)
  datum!: Disputable;

  /**
   * Which of several: an assessment, an entitlement, a registration; absent: all of this kind.
   * @example 'a_4Rt7yUi1Op3A'
   */
  @IsOptional()
  @IsOpaqueId()
  subjectId?: string;

  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** The person disputes a datum (§ 84 Abs. 2 SGB X). */
export class DisputeDatumCommand extends Command<Outcome> {
  constructor(
    readonly command: DisputeDatum,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
