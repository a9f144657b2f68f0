import { Command } from '@nestjs/cqrs';
import { IsBoolean, IsIn } from 'class-validator';
import { CEFR_LEVELS, type CefrLevel } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { RecordTestResult } from '../../domain/participation/participation.commands.js';
import { DayBody } from '../day.command.js';

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
