import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Clock } from '#event-sourcing';
import { CLOCK, CurrentPrincipal, Roles, type Principal } from '#service-kit';
import { seesAllCases } from '../access/case-visibility.js';
import { LEAST_COUNT } from '../rows/board.js';
import { lastRoundBefore } from '../rows/last-round.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { DayQuery } from './day.query.js';
import { readerOf } from './reader-of.js';

const COUNTS = {
  overdueHandovers: 'overdue:all',
  lapsingRights: 'lapsing:all',
  runsAtRisk: 'at-risk:all',
  overdueMeasures: 'measure-overdue:all',
} as const;
/** Of persons: the others count runs and measures. */
const OF_PERSONS: ReadonlySet<string> = new Set(['overdueHandovers', 'lapsingRights']);

@ApiTags('status')
@Controller('api/integration-status/v1/overview')
export class OverviewController {
  constructor(
    @Inject(STATUS_VIEWS) private readonly views: StatusViews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * What demands action on a day, with the change since the last round of the departments. Who has no case rights sees
   * today, and of persons a count from 5 on and no change: else two days side by side would tell single persons.
   */
  @Get()
  @Roles('course-coordinator', 'migration-office', 'education-office', 'department', 'municipality', 'council')
  async overview(@Query() query: DayQuery, @CurrentPrincipal() principal: Principal): Promise<object> {
    const everything = seesAllCases(readerOf(principal));
    const day = (everything ? query.day : undefined) ?? this.clock.today();
    const lastRoundOn = await lastRoundBefore(this.views, day);
    const [now, then] = await Promise.all([
      this.counts(day),
      lastRoundOn === undefined ? undefined : this.counts(lastRoundOn),
    ]);
    const counts = Object.keys(COUNTS).map((name) => {
      const key = name as keyof typeof COUNTS;
      if (!everything && OF_PERSONS.has(key)) {
        return [key, { count: now[key] > 0 && now[key] < LEAST_COUNT ? null : now[key] }];
      }
      return [key, { count: now[key], ...(then === undefined ? {} : { change: now[key] - then[key] }) }];
    });
    return { day, ...(lastRoundOn === undefined ? {} : { lastRoundOn }), ...(Object.fromEntries(counts) as object) };
  }

  private async counts(day: string): Promise<Record<keyof typeof COUNTS, number>> {
    const { handovers, cases, runs, measures } = this.views;
    const [overdue, lapsing, risk, late] = await Promise.all([
      handovers.cellsAt(COUNTS.overdueHandovers, day),
      cases.cellsAt(COUNTS.lapsingRights, day),
      runs.cellsAt(COUNTS.runsAtRisk, day),
      measures.cellsAt(COUNTS.overdueMeasures, day),
    ]);
    return {
      overdueHandovers: overdue.get(COUNTS.overdueHandovers) ?? 0,
      lapsingRights: lapsing.get(COUNTS.lapsingRights) ?? 0,
      runsAtRisk: risk.get(COUNTS.runsAtRisk) ?? 0,
      overdueMeasures: late.get(COUNTS.overdueMeasures) ?? 0,
    };
  }
}
