import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { courseRunDecider } from '../../domain/course-run/course-run.js';
import { ConfirmToldCommand } from './confirm-told.command.js';

@CommandHandler(ConfirmToldCommand)
export class ConfirmToldHandler implements ICommandHandler<ConfirmToldCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ runId, command, meta }: ConfirmToldCommand): Promise<Outcome> {
    return this.executor.execute(courseRunDecider, runId, command, { today: this.clock.today() }, meta);
  }
}
