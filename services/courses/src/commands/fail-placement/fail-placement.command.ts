import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { FailPlacement } from '../../domain/placement/placement.js';

/** Record that the run chosen cannot be asked for a seat any more. */
export class FailPlacementCommand extends Command<Outcome> {
  constructor(
    readonly placementId: string,
    readonly command: FailPlacement,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
