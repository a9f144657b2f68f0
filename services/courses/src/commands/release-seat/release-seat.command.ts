import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ReleaseSeat } from '../../domain/course-run/course-run.commands.js';

/** Free the seat of a registration. Sent by a policy. */
export class ReleaseSeatCommand extends Command<Outcome> {
  constructor(
    readonly runId: string,
    readonly command: ReleaseSeat,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
