import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { courseRunDecider } from '../../domain/course-run/course-run.js';
import { ResumeCourseRunCommand } from './resume-course-run.command.js';

@CommandHandler(ResumeCourseRunCommand)
export class ResumeCourseRunHandler implements ICommandHandler<ResumeCourseRunCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ runId, command, meta }: ResumeCourseRunCommand): Promise<Outcome> {
    return this.executor.execute(courseRunDecider, runId, command, { today: this.clock.today() }, meta);
  }
}
