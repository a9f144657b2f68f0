import { Command } from '@nestjs/cqrs';
import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsObject, IsOptional, ValidateNested } from 'class-validator';
import { CEFR_LEVELS, type CefrLevel } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { RecordTestResult } from '../../domain/participation/participation.commands.js';
import { DayBody } from '../day.command.js';

/** Levels by skill, where the test says them. */
export class SkillsBody {
  /** @example 'B1' */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  listening?: CefrLevel;

  /** @example 'B1' */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  reading?: CefrLevel;

  /** @example 'A2' */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  writing?: CefrLevel;

  /** @example 'B1' */
  @IsOptional()
  @IsIn(CEFR_LEVELS)
  speaking?: CefrLevel;
}

export class RecordTestResultBody extends DayBody {
  /**
   * Level that the test showed.
   * @example 'B1'
   */
  @IsIn(CEFR_LEVELS)
  level!: CefrLevel;

  /** Whether the aim of the course was reached. */
  @IsBoolean()
  passed!: boolean;

  @IsOptional()
  @IsObject()
  @ValidateNested()
  @Type(() => SkillsBody)
  skills?: SkillsBody;
}

/** Record the result of the final test. */
export class RecordTestResultCommand extends Command<Outcome> {
  constructor(
    readonly personRef: string,
    readonly command: RecordTestResult,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
