import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { HoldSeat } from '../../domain/course-run/course-run.commands.js';

/** Hold a seat for a registration. Sent by a policy or by an import of history. */
export class HoldSeatCommand extends Command<Outcome> {
  constructor(
    readonly runId: string,
    readonly command: HoldSeat,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
