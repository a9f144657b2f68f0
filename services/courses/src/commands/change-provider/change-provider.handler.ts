import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { providerDecider } from '../../domain/provider/provider.js';
import { ChangeProviderCommand } from './change-provider.command.js';

@CommandHandler(ChangeProviderCommand)
export class ChangeProviderHandler implements ICommandHandler<ChangeProviderCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ providerId, command, meta }: ChangeProviderCommand): Promise<Outcome> {
    return this.executor.execute(providerDecider, providerId, command, { today: this.clock.today() }, meta);
  }
}
