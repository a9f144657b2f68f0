import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import { MilestoneDesk } from '../milestone-desk.js';
import { RecordMilestoneCommand } from './record-milestone.command.js';

@CommandHandler(RecordMilestoneCommand)
export class RecordMilestoneHandler implements ICommandHandler<RecordMilestoneCommand> {
  constructor(@Inject(MilestoneDesk) private readonly desk: MilestoneDesk) {}

  execute({ command, meta }: RecordMilestoneCommand): Promise<Outcome> {
    return this.desk.execute(command, meta);
  }
}
