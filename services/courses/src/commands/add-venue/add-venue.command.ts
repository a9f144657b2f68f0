import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { AddVenue } from '../../domain/provider/provider.commands.js';

/** Record a place where a provider teaches. */
export class AddVenueCommand extends Command<Outcome> {
  constructor(
    readonly providerId: string,
    readonly command: AddVenue,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
