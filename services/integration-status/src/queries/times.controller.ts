import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ENTITLEMENT_KINDS } from '#contracts';
import type { Clock } from '#event-sourcing';
import { CLOCK, ConsistentWith, Roles, type SeenWrite } from '#service-kit';
import { RightLapsesAnswer, WaitTimesAnswer } from '../answers/times.dto.js';
import { addDays } from '../projections/days.js';
import { COUNTED_INDEX, type COUNTED } from '../projections/right-lapse/right-lapse.projection.js';
import { REGISTERED_INDEX } from '../projections/wait/wait.projection.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { waitTimes } from '../rows/wait-times.js';
import { awaitOwnWrite } from './own-writes.js';
import { DayQuery } from './queries.dto.js';

/** The year that ends on the day. */
const DAYS_BEFORE = 364;
/** So many waits of a year are counted into the times. */
const WAIT_KEYS = 100_000;

/** How long the county takes, and what is lost by it. */
@ApiTags('lists')
@Controller('api/integration-status/v1')
@Roles('course-coordinator', 'migration-office', 'education-office')
export class TimesController {
  constructor(
    @Inject(STATUS_VIEWS) private readonly views: StatusViews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {}

  /**
   * Days from the waiting list to the registration: median and 90th percentile of the year up to a day, of all and by
   * type of course; from five on. What is left beside the types that are told is five or nothing.
   */
  @Get('waiting-list/times')
  async waits(
    @Query() query: DayQuery,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<WaitTimesAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['waits'] });
    const { from, to } = this.span(query);
    const range = { index: REGISTERED_INDEX, from, to: `${to}|\uffff` };
    const { rows } = await this.views.waits.keys(range, { limit: WAIT_KEYS });
    return { from, to, rows: [...waitTimes(rows.map(({ key }) => key))] };
  }

  /** Rights issued in the year up to a day, and those that went unused in it, by kind. */
  @Get('rights/lapses')
  async lapses(
    @Query() query: DayQuery,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RightLapsesAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['rightLapses'] });
    const { from, to } = this.span(query);
    const count = (what: (typeof COUNTED)[number], kind: string): Promise<number> => {
      const prefix = `${what}|${kind}|`;
      return this.views.rightLapses.count({
        index: COUNTED_INDEX,
        from: `${prefix}${from}`,
        to: `${prefix}${to}\u0000`,
      });
    };
    const rows = await Promise.all(
      ENTITLEMENT_KINDS.map(async (kind) => ({
        kind,
        issued: await count('issued', kind),
        presumed: await count('presumed', kind),
        lapsed: await count('lapsed', kind),
      })),
    );
    return { from, to, rows: rows.filter(({ issued, presumed, lapsed }) => issued + presumed + lapsed > 0) };
  }

  private span({ day = this.clock.today() }: DayQuery): { readonly from: string; readonly to: string } {
    return { from: addDays(day, -DAYS_BEFORE), to: day };
  }
}
