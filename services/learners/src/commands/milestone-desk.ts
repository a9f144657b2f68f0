import { Inject, Injectable } from '@nestjs/common';
import type { Clock, CommandContext, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { type Departments, sphereIn } from '../domain/departments/departments.js';
import { type MilestoneCommand, milestoneDecider, milestoneStreamId } from '../domain/milestone/milestone.decider.js';
import { COUNTY_DEPARTMENTS } from '../rules/departments.provider.js';
import { learnerPhase } from './learner-phase.js';

/** Carries out reports of departments, each in the stream of its sphere. */
@Injectable()
export class MilestoneDesk {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(COUNTY_DEPARTMENTS) private readonly departments: Departments,
  ) {}

  async execute(command: MilestoneCommand, meta: CommandContext): Promise<Outcome> {
    const learner = await learnerPhase(this.executor, command.personRef);
    const facts = { today: this.clock.today(), learner, departments: this.departments };
    return this.executor.execute(milestoneDecider, this.streamOf(command), command, facts, meta);
  }

  private streamOf({ personRef, department }: Pick<MilestoneCommand, 'personRef' | 'department'>): string {
    return milestoneStreamId(personRef, sphereIn(this.departments, department));
  }
}
