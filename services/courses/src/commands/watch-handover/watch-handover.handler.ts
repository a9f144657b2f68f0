import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { handoverDecider } from '../../domain/handover/handover.js';
import { WatchHandoverCommand } from './watch-handover.command.js';

@CommandHandler(WatchHandoverCommand)
export class WatchHandoverHandler implements ICommandHandler<WatchHandoverCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ handoverId, command, meta }: WatchHandoverCommand): Promise<Outcome> {
    return this.executor.execute(handoverDecider, handoverId, command, { today: this.clock.today() }, meta);
  }
}
