import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ConsistentWith, markBehind, Problem, Roles, type SeenWrite, waitUntilSeen } from '#service-kit';
import type { RunRow } from './run-row.js';
import { PARTNER_ROLES } from '../partner-roles.js';
import { CourseViews } from '../views.js';
import { RunAnswer, RunsPage } from './runs-answer.dto.js';
import { RunsQuery } from './runs.query.js';

/** Which runs there are concerns no person: every partner sees all of them, so that offers do not collide. */
@ApiTags('course-runs')
@Controller('api/courses/v1/course-runs')
@Roles(...PARTNER_ROLES)
export class RunsController {
  constructor(@Inject(CourseViews) private readonly views: CourseViews) {}

  /** Course runs by the day of their start. */
  @Get()
  async list(
    @Query() query: RunsQuery,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RunsPage> {
    await this.waitFor(write, reply);
    const { rows, next } = await this.views.findRuns(query);
    return { runs: rows.map(answerOf), ...(next === undefined ? {} : { next }) };
  }

  /** One course run. */
  @Get(':runId')
  async one(
    @Param('runId') runId: string,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RunAnswer> {
    await this.waitFor(write, reply);
    const row = await this.views.run(runId);
    if (!row) throw new Problem({ status: 404, code: 'run-unknown', detail: 'There is no such course run.' });
    return answerOf(row);
  }

  private async waitFor(write: SeenWrite | undefined, reply: FastifyReply): Promise<void> {
    if (write && !(await waitUntilSeen(() => this.views.hasSeen(write)))) markBehind(reply);
  }
}

function answerOf({ plan, seats, changes: _changes, changedAt: _changedAt, ...row }: RunRow): RunAnswer {
  const { registration: _registration, rules: _rules, ...shown } = plan;
  return {
    ...shown,
    ...row,
    seatsTaken: seats.length,
    seatsFree: Math.max(0, plan.seats - seats.length),
  };
}
