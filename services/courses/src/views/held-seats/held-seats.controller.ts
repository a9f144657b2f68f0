import { Controller, Get, Inject } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '#service-kit';
import { PARTNER_ROLES } from '../partner-roles.js';
import { CourseViews } from '../views.js';
import { HeldSeatsAnswer } from './held-seats-answer.dto.js';

/** Counts alone: they concern no person, as the runs themselves. */
@ApiTags('course-runs')
@Controller('api/courses/v1/held-seats')
@Roles(...PARTNER_ROLES)
export class HeldSeatsController {
  constructor(@Inject(CourseViews) private readonly views: CourseViews) {}

  /** The runs with seats that are taken and not yet confirmed. */
  @Get()
  async held(): Promise<HeldSeatsAnswer> {
    return { runs: [...(await this.views.heldSeats())].map(([runId, held]) => ({ runId, held })) };
  }
}
