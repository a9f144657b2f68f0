import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ChangeVenue } from '../../domain/provider/provider.commands.js';

/** Say anew what is known of a place. */
export class ChangeVenueCommand extends Command<Outcome> {
  constructor(
    readonly providerId: string,
    readonly command: ChangeVenue,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
