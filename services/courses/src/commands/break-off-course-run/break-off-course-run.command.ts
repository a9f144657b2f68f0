import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { BreakOffRun } from '../../domain/course-run/course-run.commands.js';
import { CancelCourseRunBody } from '../cancel-course-run/cancel-course-run.command.js';

/** Reason, and what becomes of everybody: as where a run is cancelled before its start. */
export class BreakOffCourseRunBody extends CancelCourseRunBody {}

/** Give up a run under way. */
export class BreakOffCourseRunCommand extends Command<Outcome> {
  constructor(
    readonly runId: string,
    readonly command: BreakOffRun,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
