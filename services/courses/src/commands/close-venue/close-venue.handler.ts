import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { providerDecider } from '../../domain/provider/provider.js';
import { CloseVenueCommand } from './close-venue.command.js';

@CommandHandler(CloseVenueCommand)
export class CloseVenueHandler implements ICommandHandler<CloseVenueCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ providerId, command, meta }: CloseVenueCommand): Promise<Outcome> {
    return this.executor.execute(providerDecider, providerId, command, { today: this.clock.today() }, meta);
  }
}
