import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { measureDecider } from '../../domain/measure/measure.decider.js';
import { CompleteMeasureCommand } from './complete-measure.command.js';

@CommandHandler(CompleteMeasureCommand)
export class CompleteMeasureHandler implements ICommandHandler<CompleteMeasureCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ measureId, command, meta }: CompleteMeasureCommand): Promise<Outcome> {
    const facts = { today: this.clock.today(), decisionTaken: false };
    return this.executor.execute(measureDecider, measureId, command, facts, meta);
  }
}
