import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { CloseVenue } from '../../domain/provider/provider.commands.js';

/** Plan no run at a place any more. */
export class CloseVenueCommand extends Command<Outcome> {
  constructor(
    readonly providerId: string,
    readonly command: CloseVenue,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
