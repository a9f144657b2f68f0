import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { bodyDecider } from '../../domain/body/body.decider.js';
import { topicDecider } from '../../domain/topic/topic.decider.js';
import { RaiseTopicCommand } from './raise-topic.command.js';

@CommandHandler(RaiseTopicCommand)
export class RaiseTopicHandler implements ICommandHandler<RaiseTopicCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ command, meta }: RaiseTopicCommand): Promise<Outcome> {
    const { state } = await this.executor.load(bodyDecider, command.bodyId);
    const facts = { today: this.clock.today(), bodyFounded: state.founded };
    return this.executor.execute(topicDecider, command.topicId, command, facts, meta);
  }
}
