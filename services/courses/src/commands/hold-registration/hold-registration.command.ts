import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { HoldRegistration } from '../../domain/participation/participation.commands.js';

/** Hold the seat for the person until the provider confirms. Sent by a policy. */
export class HoldRegistrationCommand extends Command<Outcome> {
  constructor(
    readonly personRef: string,
    readonly command: HoldRegistration,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
