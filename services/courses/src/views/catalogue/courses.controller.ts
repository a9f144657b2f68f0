import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ConsistentWith, markBehind, Roles, type SeenWrite, waitUntilSeen } from '#service-kit';
import { PARTNER_ROLES } from '../partner-roles.js';
import { CourseViews } from '../views.js';
import { CoursesAnswer } from './courses-answer.dto.js';
import { CoursesQuery } from './courses.query.js';

@ApiTags('courses')
@Controller('api/courses/v1/courses')
@Roles(...PARTNER_ROLES)
export class CoursesController {
  constructor(@Inject(CourseViews) private readonly views: CourseViews) {}

  /** The catalogue of a provider by title. */
  @Get()
  async list(
    @Query() { provider }: CoursesQuery,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CoursesAnswer> {
    if (write && !(await waitUntilSeen(() => this.views.hasSeen(write)))) markBehind(reply);
    const rows = await this.views.coursesOf(provider);
    return { courses: rows.map(({ course, withdrawn }) => ({ ...course, withdrawn })) };
  }
}
