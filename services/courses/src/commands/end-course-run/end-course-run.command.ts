import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { EndRun } from '../../domain/course-run/course-run.commands.js';

/** Say that a run ended. */
export class EndCourseRunCommand extends Command<Outcome> {
  constructor(
    readonly runId: string,
    readonly command: EndRun,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
