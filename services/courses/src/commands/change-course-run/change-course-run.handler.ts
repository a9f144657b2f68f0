import { Inject } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import type { CommandExecutor, Outcome } from '#event-sourcing';
import { COMMAND_EXECUTOR } from '#service-kit';
import { courseRunDecider } from '../../domain/course-run/course-run.js';
import { CourseFacts } from '../course-facts.js';
import { ChangeCourseRunCommand } from './change-course-run.command.js';

@CommandHandler(ChangeCourseRunCommand)
export class ChangeCourseRunHandler implements ICommandHandler<ChangeCourseRunCommand> {
  constructor(
    @Inject(COMMAND_EXECUTOR) private readonly executor: CommandExecutor,
    @Inject(CourseFacts) private readonly courses: CourseFacts,
  ) {}

  async execute({ runId, command, meta }: ChangeCourseRunCommand): Promise<Outcome> {
    const { plan } = await this.courses.run(runId);
    const { venueId } = command.change;
    const venueUnknown =
      plan !== undefined && venueId !== undefined && !(await this.courses.hasVenue(plan.providerId, venueId));
    const facts = { today: this.courses.today(), ...(venueUnknown ? { venueUnknown } : {}) };
    return this.executor.execute(courseRunDecider, runId, command, facts, meta);
  }
}
