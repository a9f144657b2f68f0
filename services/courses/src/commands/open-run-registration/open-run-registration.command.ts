import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { OpenRegistration } from '../../domain/course-run/course-run.commands.js';

/** Let people be registered for a run. */
export class OpenRunRegistrationCommand extends Command<Outcome> {
  constructor(
    readonly runId: string,
    readonly command: OpenRegistration,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
