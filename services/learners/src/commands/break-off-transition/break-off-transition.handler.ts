import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import { TransitionDesk } from '../transition-desk.js';
import { BreakOffTransitionCommand } from './break-off-transition.command.js';

@CommandHandler(BreakOffTransitionCommand)
export class BreakOffTransitionHandler implements ICommandHandler<BreakOffTransitionCommand> {
  constructor(@Inject(TransitionDesk) private readonly desk: TransitionDesk) {}

  execute({ transitionId, command, meta }: BreakOffTransitionCommand): Promise<Outcome> {
    return this.desk.end(transitionId, command, meta);
  }
}
