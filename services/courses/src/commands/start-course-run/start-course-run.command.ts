import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { StartRun } from '../../domain/course-run/course-run.commands.js';

/** Say that a run began. */
export class StartCourseRunCommand extends Command<Outcome> {
  constructor(
    readonly runId: string,
    readonly command: StartRun,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
