import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import { keyPrefix } from '#event-sourcing/projections';
import { CLOCK, ConsistentWith, CurrentPrincipal, type Principal, Roles, type SeenWrite } from '#service-kit';
import { AllianceViews } from '../alliance-views.js';
import { scopeOfList } from '../own-scope.js';
import { pageOf, waitFor } from '../page.js';
import { MEASURES_BY_DEPARTMENT, MEASURES_BY_DUE } from './measure.projection.js';
import { MeasuresPage } from './measures-answer.dto.js';
import { MeasuresQuery } from './measures.dto.js';

@ApiTags('measures')
@Controller('api/action-alliance/v1/measures')
export class MeasuresController {
  constructor(
    @Inject(AllianceViews) private readonly views: AllianceViews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /** Measures by the day on which they are due, open ones the longest due first; a department sees its own. */
  @Get()
  @Roles('alliance-member', 'migration-office', 'course-coordinator', 'education-office', 'department')
  async list(
    @CurrentPrincipal() principal: Principal,
    @Query() query: MeasuresQuery,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeasuresPage> {
    const department = scopeOfList(principal, 'department', query.department);
    await waitFor(this.views, write, reply);
    const range =
      department === undefined
        ? keyPrefix(MEASURES_BY_DUE, `${query.state}|`)
        : keyPrefix(MEASURES_BY_DEPARTMENT, `${department}|${query.state}|`);
    const page = await pageOf(this.views.measures, range, query, { reverse: query.state === 'done' });
    const today = this.clock.today();
    const rows = page.rows.map((row) => ({ ...row, overdue: row.completedOn === undefined && row.dueOn < today }));
    return { ...page, rows };
  }
}
