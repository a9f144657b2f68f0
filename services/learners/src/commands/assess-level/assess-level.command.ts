import { Command } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { CEFR_LEVELS, type CefrLevel, LEVEL_BASES, type LevelBasis } from '#contracts';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay } from '#service-kit';
import type { AssessLevel } from '../../domain/learner/learner.decider.js';
import { IsOpaqueId } from '../fields.js';
import { SkillsBody } from './skills.dto.js';

export class AssessLevelBody {
  /** @example 'A2' */
  @IsIn(CEFR_LEVELS)
  level!: CefrLevel;

  /** @example 'placement-test' */
  @IsIn(LEVEL_BASES)
  basis!: LevelBasis;

  /**
   * Who assessed: a provider or an office; absent: the provider of the account, or nobody.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  assessedBy?: string;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SkillsBody)
  skills?: SkillsBody;

  /**
   * Day on which it happened; absent: today.
   * @example '2026-11-02'
   */
  @IsOptional()
  @IsDay()
  effectiveOn?: string;
}

/** Record a level that a test or a certificate shows. */
export class AssessLevelCommand extends Command<Outcome> {
  constructor(
    readonly command: AssessLevel,
    readonly meta: CommandMeta,
  ) {
    super();
  }
}
