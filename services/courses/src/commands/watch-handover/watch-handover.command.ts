import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ExpireHandover, WatchHandover } from '../../domain/handover/handover.commands.js';

/** A day has come on which a hand-over is looked at. Sent by timers. */
export class WatchHandoverCommand extends Command<Outcome> {
  constructor(
    readonly handoverId: string,
    readonly command: WatchHandover | ExpireHandover,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
