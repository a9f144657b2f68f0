import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { WithdrawRegistration } from '../../domain/participation/participation.commands.js';

/** Take a registration back before the participation began. */
export class WithdrawRegistrationCommand extends Command<Outcome> {
  constructor(
    readonly personRef: string,
    readonly command: WithdrawRegistration,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
