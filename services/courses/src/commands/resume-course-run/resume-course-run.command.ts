import { Command } from '@nestjs/cqrs';
import { IsOptional } from 'class-validator';
import { IsDay } from '#service-kit';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ResumeRun } from '../../domain/course-run/course-run.commands.js';
import { DayBody } from '../day.command.js';

export class ResumeCourseRunBody extends DayBody {
  /**
   * The new end; absent: that of the plan.
   * @example '2027-04-16'
   */
  @IsOptional()
  @IsDay()
  endsOn?: string;
}

/** Let a run go on. */
export class ResumeCourseRunCommand extends Command<Outcome> {
  constructor(
    readonly runId: string,
    readonly command: ResumeRun,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
