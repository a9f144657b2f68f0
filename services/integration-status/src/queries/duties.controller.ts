import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import { CLOCK, ConsistentWith, CurrentPrincipal, type Principal, Roles, type SeenWrite } from '#service-kit';
import { DutiesAnswer } from '../answers/duties.dto.js';
import { DutyRows } from '../rows/duty-rows.js';
import { RowJoins } from '../rows/row-joins.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { DutiesQuery } from './duties.query.js';
import { isWanted } from './due-wanted.js';
import { awaitOwnWrite } from './own-writes.js';
import { readerOf } from './reader-of.js';

@ApiTags('deadlines')
@Controller('api/integration-status/v1/duties')
export class DutiesController {
  private readonly duties: DutyRows;

  constructor(
    @Inject(STATUS_VIEWS) private readonly views: StatusViews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.duties = new DutyRows(views, new RowJoins(views));
  }

  /**
   * What is due today and later that is about no person: agreements to a merge, reports and entries of providers, what
   * was agreed in meetings, measures; soonest first. A provider and a department see what they must do themselves, a
   * provider also the merges of its own runs.
   */
  @Get()
  @Roles('course-coordinator', 'migration-office', 'education-office', 'provider', 'department')
  async list(
    @Query() query: DutiesQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<DutiesAnswer> {
    const reads = ['runs', 'providers', 'merges', 'coordinationMeetings', 'measures'] as const;
    await awaitOwnWrite(this.views, { seen, reply, reads });
    const day = this.clock.today();
    const rows = await this.duties.of(readerOf(principal), day);
    return { day, rows: rows.filter((row) => isWanted(row, query)) };
  }
}
