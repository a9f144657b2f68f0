import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { providerDecider } from '../../domain/provider/provider.js';
import { AddVenueCommand } from './add-venue.command.js';

@CommandHandler(AddVenueCommand)
export class AddVenueHandler implements ICommandHandler<AddVenueCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ providerId, command, meta }: AddVenueCommand): Promise<Outcome> {
    return this.executor.execute(providerDecider, providerId, command, { today: this.clock.today() }, meta);
  }
}
