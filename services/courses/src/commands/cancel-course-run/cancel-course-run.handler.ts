import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { courseRunDecider } from '../../domain/course-run/course-run.js';
import { CourseFacts } from '../course-facts.js';
import { CancelCourseRunCommand } from './cancel-course-run.command.js';

@CommandHandler(CancelCourseRunCommand)
export class CancelCourseRunHandler implements ICommandHandler<CancelCourseRunCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
  ) {}

  async execute({ runId, command, meta }: CancelCourseRunCommand): Promise<Outcome> {
    const moveTo = await this.courses.moveTarget(command.toRunId);
    const facts = { today: this.courses.today(), ...(moveTo ? { moveTo } : {}) };
    return this.executor.execute(courseRunDecider, runId, command, facts, meta);
  }
}
