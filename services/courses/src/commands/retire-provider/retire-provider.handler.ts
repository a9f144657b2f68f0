import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { providerDecider } from '../../domain/provider/provider.js';
import { CourseViews } from '../../views/views.js';
import { RetireProviderCommand } from './retire-provider.command.js';

@CommandHandler(RetireProviderCommand)
export class RetireProviderHandler implements ICommandHandler<RetireProviderCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(CourseViews) private readonly views: CourseViews,
  ) {}

  async execute({ providerId, command, meta }: RetireProviderCommand): Promise<Outcome> {
    const facts = { today: this.clock.today(), hasOpenRuns: await this.views.hasOpenRuns(providerId) };
    return this.executor.execute(providerDecider, providerId, command, facts, meta);
  }
}
