import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { PublishRun } from '../../domain/course-run/course-run.commands.js';

/** Let the public know of a run. */
export class PublishCourseRunCommand extends Command<Outcome> {
  constructor(
    readonly runId: string,
    readonly command: PublishRun,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
