import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { courseRunDecider } from '../../domain/course-run/course-run.js';
import { CourseFacts } from '../course-facts.js';
import { PlanCourseRunCommand } from './plan-course-run.command.js';

@CommandHandler(PlanCourseRunCommand)
export class PlanCourseRunHandler implements ICommandHandler<PlanCourseRunCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
  ) {}

  async execute({ command, meta }: PlanCourseRunCommand): Promise<Outcome> {
    const { runId, providerId, courseType: code, startsOn, venueId, courseId } = command.plan;
    const { phase, venues } = await this.courses.provider(providerId);
    const offered = courseId === undefined ? undefined : await this.courses.course(courseId);
    const courseType = this.courses.courseType(code, startsOn);
    const facts = {
      today: this.courses.today(),
      providerKnown: phase !== 'unknown',
      providerRetired: phase === 'retired',
      venueUnknown: venueId !== undefined && venues.get(venueId)?.open !== true,
      courseUnknown:
        offered !== undefined && (offered.phase !== 'offered' || offered.course?.providerId !== providerId),
      ...(courseType ? { courseType } : {}),
    };
    return this.executor.execute(courseRunDecider, runId, command, facts, meta);
  }
}
