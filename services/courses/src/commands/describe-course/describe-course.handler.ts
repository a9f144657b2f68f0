import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { courseDecider } from '../../domain/course/course.js';
import { CourseFacts } from '../course-facts.js';
import { DescribeCourseCommand } from './describe-course.command.js';

@CommandHandler(DescribeCourseCommand)
export class DescribeCourseHandler implements ICommandHandler<DescribeCourseCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
  ) {}

  async execute({ courseId, command, meta }: DescribeCourseCommand): Promise<Outcome> {
    const { providerId, courseType: code } = command.course;
    const courseType = this.courses.courseType(code, this.courses.today());
    const facts = {
      today: this.courses.today(),
      providerKnown: await this.courses.providerKnown(providerId),
      ...(courseType ? { courseType } : {}),
    };
    return this.executor.execute(courseDecider, courseId, command, facts, meta);
  }
}
