import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { providerDecider } from '../../domain/provider/provider.js';
import { EndProviderAdmissionCommand } from './end-provider-admission.command.js';

@CommandHandler(EndProviderAdmissionCommand)
export class EndProviderAdmissionHandler implements ICommandHandler<EndProviderAdmissionCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ providerId, command, meta }: EndProviderAdmissionCommand): Promise<Outcome> {
    return this.executor.execute(providerDecider, providerId, command, { today: this.clock.today() }, meta);
  }
}
