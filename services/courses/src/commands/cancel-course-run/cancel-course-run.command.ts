import { Command } from '@nestjs/cqrs';
import { IsIn } from 'class-validator';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { CancelRun } from '../../domain/course-run/course-run.commands.js';
import { DayBody } from '../day.command.js';

const REASONS = ['too-few-participants', 'no-teacher', 'no-room', 'funding-ended'] as const;

export class CancelCourseRunBody extends DayBody {
  /** @example 'too-few-participants' */
  @IsIn(REASONS)
  reason!: (typeof REASONS)[number];
}

/** Cancel a run that was planned. */
export class CancelCourseRunCommand extends Command<Outcome> {
  constructor(
    readonly runId: string,
    readonly command: CancelRun,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
