import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import { keyPrefix } from '#event-sourcing/projections';
import { CLOCK, ConsistentWith, CurrentPrincipal, Roles, type Principal, type SeenWrite } from '#service-kit';
import { LAPSING } from '../projections/case/case-cells.js';
import { addDays, RISK_DAYS, WARNING_DAYS } from '../projections/days.js';
import { toldOn, waitedOn } from '../projections/handover/handover-places.js';
import { handoverOn, type HandoverView } from '../projections/handover/handover.state.js';
import { takenOn } from '../projections/run/run.state.js';
import { pairTimes } from '../rows/pair-times.js';
import { lapsingRights } from '../rows/lapsing-rights.js';
import { RowJoins } from '../rows/row-joins.js';
import { cellRange, liesOn, spanOf, wantedKeys } from '../rows/spans.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { PageQuery, HandoversQuery } from './queries.dto.js';
import { type HandoverRow, HandoversAnswer, HandoverTimesAnswer } from '../answers/handovers.dto.js';
import { MeasuresAnswer } from '../answers/measures.dto.js';
import { RightsAnswer } from '../answers/rights.dto.js';
import { RunsAnswer } from '../answers/runs.dto.js';
import { awaitOwnWrite, type Model } from './own-writes.js';
import { readerOf } from './reader-of.js';

