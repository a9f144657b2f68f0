import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Outcome } from '#event-sourcing';
import { MilestoneDesk } from '../milestone-desk.js';
import { WithdrawMilestoneCommand } from './withdraw-milestone.command.js';

@CommandHandler(WithdrawMilestoneCommand)
export class WithdrawMilestoneHandler implements ICommandHandler<WithdrawMilestoneCommand> {
  constructor(@Inject(MilestoneDesk) private readonly desk: MilestoneDesk) {}

  execute({ command, meta }: WithdrawMilestoneCommand): Promise<Outcome> {
    return this.desk.execute(command, meta);
  }
}
