import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { Clock, CommandExecutor, Outcome } from '#event-sourcing';
import { CLOCK, COMMAND_EXECUTOR } from '#service-kit';
import { courseDecider } from '../../domain/course/course.js';
import { WithdrawCourseCommand } from './withdraw-course.command.js';

@CommandHandler(WithdrawCourseCommand)
export class WithdrawCourseHandler implements ICommandHandler<WithdrawCourseCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  execute({ courseId, command, meta }: WithdrawCourseCommand): Promise<Outcome> {
    return this.executor.execute(courseDecider, courseId, command, { today: this.clock.today() }, meta);
  }
}
