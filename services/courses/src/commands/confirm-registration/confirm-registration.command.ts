import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ConfirmRegistration } from '../../domain/participation/participation.commands.js';

/** Confirm a registration whose seat is held. Sent by a policy. */
export class ConfirmRegistrationCommand extends Command<Outcome> {
  constructor(
    readonly personRef: string,
    readonly command: ConfirmRegistration,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
