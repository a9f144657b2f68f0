import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { learnerDecider } from '../../domain/learner/learner.decider.js';
import { RecordLiteracyCommand } from './record-literacy.command.js';

@CommandHandler(RecordLiteracyCommand)
export class RecordLiteracyHandler implements ICommandHandler<RecordLiteracyCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ command, meta }: RecordLiteracyCommand): Promise<Outcome> {
    return this.executor.execute(learnerDecider, command.personRef, command, { today: this.clock.today() }, meta);
  }
}
