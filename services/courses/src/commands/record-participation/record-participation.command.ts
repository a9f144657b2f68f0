import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { RecordParticipation } from '../../domain/participation/participation.commands.js';

/** Record a participation as it went, with the days on which it happened. Sent by an import of history. */
export class RecordParticipationCommand extends Command<Outcome> {
  constructor(
    readonly command: RecordParticipation,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
