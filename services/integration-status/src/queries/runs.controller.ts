import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import type { KeyRange } from '#event-sourcing/projections';
import { CLOCK, ConsistentWith, CurrentPrincipal, type Principal, Roles, type SeenWrite } from '#service-kit';
import { seesAllCases } from '../access/case-visibility.js';
import { ListedRunsAnswer, SupplyAnswer } from '../answers/runs.dto.js';
import { isAtRisk, type RunView } from '../projections/run/run.state.js';
import { RowJoins } from '../rows/row-joins.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { supplyOf } from '../rows/supply.js';
import { awaitOwnWrite } from './own-writes.js';
import { readerOf } from './reader-of.js';
import { RunsQuery, SupplyQuery } from './runs.dto.js';

/** Runs read at once while those that are asked for are sought. */
const AT_ONCE = 200;

/** Which courses run where concerns no person: every partner sees all of them, so that offers do not collide. */
@ApiTags('courses')
@Controller('api/integration-status/v1')
@Roles(
  'course-coordinator',
  'migration-office',
  'education-office',
  'provider',
  'department',
  'municipality',
  'alliance-member',
)
export class RunsController {
  private readonly joins: RowJoins;
  constructor(
    @Inject(STATUS_VIEWS) private readonly views: StatusViews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.joins = new RowJoins(views);
  }

  /** Course runs by the day of their start, as they stand today; `day` is that from which a risk is reckoned. */
  @Get('runs')
  async list(
    @Query() query: RunsQuery,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ListedRunsAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['runs', 'providers'] });
    const { limit, from = '', to = '\uffff', day = this.clock.today() } = query;
    const range = { index: 'start', from, to: `${to}\uffff` };
    const { found, next } = await this.wanted(range, (run) => isWanted(run, query, day), limit, query.after);
    return { rows: await this.joins.listedRuns(found, day), ...(next === undefined ? {} : { next }) };
  }

  private async wanted(
    range: KeyRange,
    isAsked: (run: RunView) => boolean,
    limit: number,
    from: string | undefined,
  ): Promise<{ readonly found: readonly RunView[]; readonly next?: string | undefined }> {
    const found: RunView[] = [];
    let after = from;
    do {
      const start = after === undefined ? {} : { after };
      const page = await this.views.runs.find(range, { limit: AT_ONCE, ...start });
      for (const [place, { view }] of page.rows.entries()) {
        if (!isAsked(view)) continue;
        found.push(view);
        // The cursor of a page that ends here.
        if (found.length === limit)
          return { found, next: (await this.views.runs.find(range, { limit: place + 1, ...start })).next };
      }
      after = page.next;
    } while (after !== undefined);
    return { found };
  }

  /**
   * Free seats and waiting people by municipality and level. Who opens no cases of the whole county is told the seats
   * alone: how many wait in a small municipality would say who.
   */
  @Get('supply')
  async supply(
    @Query() { courseType, day = this.clock.today() }: SupplyQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<SupplyAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['runs', 'demand'] });
    const withWaiting = seesAllCases(readerOf(principal));
    return { day, cells: await supplyOf(this.views, { day, courseType, withWaiting }) };
  }
}

const isWanted = (run: RunView, query: RunsQuery, day: string): boolean =>
  (query.courseType === undefined || run.courseType === query.courseType) &&
  (query.level === undefined || run.entryLevel === query.level) &&
  (query.municipality === undefined || run.municipalityKey === query.municipality) &&
  (query.provider === undefined || run.providerId === query.provider) &&
  isInState(run, query.state) &&
  (query.atRisk !== true || isAtRisk(run, day));

function isInState({ state }: RunView, wanted: RunsQuery['state']): boolean {
  if (wanted === 'open') return state === 'planned' || state === 'started';
  return wanted === undefined || state === wanted;
}
