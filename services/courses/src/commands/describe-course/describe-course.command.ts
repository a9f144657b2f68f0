import { Command } from '@nestjs/cqrs';
import type { CommandContext, Outcome } from '#event-sourcing';
import type { DescribeCourse } from '../../domain/course/course.js';
import { CourseBody } from '../course.command.js';
import { IsOpaqueId } from '../fields.js';

export class DescribeCourseBody extends CourseBody {
  /** @example 'vhs' */
  @IsOpaqueId()
  providerId!: string;

  /**
   * Code of the catalogue of course types.
   * @example 'IK_ALLG'
   */
  @IsOpaqueId()
  courseType!: string;
}

/** Put a course into the catalogue of a provider. */
export class DescribeCourseCommand extends Command<Outcome> {
  constructor(
    readonly courseId: string,
    readonly command: DescribeCourse,
    readonly meta: CommandContext,
  ) {
    super();
  }
}
