import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { courseDecider } from '../../domain/course/course.js';
import { ChangeCourseCommand } from './change-course.command.js';

@CommandHandler(ChangeCourseCommand)
export class ChangeCourseHandler implements ICommandHandler<ChangeCourseCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ courseId, command, meta }: ChangeCourseCommand): Promise<Outcome> {
    return this.executor.execute(courseDecider, courseId, command, { today: this.clock.today() }, meta);
  }
}
