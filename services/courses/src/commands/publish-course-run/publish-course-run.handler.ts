import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { courseRunDecider } from '../../domain/course-run/course-run.js';
import { PublishCourseRunCommand } from './publish-course-run.command.js';

@CommandHandler(PublishCourseRunCommand)
export class PublishCourseRunHandler implements ICommandHandler<PublishCourseRunCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ runId, command, meta }: PublishCourseRunCommand): Promise<Outcome> {
    return this.executor.execute(courseRunDecider, runId, command, { today: this.clock.today() }, meta);
  }
}
