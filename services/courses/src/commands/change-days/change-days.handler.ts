import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { participationDecider } from '../../domain/participation/participation.js';
import { ChangeDaysCommand } from './change-days.command.js';

@CommandHandler(ChangeDaysCommand)
export class ChangeDaysHandler implements ICommandHandler<ChangeDaysCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ personRef, command, meta }: ChangeDaysCommand): Promise<Outcome> {
    return this.executor.execute(participationDecider, personRef, command, { today: this.clock.today() }, meta);
  }
}
