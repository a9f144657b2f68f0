import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { RefuseRegistration } from '../../domain/participation/participation.commands.js';

/** Refuse a registration for want of a seat. Sent by a policy. */
export class RefuseRegistrationCommand extends Command<Outcome> {
  constructor(
    readonly personRef: string,
    readonly command: RefuseRegistration,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
