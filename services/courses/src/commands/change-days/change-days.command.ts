import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ChangeDays } from '../../domain/participation/participation.commands.js';

/** The registration claims the days that its run has now. Sent by a policy. */
export class ChangeDaysCommand extends Command<Outcome> {
  constructor(
    readonly personRef: string,
    readonly command: ChangeDays,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
