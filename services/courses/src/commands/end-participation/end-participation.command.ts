import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { EndParticipation } from '../../domain/participation/participation.commands.js';

/** The run ended for the person. Sent by a policy. */
export class EndParticipationCommand extends Command<Outcome> {
  constructor(
    readonly personRef: string,
    readonly command: EndParticipation,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
