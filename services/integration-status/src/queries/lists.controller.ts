import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { IsIn } from 'class-validator';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import {
  CLOCK,
  ConsistentWith,
  CurrentPrincipal,
  markBehind,
  Roles,
  type Principal,
  type SeenWrite,
} from '#service-kit';
import { keyPrefix, type KeyRange } from '#event-sourcing/projections';
import { addDays, RISK_DAYS, WARNING_DAYS } from '../projections/days.js';
import { pairTimes } from '../rows/pair-times.js';
import { nextLapse, RowJoins } from '../rows/row-joins.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { PageQuery } from './day.query.js';
import { readerOf } from './reader-of.js';

export class HandoversQuery extends PageQuery {
  @IsIn(['overdue', 'open', 'answered'])
  state: 'overdue' | 'open' | 'answered' = 'open';

  /** As a provider sees it; county-wide readers see all of them. */
  @IsIn(['incoming', 'outgoing', 'all'])
  direction: 'incoming' | 'outgoing' | 'all' = 'all';
}

/** So many hand-overs of a pair are counted into its times. */
const PAIR_KEYS = 10_000;

@ApiTags('lists')
@Controller('api/integration-status/v1')
export class ListsController {
  private readonly joins: RowJoins;
  constructor(
    @Inject(STATUS_VIEWS) private readonly views: StatusViews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.joins = new RowJoins(views);
  }

  /** Hand-overs by state: open and overdue ones by the day their answer is due, answered ones latest first. */
  @Get('handovers')
  @Roles('course-coordinator', 'migration-office', 'education-office', 'provider')
  async handovers(
    @Query() query: HandoversQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<object> {
    if (seen && !(await this.views.handovers.seen(seen.stream, seen.version))) markBehind(reply);
    const { state, direction, limit, after } = query;
    const day = query.day ?? this.clock.today();
    const provider = readerOf(principal).provider;
    const page = await this.views.handovers.find(rangeOf(state, scopeOf(provider, direction), day), {
      limit,
      ...(after === undefined ? {} : { after }),
      reverse: state === 'answered',
    });
    const handovers = page.rows.map(({ view }) => view);
    const rows = await this.joins.handovers(handovers, { day, withFits: state !== 'answered', reader: provider });
    return {
      rows: state === 'overdue' && after === undefined ? byUrgency(rows) : rows,
      ...(page.next === undefined ? {} : { next: page.next }),
    };
  }

  /** Median and 90th percentile of hand-overs per pair of providers, from five on; a provider sees its own pairs. */
  @Get('handovers/times')
  @Roles('course-coordinator', 'migration-office', 'provider')
  async times(@CurrentPrincipal() principal: Principal): Promise<object> {
    const own = readerOf(principal).provider;
    const { rows: keys } = await this.views.handovers.keys({ index: 'pair' }, { limit: PAIR_KEYS });
    const times = pairTimes(keys.map(({ key }) => key)).filter(
      (pair) => own === undefined || pair.fromProvider === own || pair.toProvider === own,
    );
    const provider = await this.joins.providers(times.flatMap((pair) => [pair.fromProvider, pair.toProvider]));
    return {
      rows: times.map(({ fromProvider, toProvider, ...rest }) => ({
        from: provider(fromProvider),
        to: provider(toProvider),
        ...rest,
      })),
    };
  }

  /** Open rights that lapse within two weeks, soonest first. */
  @Get('rights')
  @Roles('course-coordinator', 'migration-office', 'education-office')
  async rights(@Query() { day = this.clock.today(), limit, after }: PageQuery): Promise<object> {
    const range = { index: 'lapsing', from: day, to: addDays(day, WARNING_DAYS + 1) };
    const page = await this.views.cases.find(range, { limit, ...(after === undefined ? {} : { after }) });
    const rows = page.rows.flatMap(({ id, view, key }) => {
      const [, entitlementId = ''] = key.split('|');
      const right = view.state.rights[entitlementId];
      const municipality = this.joins.municipality(view.state.municipalityKey);
      return right
        ? [
            {
              personRef: id,
              entitlementId,
              kind: right.kind,
              legalBasis: right.legalBasis,
              lapsesOn: right.lapsesOn ?? nextLapse(view.state),
              stage: view.stage,
              ...(municipality && { municipality }),
            },
          ]
        : [];
    });
    return { rows, ...(page.next === undefined ? {} : { next: page.next }) };
  }

  /** Planned runs of the next four weeks with fewer registrations than they need, soonest first. */
  @Get('runs/at-risk')
  @Roles('course-coordinator', 'migration-office', 'education-office')
  async runsAtRisk(@Query() { day = this.clock.today(), limit, after }: PageQuery): Promise<object> {
    const range = { index: 'filling', from: day, to: addDays(day, RISK_DAYS + 1) };
    const page = await this.views.runs.find(range, { limit, ...(after === undefined ? {} : { after }) });
    return {
      rows: await this.joins.runs(page.rows.map((row) => row.view)),
      ...(page.next === undefined ? {} : { next: page.next }),
    };
  }

  /** Open measures past their due day, longest first. */
  @Get('measures/overdue')
  @Roles('course-coordinator', 'migration-office', 'education-office', 'department', 'alliance-member')
  async overdueMeasures(@Query() { day = this.clock.today(), limit, after }: PageQuery): Promise<object> {
    const page = await this.views.measures.find(
      { index: 'open', from: 'all|', to: `all|${day}` },
      { limit, ...(after === undefined ? {} : { after }) },
    );
    return { rows: page.rows.map(({ view }) => view), ...(page.next === undefined ? {} : { next: page.next }) };
  }
}

function scopeOf(provider: string | undefined, direction: HandoversQuery['direction']): string {
  if (provider === undefined) return 'all';
  return `${SIDE[direction]}:${provider}`;
}
const SIDE = { incoming: 'to', outgoing: 'from', all: 'of' } as const;

function rangeOf(state: HandoversQuery['state'], scope: string, day: string): KeyRange {
  if (state === 'overdue') return { index: 'open', from: `${scope}|`, to: `${scope}|${day}` };
  return keyPrefix(state === 'open' ? 'open' : 'answered', `${scope}|`);
}

/** The right that lapses soonest stands first; then the answer that is missing longest. */
function byUrgency(rows: readonly object[]): readonly object[] {
  const urgency = (row: { rightLapsesOn?: string; answerDueOn?: string }): string =>
    `${row.rightLapsesOn ?? '9999'}|${row.answerDueOn ?? ''}`;
  return [...rows].sort((a, b) => (urgency(a) < urgency(b) ? -1 : 1));
}
