import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { StartParticipation } from '../../domain/participation/participation.commands.js';

/** The run began with the person. Sent by a policy. */
export class StartParticipationCommand extends Command<Outcome> {
  constructor(
    readonly personRef: string,
    readonly command: StartParticipation,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
