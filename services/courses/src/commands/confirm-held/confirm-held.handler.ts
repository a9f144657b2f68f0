import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { participationDecider } from '../../domain/participation/participation.js';
import { ConfirmHeldCommand } from './confirm-held.command.js';

@CommandHandler(ConfirmHeldCommand)
export class ConfirmHeldHandler implements ICommandHandler<ConfirmHeldCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ personRef, command, meta }: ConfirmHeldCommand): Promise<Outcome> {
    return this.executor.execute(participationDecider, personRef, command, { today: this.clock.today() }, meta);
  }
}
