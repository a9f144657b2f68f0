import { Command } from '@nestjs/cqrs';
import { IsIn } from 'class-validator';
import { INTERRUPTION_REASONS, type InterruptionReason } from '#contracts';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { InterruptRun } from '../../domain/course-run/course-run.commands.js';
import { DayBody } from '../day.command.js';

export class InterruptCourseRunBody extends DayBody {
  /** @example 'no-teacher' */
  @IsIn(INTERRUPTION_REASONS)
  reason!: InterruptionReason;
}

/** Let a run pause. */
export class InterruptCourseRunCommand extends Command<Outcome> {
  constructor(
    readonly runId: string,
    readonly command: InterruptRun,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
