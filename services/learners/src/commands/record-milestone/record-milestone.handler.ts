import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { milestoneDecider, milestoneStreamId } from '../../domain/milestone/milestone.decider.js';
import { learnerPhase } from '../learner-phase.js';
import { RecordMilestoneCommand } from './record-milestone.command.js';

@CommandHandler(RecordMilestoneCommand)
export class RecordMilestoneHandler implements ICommandHandler<RecordMilestoneCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ command, meta }: RecordMilestoneCommand): Promise<Outcome> {
    const facts = { today: this.clock.today(), learner: await learnerPhase(this.executor, command.personRef) };
    const id = milestoneStreamId(command.personRef, command.department);
    return this.executor.execute(milestoneDecider, id, command, facts, meta);
  }
}
