import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ChangeContact } from '../../domain/provider/provider.commands.js';

/** Say how the public reaches a provider. */
export class ChangeProviderContactCommand extends Command<Outcome> {
  constructor(
    readonly providerId: string,
    readonly command: ChangeContact,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
