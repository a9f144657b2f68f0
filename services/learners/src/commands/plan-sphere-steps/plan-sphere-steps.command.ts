import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { PlanSphereSteps } from '../../domain/transition/sphere-transition.decider.js';

/** Plan the steps of a transition that are a department's kept apart. Sent by a policy alone. */
export class PlanSphereStepsCommand extends Command<Outcome> {
  constructor(
    readonly command: PlanSphereSteps,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
