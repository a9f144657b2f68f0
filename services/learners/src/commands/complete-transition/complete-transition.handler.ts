import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { transitionDecider } from '../../domain/transition/transition.decider.js';
import { CompleteTransitionCommand } from './complete-transition.command.js';

@CommandHandler(CompleteTransitionCommand)
export class CompleteTransitionHandler implements ICommandHandler<CompleteTransitionCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ transitionId, command, meta }: CompleteTransitionCommand): Promise<Outcome> {
    const facts = { today: this.clock.today(), learner: 'enrolled' } as const;
    return this.executor.execute(transitionDecider, transitionId, command, facts, meta);
  }
}
