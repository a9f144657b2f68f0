import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { providerDecider } from '../../domain/provider/provider.js';
import { RegisterProviderCommand } from './register-provider.command.js';

@CommandHandler(RegisterProviderCommand)
export class RegisterProviderHandler implements ICommandHandler<RegisterProviderCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ command, meta }: RegisterProviderCommand): Promise<Outcome> {
    const facts = { today: this.clock.today() };
    return this.executor.execute(providerDecider, command.provider.providerId, command, facts, meta);
  }
}
