import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ConsistentWith, Roles, type SeenWrite } from '#service-kit';
import { AllianceViews } from '../alliance-views.js';
import { PageQuery } from '../page.dto.js';
import { pageOf, waitFor } from '../page.js';
import { BodiesPage } from './bodies-answer.dto.js';
import { BODIES_BY_NAME } from './body.projection.js';

@ApiTags('bodies')
@Controller('api/action-alliance/v1/bodies')
export class BodiesController {
  constructor(@Inject(AllianceViews) private readonly views: AllianceViews) {}

  /** The bodies of the alliance, by name: who works together is no secret among those who do. */
  @Get()
  @Roles('alliance-member', 'migration-office', 'course-coordinator', 'education-office', 'department')
  async list(
    @Query() query: PageQuery,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<BodiesPage> {
    await waitFor(this.views, write, reply);
    return pageOf(this.views.bodies, { index: BODIES_BY_NAME }, query);
  }
}
