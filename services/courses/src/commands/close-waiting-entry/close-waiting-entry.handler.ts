import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { waitingEntryDecider } from '../../domain/waiting-entry/waiting-entry.js';
import { CloseWaitingEntryCommand } from './close-waiting-entry.command.js';

@CommandHandler(CloseWaitingEntryCommand)
export class CloseWaitingEntryHandler implements ICommandHandler<CloseWaitingEntryCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ entryId, command, meta }: CloseWaitingEntryCommand): Promise<Outcome> {
    return this.executor.execute(waitingEntryDecider, entryId, command, { today: this.clock.today() }, meta);
  }
}
