import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ChangeWaitingEntry } from '../../domain/waiting-entry/waiting-entry.js';
import { NeedBody } from '../need.command.js';

export class ChangeWaitingEntryBody extends NeedBody {}

/** The person needs something else of the same type of course; the waiting date stays. */
export class ChangeWaitingEntryCommand extends Command<Outcome> {
  constructor(
    readonly entryId: string,
    readonly command: ChangeWaitingEntry,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
