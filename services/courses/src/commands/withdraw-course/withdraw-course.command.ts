import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { WithdrawCourse } from '../../domain/course/course.js';

/** Plan no run of a course any more. */
export class WithdrawCourseCommand extends Command<Outcome> {
  constructor(
    readonly courseId: string,
    readonly command: WithdrawCourse,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
