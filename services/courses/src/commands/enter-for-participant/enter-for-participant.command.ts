import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ParticipantEntry } from '../../domain/participation/participation.commands.js';

/** What a provider enters for one of its participants. */
export class EnterForParticipantCommand extends Command<Outcome> {
  constructor(
    readonly personRef: string,
    readonly entry: ParticipantEntry,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
