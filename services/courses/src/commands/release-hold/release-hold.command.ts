import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ReleaseHold } from '../../domain/participation/participation.commands.js';

/** The time of a held seat is over. Sent by a timer. */
export class ReleaseHoldCommand extends Command<Outcome> {
  constructor(
    readonly personRef: string,
    readonly command: ReleaseHold,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
