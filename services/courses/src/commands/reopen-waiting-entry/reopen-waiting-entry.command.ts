import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ReopenWaitingEntry } from '../../domain/waiting-entry/waiting-entry.js';

/** The seat that met the need was lost. */
export class ReopenWaitingEntryCommand extends Command<Outcome> {
  constructor(
    readonly entryId: string,
    readonly command: ReopenWaitingEntry,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
