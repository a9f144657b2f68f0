import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import { TransitionDesk } from '../transition-desk.js';
import { StartTransitionCommand } from './start-transition.command.js';

@CommandHandler(StartTransitionCommand)
export class StartTransitionHandler implements ICommandHandler<StartTransitionCommand> {
  constructor(@Inject(TransitionDesk) private readonly desk: TransitionDesk) {}

  execute({ command, meta }: StartTransitionCommand): Promise<Outcome> {
    return this.desk.start(command, meta);
  }
}
