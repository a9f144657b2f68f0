import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { measureDecider } from '../../domain/measure/measure.decider.js';
import { meetingDecider } from '../../domain/meeting/meeting.decider.js';
import { AssignMeasureCommand } from './assign-measure.command.js';

@CommandHandler(AssignMeasureCommand)
export class AssignMeasureHandler implements ICommandHandler<AssignMeasureCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  async execute({ command, meetingId, meta }: AssignMeasureCommand): Promise<Outcome> {
    const facts = { today: this.clock.today(), decisionTaken: await this.isTaken(command.decisionId, meetingId) };
    return this.executor.execute(measureDecider, command.measureId, command, facts, meta);
  }

  private async isTaken(decisionId: string | undefined, meetingId: string | undefined): Promise<boolean> {
    if (decisionId === undefined || meetingId === undefined) return false;
    const { state } = await this.executor.load(meetingDecider, meetingId);
    return state.decisionIds.includes(decisionId);
  }
}
