import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ConfirmHeld } from '../../domain/participation/participation.commands.js';

/** The provider confirms a seat that was held for the person. */
export class ConfirmHeldCommand extends Command<Outcome> {
  constructor(
    readonly personRef: string,
    readonly command: ConfirmHeld,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
