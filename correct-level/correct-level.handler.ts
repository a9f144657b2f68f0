import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { learnerDecider } from '../../domain/learner/learner.decider.js';
import { CorrectLevelCommand } from './correct-level.command.js';

@CommandHandler(CorrectLevelCommand)
export class CorrectLevelHandler implements ICommandHandler<CorrectLevelCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ command, meta }: CorrectLevelCommand): Promise<Outcome> {
    return this.executor.execute(learnerDecider, command.personRef, command, { today: this.clock.today() }, meta);
  }
}
