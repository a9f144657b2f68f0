import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { waitingEntryDecider } from '../../domain/waiting-entry/waiting-entry.js';
import { ReopenWaitingEntryCommand } from './reopen-waiting-entry.command.js';

@CommandHandler(ReopenWaitingEntryCommand)
export class ReopenWaitingEntryHandler implements ICommandHandler<ReopenWaitingEntryCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ entryId, command, meta }: ReopenWaitingEntryCommand): Promise<Outcome> {
    return this.executor.execute(waitingEntryDecider, entryId, command, { today: this.clock.today() }, meta);
  }
}
