import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { ChangeCourse } from '../../domain/course/course.js';

/** Describe a course anew. */
export class ChangeCourseCommand extends Command<Outcome> {
  constructor(
    readonly courseId: string,
    readonly command: ChangeCourse,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
