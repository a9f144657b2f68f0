import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import { TransitionDesk } from '../transition-desk.js';
import { CompleteTransitionCommand } from './complete-transition.command.js';

@CommandHandler(CompleteTransitionCommand)
export class CompleteTransitionHandler implements ICommandHandler<CompleteTransitionCommand> {
  constructor(@Inject(TransitionDesk) private readonly desk: TransitionDesk) {}

  execute({ transitionId, command, meta }: CompleteTransitionCommand): Promise<Outcome> {
    return this.desk.end(transitionId, command, meta);
  }
}
