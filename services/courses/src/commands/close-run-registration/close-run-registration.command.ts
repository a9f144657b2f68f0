import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { CloseRegistration } from '../../domain/course-run/course-run.commands.js';

/** Let nobody else be registered for a run. */
export class CloseRunRegistrationCommand extends Command<Outcome> {
  constructor(
    readonly runId: string,
    readonly command: CloseRegistration,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