/** So many hand-overs of a pair are counted into its times. */
const PAIR_KEYS = 30_000;

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
  ): Promise<HandoversAnswer> {
    await this.awaitWrite(seen, reply, ['handovers', 'cases', 'runs', 'providers']);
    const { state, direction, limit, after, day = this.clock.today() } = query;
    const provider = readerOf(principal).provider;
    const scope = scopeOf(provider, direction);
    const page = { limit, ...(after === undefined ? {} : { after }) };
    const { found, next } = await this.inState(state, scope, day, page);
    const rows = await this.joins.handovers(
      found.map((view) => handoverOn(view, day)),
      { day, withFits: state === 'open' || state === 'overdue', reader: provider },
    );
    return { rows: state === 'overdue' && after === undefined ? byUrgency(rows) : rows, ...(next && { next }) };
  }

  private inState(state: HandoversQuery['state'], scope: string, day: string, page: PageOf): Promise<Handovers> {
    switch (state) {
      case 'answered':
        return this.answered(scope, day, page);
      case 'arriving':
        return this.now(state, scope, page);
      case 'escalated':
        return day >= this.clock.today() ? this.now(state, scope, page) : this.told(scope, day, page);
      case 'open':
      case 'overdue':
        return this.waiting(scope, { day, overdue: state === 'overdue' }, page);
    }
  }

  /** What is so today: accepted ones whose follow-up has not begun, and those that the coordination was told of. */
  private async now(index: 'arriving' | 'escalated', scope: string, page: PageOf): Promise<Handovers> {
    const { rows, next } = await this.views.handovers.find(keyPrefix(index, `${scope}|`), page);
    return { found: rows.map(({ view }) => view), next };
  }

  /** Those that the coordination had been told of on a day before, among all that it ever was. */
  private async told(scope: string, day: string, page: PageOf): Promise<Handovers> {
    const range = { index: 'told', from: `${scope}|`, to: `${scope}|${day}|\uffff` };
    return this.among(range, (key) => toldOn(key, day), page);
  }

  private async answered(scope: string, day: string, page: PageOf): Promise<Handovers> {
    const range = { index: 'answered', from: `${scope}|`, to: `${scope}|${day}\u0000` };
    const { rows, next } = await this.views.handovers.find(range, { ...page, reverse: true });
    return { found: rows.map(({ view }) => view), next };
  }

  /** Those open today are found at once; of a day before, among all that were asked. */
  private async waiting(
    scope: string,
    { day, overdue }: { readonly day: string; readonly overdue: boolean },
    page: PageOf,
  ): Promise<Handovers> {
    const until = overdue ? `${scope}|${day}` : `${scope}|\uffff`;
    if (day >= this.clock.today()) {
      const { rows, next } = await this.views.handovers.find({ index: 'open', from: `${scope}|`, to: until }, page);
      return { found: rows.map(({ view }) => view), next };
    }
    const range = { index: 'asked', from: `${scope}|`, to: until };
    return this.among(range, (key) => waitedOn(key, day), page);
  }

  private async among(
    range: { readonly index: string; readonly from: string; readonly to: string },
    wanted: (key: string) => boolean,
    page: PageOf,
  ): Promise<Handovers> {
    const { rows, next } = await wantedKeys(this.views.handovers, range, wanted, page);
    const views = await this.views.handovers.getMany(rows.map(({ id }) => id));
    return { found: rows.flatMap(({ id }) => views.get(id) ?? []), next };
  }

  /** Median and 90th percentile of hand-overs per pair of providers, from five on; a provider sees its own pairs. */
  @Get('handovers/times')
  @Roles('course-coordinator', 'migration-office', 'provider')
  async times(
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HandoverTimesAnswer> {
    await this.awaitWrite(seen, reply, ['handovers', 'providers']);
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
  async rights(
    @Query() { day = this.clock.today(), limit, after }: PageQuery,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RightsAnswer> {
    await this.awaitWrite(seen, reply, ['cases']);
    const range = cellRange(LAPSING, day, addDays(day, -WARNING_DAYS));
    const page = await wantedKeys(this.views.cases, range, (key) => liesOn(key, day), { limit, after });
    const cases = await this.views.cases.getMany(page.rows.map(({ id }) => id));
    const rows = page.rows.flatMap(({ id, key }) => lapsingRights(cases.get(id), spanOf(key), day));
    return {
      rows: rows.map(({ municipalityKey, ...row }) => {
        const municipality = this.joins.municipality(municipalityKey);
        return { ...row, ...(municipality && { municipality }) };
      }),
      ...(page.next === undefined ? {} : { next: page.next }),
    };
  }

  /** Planned runs of the next four weeks with fewer registrations than they need, soonest first. */
  @Get('runs/at-risk')
  @Roles('course-coordinator', 'migration-office', 'education-office')
  async runsAtRisk(
    @Query() { day = this.clock.today(), limit, after }: PageQuery,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<RunsAnswer> {
    await this.awaitWrite(seen, reply, ['runs', 'providers']);
    const range = cellRange('at-risk:all', day, addDays(day, -RISK_DAYS));
    const page = await wantedKeys(this.views.runs, range, (key) => liesOn(key, day), { limit, after });
    const views = await this.views.runs.getMany(page.rows.map(({ id }) => id));
    const runs = page.rows.flatMap(({ id }) => views.get(id) ?? []);
    return {
      rows: await this.joins.runs(runs.map((run) => ({ ...run, taken: takenOn(run, day) }))),
      ...(page.next === undefined ? {} : { next: page.next }),
    };
  }

  /** Open measures past their due day, longest first; a department sees its own. */
  @Get('measures/overdue')
  @Roles('course-coordinator', 'migration-office', 'education-office', 'department', 'alliance-member')
  async overdueMeasures(
    @Query() { day = this.clock.today(), limit, after }: PageQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MeasuresAnswer> {
    await this.awaitWrite(seen, reply, ['measures']);
    const range = cellRange(`measure-overdue:${readerOf(principal).department ?? 'all'}`, day);
    const page = await wantedKeys(this.views.measures, range, (key) => liesOn(key, day), { limit, after });
    const views = await this.views.measures.getMany(page.rows.map(({ id }) => id));
    const rows = page.rows.flatMap(({ id }) => views.get(id) ?? []);
    return {
      rows: rows.map(({ completedOn: _completedOn, ...open }) => open),
      ...(page.next === undefined ? {} : { next: page.next }),
    };
  }

  private awaitWrite(seen: SeenWrite | undefined, reply: FastifyReply, reads: readonly Model[]): Promise<void> {
    return awaitOwnWrite(this.views, { seen, reply, reads });
  }
}

type PageOf = { readonly limit: number; readonly after?: string };
interface Handovers {
  readonly found: readonly HandoverView[];
  readonly next?: string | undefined;
}

function scopeOf(provider: string | undefined, direction: HandoversQuery['direction']): string {
  if (provider === undefined) return 'all';
  return `${SIDE[direction]}:${provider}`;
}
const SIDE = { incoming: 'to', outgoing: 'from', all: 'of' } as const;

/** The right that lapses soonest stands first; then the answer that is missing longest. */
function byUrgency(rows: readonly HandoverRow[]): HandoverRow[] {
  const urgency = (row: HandoverRow): string => `${row.rightLapsesOn ?? '9999'}|${row.answerDueOn}`;
  return [...rows].sort((a, b) => (urgency(a) < urgency(b) ? -1 : 1));
}
