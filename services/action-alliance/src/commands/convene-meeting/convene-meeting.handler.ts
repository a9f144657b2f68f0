import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { bodyDecider } from '../../domain/body/body.decider.js';
import { meetingDecider } from '../../domain/meeting/meeting.decider.js';
import { topicDecider } from '../../domain/topic/topic.decider.js';
import { ConveneMeetingCommand } from './convene-meeting.command.js';

@CommandHandler(ConveneMeetingCommand)
export class ConveneMeetingHandler implements ICommandHandler<ConveneMeetingCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ command, meta }: ConveneMeetingCommand): Promise<Outcome> {
    const [body, topics] = await Promise.all([
      this.executor.load(bodyDecider, command.bodyId),
      Promise.all(
        command.topicIds.map(async (id) => [id, (await this.executor.load(topicDecider, id)).state.bodyId] as const),
      ),
    ]);
    const facts = {
      today: this.clock.today(),
      bodyFounded: body.state.founded,
      bodyOfTopic: Object.fromEntries(topics),
    };
    return this.executor.execute(meetingDecider, command.meetingId, command, facts, meta);
  }
}
