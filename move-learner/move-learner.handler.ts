import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { learnerDecider } from '../../domain/learner/learner.decider.js';
import { MoveLearnerCommand } from './move-learner.command.js';

@CommandHandler(MoveLearnerCommand)
export class MoveLearnerHandler implements ICommandHandler<MoveLearnerCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ command, meta }: MoveLearnerCommand): Promise<Outcome> {
    return this.executor.execute(learnerDecider, command.personRef, command, { today: this.clock.today() }, meta);
  }
}
