import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { participationDecider } from '../../domain/participation/participation.js';
import { AllowOverlapCommand } from './allow-overlap.command.js';

@CommandHandler(AllowOverlapCommand)
export class AllowOverlapHandler implements ICommandHandler<AllowOverlapCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ personRef, command, meta }: AllowOverlapCommand): Promise<Outcome> {
    return this.executor.execute(participationDecider, personRef, command, { today: this.clock.today() }, meta);
  }
}
