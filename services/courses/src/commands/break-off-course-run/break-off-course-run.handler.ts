import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { courseRunDecider } from '../../domain/course-run/course-run.js';
import { CourseFacts } from '../course-facts.js';
import { BreakOffCourseRunCommand } from './break-off-course-run.command.js';

@CommandHandler(BreakOffCourseRunCommand)
export class BreakOffCourseRunHandler implements ICommandHandler<BreakOffCourseRunCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
  ) {}

  async execute({ runId, command, meta }: BreakOffCourseRunCommand): Promise<Outcome> {
    const moveTo = await this.courses.moveTarget(command.toRunId);
    const facts = { today: this.courses.today(), ...(moveTo ? { moveTo } : {}) };
    return this.executor.execute(courseRunDecider, runId, command, facts, meta);
  }
}
