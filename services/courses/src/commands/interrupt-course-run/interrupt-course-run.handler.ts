import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { courseRunDecider } from '../../domain/course-run/course-run.js';
import { InterruptCourseRunCommand } from './interrupt-course-run.command.js';

@CommandHandler(InterruptCourseRunCommand)
export class InterruptCourseRunHandler implements ICommandHandler<InterruptCourseRunCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ runId, command, meta }: InterruptCourseRunCommand): Promise<Outcome> {
    return this.executor.execute(courseRunDecider, runId, command, { today: this.clock.today() }, meta);
  }
}
