import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { StartFollowUp } from '../../domain/handover/handover.commands.js';

/** The follow-up course began with the person. Sent by a policy. */
export class StartFollowUpCommand extends Command<Outcome> {
  constructor(
    readonly handoverId: string,
    readonly command: StartFollowUp,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
