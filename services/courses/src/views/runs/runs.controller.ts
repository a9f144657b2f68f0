import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import { CLOCK, ConsistentWith, markBehind, Problem, Roles, type SeenWrite, waitUntilSeen } from '#service-kit';
import { isAdmitted } from '../../domain/provider/provider.js';
import { RuleBook } from '../../rules/rule-book.js';
import { admissionsOf } from '../providers/provider-row.js';
import type { RunRow } from './run-row.js';
import { PARTNER_ROLES } from '../partner-roles.js';
import { CourseViews } from '../views.js';
import { RunAnswer, RunDetailAnswer, RunsPage } from './runs-answer.dto.js';
import { RunsQuery } from './runs.query.js';

/** Which runs there are concerns no person: every partner sees all of them, so that offers do not collide. */
@ApiTags('course-runs')
@Controller('api/courses/v1/course-runs')
@Roles(...PARTNER_ROLES)
export class RunsController {
  constructor(
    @Inject(CourseViews) private readonly views: CourseViews,
    @Inject(RuleBook) private readonly rules: RuleBook,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

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

  /** One course run, with what the rules say of its plan. */
  @Get(':runId')
  async one(
    @Param('runId') runId: string,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RunDetailAnswer> {
    await this.waitFor(write, reply);
    const row = await this.views.run(runId);
    if (!row) throw new Problem({ status: 404, code: 'run-unknown', detail: 'There is no such course run.' });
    const provider = await this.views.provider(row.plan.providerId);
    const admitted = provider && isAdmitted(admissionsOf(provider), row.plan.courseType, row.plan.startsOn);
    const { warnings } = this.rules.weighPlan(row.plan, admitted, this.clock.today());
    return { ...answerOf(row), warnings };
  }

  private async waitFor(write: SeenWrite | undefined, reply: FastifyReply): Promise<void> {
    if (write && !(await waitUntilSeen(() => this.views.hasSeen(write)))) markBehind(reply);
  }
}

function answerOf({
  plan,
  seats,
  changes: _changes,
  changedAt: _changedAt,
  concerned: _concerned,
  told: _told,
  ...row
}: RunRow): RunAnswer {
  const { registration: _registration, rules: _rules, ...shown } = plan;
  return {
    ...shown,
    ...row,
    seatsTaken: seats.length,
    seatsFree: Math.max(0, plan.seats - seats.length),
  };
}
