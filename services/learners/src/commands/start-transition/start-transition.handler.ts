import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { transitionDecider } from '../../domain/transition/transition.decider.js';
import { learnerPhase } from '../learner-phase.js';
import { StartTransitionCommand } from './start-transition.command.js';

@CommandHandler(StartTransitionCommand)
export class StartTransitionHandler implements ICommandHandler<StartTransitionCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ command, meta }: StartTransitionCommand): Promise<Outcome> {
    const facts = { today: this.clock.today(), learner: await learnerPhase(this.executor, command.personRef) };
    return this.executor.execute(transitionDecider, command.transitionId, command, facts, meta);
  }
}
