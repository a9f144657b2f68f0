import { Command } from '@nestjs/cqrs';
import { IsIn } from 'class-validator';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { CloseWaitingEntry } from '../../domain/waiting-entry/waiting-entry.js';
import { DayBody } from '../day.command.js';

const REASONS = ['registered', 'withdrawn', 'moved-away'] as const;

export class CloseWaitingEntryBody extends DayBody {
  /** @example 'withdrawn' */
  @IsIn(REASONS)
  reason!: (typeof REASONS)[number];
}

/** Take a need off the waiting list: it is met or gone. */
export class CloseWaitingEntryCommand extends Command<Outcome> {
  constructor(
    readonly entryId: string,
    readonly command: CloseWaitingEntry,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
