import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { meetingDecider } from '../../domain/meeting/meeting.decider.js';
import { TakeDecisionCommand } from './take-decision.command.js';

@CommandHandler(TakeDecisionCommand)
export class TakeDecisionHandler implements ICommandHandler<TakeDecisionCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ meetingId, command, meta }: TakeDecisionCommand): Promise<Outcome> {
    const facts = { today: this.clock.today(), bodyFounded: true, bodyOfTopic: {} };
    return this.executor.execute(meetingDecider, meetingId, command, facts, meta);
  }
}
