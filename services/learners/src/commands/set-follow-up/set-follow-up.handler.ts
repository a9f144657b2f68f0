import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { followUpDecider } from '../../domain/follow-up/follow-up.decider.js';
import { FollowUpDesk } from '../follow-up-desk.js';
import { learnerPhase } from '../learner-phase.js';
import { SetFollowUpCommand } from './set-follow-up.command.js';

@CommandHandler(SetFollowUpCommand)
export class SetFollowUpHandler implements ICommandHandler<SetFollowUpCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
    @Inject(FollowUpDesk) private readonly desk: FollowUpDesk,
  ) {}

  async execute({ command, desk, meta }: SetFollowUpCommand): Promise<Outcome> {
    const learner = await learnerPhase(this.executor, command.personRef);
    const facts = { today: this.clock.today(), desk, learner, sphere: this.desk.sphereOf(command.office) };
    return this.executor.execute(followUpDecider, command.followUpId, command, facts, meta);
  }
}
