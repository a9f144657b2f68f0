import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import { TransitionDesk } from '../transition-desk.js';
import { ChangeStepCommand } from './change-step.command.js';

@CommandHandler(ChangeStepCommand)
export class ChangeStepHandler implements ICommandHandler<ChangeStepCommand> {
  constructor(@Inject(TransitionDesk) private readonly desk: TransitionDesk) {}

  execute({ transitionId, command, by, meta }: ChangeStepCommand): Promise<Outcome> {
    return by.actor === 'policy'
      ? this.desk.stepIn(by.sphere, transitionId, command, 'policy', meta)
      : this.desk.stepBy(by.principal, transitionId, command, meta);
  }
}
