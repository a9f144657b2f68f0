import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { learnerDecider } from '../../domain/learner/learner.decider.js';
import { CorrectIdentityCommand } from './correct-identity.command.js';

@CommandHandler(CorrectIdentityCommand)
export class CorrectIdentityHandler implements ICommandHandler<CorrectIdentityCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ command, meta }: CorrectIdentityCommand): Promise<Outcome> {
    return this.executor.execute(learnerDecider, command.personRef, command, { today: this.clock.today() }, meta);
  }
}
