import { Command } from '@nestjs/cqrs';
import { IsIn, IsOptional } from 'class-validator';
import { CEFR_LEVELS, type CefrLevel } from '#contracts';
import type { Outcome } from '#event-sourcing';
import type { CommandMeta } from '#service-kit';
import { IsDay } from '#service-kit';
import type { AssessLevel } from '../../domain/learner/learner.decider.js';
import { IsOpaqueId } from '../fields.js';

export const LEVEL_BASES = ['placement-test', 'certificate', 'final-test'] as const;

export class AssessLevelBody {
  /** @example 'A2' */
  @IsIn(CEFR_LEVELS)
  level!: CefrLevel;

  /** @example 'placement-test' */
  @IsIn(LEVEL_BASES)
  basis!: (typeof LEVEL_BASES)[number];

  /**
   * Who assessed: a provider or an office.
   * @example 'vhs'
   */
  @IsOptional()
  @IsOpaqueId()
  assessedBy?: string;

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
