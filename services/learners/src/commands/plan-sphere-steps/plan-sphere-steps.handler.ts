import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import { TransitionDesk } from '../transition-desk.js';
import { PlanSphereStepsCommand } from './plan-sphere-steps.command.js';

@CommandHandler(PlanSphereStepsCommand)
export class PlanSphereStepsHandler implements ICommandHandler<PlanSphereStepsCommand> {
  constructor(@Inject(TransitionDesk) private readonly desk: TransitionDesk) {}

  execute({ command, meta }: PlanSphereStepsCommand): Promise<Outcome> {
    return this.desk.plan(command, meta);
  }
}
