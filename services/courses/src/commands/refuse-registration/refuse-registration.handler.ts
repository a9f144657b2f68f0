import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { participationDecider } from '../../domain/participation/participation.js';
import { RefuseRegistrationCommand } from './refuse-registration.command.js';

@CommandHandler(RefuseRegistrationCommand)
export class RefuseRegistrationHandler implements ICommandHandler<RefuseRegistrationCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ personRef, command, meta }: RefuseRegistrationCommand): Promise<Outcome> {
    return this.executor.execute(participationDecider, personRef, command, { today: this.clock.today() }, meta);
  }
}
