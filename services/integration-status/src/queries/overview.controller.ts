import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import { CLOCK, ConsistentWith, CurrentPrincipal, Roles, type Principal, type SeenWrite } from '#service-kit';
import { type Reader, seesAllCases } from '../access/case-visibility.js';
import { ALL_SHARED, BY_DUE, dueScope } from '../projections/transition/transition.projection.js';
import { lastRoundBefore } from '../rows/last-round.js';
import { isSmall } from '../rows/withholding.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { DayQuery } from './queries.dto.js';
import { type CountWithTrend, OverviewAnswer } from '../answers/board.dto.js';
import { awaitOwnWrite } from './own-writes.js';
import { readerOf } from './reader-of.js';

type CountName = 'overdueHandovers' | 'escalatedHandovers' | 'lapsingRights' | 'runsAtRisk' | 'overdueMeasures';
/** Of persons: the others count runs and measures. */
const OF_PERSONS: ReadonlySet<CountName> = new Set(['overdueHandovers', 'escalatedHandovers', 'lapsingRights']);

interface Countable {
  cellsAt(prefix: string, day: string): Promise<ReadonlyMap<string, number>>;
}

interface CountsOf {
  readonly day: string;
  readonly measuresOn: string;
  readonly department?: string | undefined;
}

@ApiTags('status')
@Controller('api/integration-status/v1/overview')
export class OverviewController {
  constructor(
    @Inject(STATUS_VIEWS) private readonly views: StatusViews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * What demands action on a day, with the change since the last round of the departments. Who has no case rights sees
   * the day of the last round, no change, and of persons a count from 5 on: else two days side by side would tell single
   * persons. Measures concern no person: they are counted as of today, by a department its own.
   */
  @Get()
  @Roles('course-coordinator', 'migration-office', 'education-office', 'department', 'municipality', 'council')
  async overview(
    @Query() query: DayQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<OverviewAnswer> {
    await awaitOwnWrite(this.views, {
      seen,
      reply,
      reads: ['handovers', 'cases', 'runs', 'measures', 'meetings', 'bodies', 'transitions'],
    });
    const reader = readerOf(principal);
    const everything = seesAllCases(reader);
    const asked = (everything ? query.day : undefined) ?? this.clock.today();
    const lastRoundOn = await lastRoundBefore(this.views, asked);
    const day = everything ? asked : (lastRoundOn ?? asked);
    const [now, then] = await Promise.all([
      this.counts({ day, measuresOn: asked, department: reader.department }),
      everything && lastRoundOn !== undefined ? this.counts({ day: lastRoundOn, measuresOn: lastRoundOn }) : undefined,
    ]);
    const of = (name: CountName): CountWithTrend => {
      const count = now[name];
      const untold = !everything && OF_PERSONS.has(name) && (lastRoundOn === undefined || isSmall(count));
      return { count: untold ? null : count, ...(then === undefined ? {} : { change: count - then[name] }) };
    };
    const lateSteps = asked === this.clock.today() ? await this.lateSteps(reader, asked) : undefined;
    return {
      day,
      ...(lateSteps === undefined ? {} : { lateSteps }),
      ...(lastRoundOn === undefined ? {} : { lastRoundOn }),
      overdueHandovers: of('overdueHandovers'),
      escalatedHandovers: of('escalatedHandovers'),
      lapsingRights: of('lapsingRights'),
      runsAtRisk: of('runsAtRisk'),
      overdueMeasures: of('overdueMeasures'),
    };
  }

  /** Of the steps that the reader gets as a list. */
  private async lateSteps(reader: Reader, today: string): Promise<number | undefined> {
    const { department } = reader;
    if (department === undefined && !seesAllCases(reader)) return undefined;
    const scopes = department === undefined ? [ALL_SHARED] : [dueScope(department, false), dueScope(department, true)];
    const counts = await Promise.all(
      scopes.map((scope) =>
        this.views.transitions.count({ index: BY_DUE, from: `${scope}|`, to: `${scope}|${today}` }),
      ),
    );
    return counts.reduce((sum, count) => sum + count, 0);
  }

  private async counts({ day, measuresOn, department = 'all' }: CountsOf): Promise<Record<CountName, number>> {
    const { handovers, cases, runs, measures } = this.views;
    const count = async (model: Countable, cell: string, on = day): Promise<number> =>
      (await model.cellsAt(cell, on)).get(cell) ?? 0;
    const [overdueHandovers, escalatedHandovers, lapsingRights, runsAtRisk, overdueMeasures] = await Promise.all([
      count(handovers, 'overdue:all'),
      count(handovers, 'escalated:all'),
      count(cases, 'lapsing:all'),
      count(runs, 'at-risk:all'),
      count(measures, `measure-overdue:${department}`, measuresOn),
    ]);
    return { overdueHandovers, escalatedHandovers, lapsingRights, runsAtRisk, overdueMeasures };
  }
}
