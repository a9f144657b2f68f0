import { Command } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import {
  CEFR_LEVELS,
  type CefrLevel,
  LEVEL_BASES,
  LEVEL_CORRECTION_REASONS,
  type LevelBasis,
  type LevelCorrectionReason,
} from '#contracts';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay } from '#service-kit';
import type { CorrectLevel } from '../../domain/learner/learner.decider.js';
import { SkillsBody } from '../assess-level/skills.dto.js';
import { IsOpaqueId } from '../fields.js';

export class CorrectLevelBody {
  /** @example 'typing-error' */
  @IsIn(LEVEL_CORRECTION_REASONS)
  reason!: LevelCorrectionReason;

  /**
   * What it should have said; absent: the assessment counts no more.
   * @example 'A1'
   */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  level?: CefrLevel;

  /**
   * Absent: as it was recorded.
   * @example 'certificate'
   */
  @IsOptional()
  @IsIn(LEVEL_BASES)
  basis?: LevelBasis;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SkillsBody)
  skills?: SkillsBody;

  /**
   * The day on which it was assessed indeed; absent: as it was recorded.
   * @example '2026-09-01'
   */
  @IsOptional()
  @IsDay()
  assessedOn?: string;

  /**
   * The dispute that this settles.
   * @example 'd_4Rt7yUi1Op3A'
   */
  @IsOptional()
  @IsOpaqueId()
  settles?: string;

  /**
   * Day of the correction; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** Put right a level that was recorded wrongly: the record stays with the mark. */
export class CorrectLevelCommand extends Command<Outcome> {
  constructor(
    readonly command: CorrectLevel,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
