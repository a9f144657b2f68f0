import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import { keyPrefix } from '#event-sourcing/projections';
import { CLOCK, ConsistentWith, CurrentPrincipal, type Principal, Roles, type SeenWrite } from '#service-kit';
import { CollisionsAnswer, type MergeRow, MergesAnswer, type TravelAnswer } from '../answers/merges.dto.js';
import type { RunRow } from '../answers/runs.dto.js';
import { type Collision, collisions, type Forecast, travelTo } from '../matching/collisions.js';
import { placeOfRun } from '../matching/weigh.js';
import { PLACING_BOARD, PlacingBoard, type PlacingState } from '../matching/placing-board.js';
import type { MergeView } from '../projections/merge/merge.state.js';
import type { RunView } from '../projections/run/run.state.js';
import { SEAT_INDEX } from '../projections/seeker/seeker.projection.js';
import { mergeOfPair } from '../rows/pair-merge.js';
import { RowJoins } from '../rows/row-joins.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { awaitOwnWrite } from './own-writes.js';
import { readerOf } from './reader-of.js';
import { MergesQuery } from './waiting.dto.js';

/** Merges are few; the list is not paged. */
const SHOWN_MERGES = 200;
const SEATS_OF_A_RUN = 200;

@ApiTags('runs')
@Controller('api/integration-status/v1')
@Roles('course-coordinator', 'migration-office', 'education-office', 'provider')
export class MergesController {
  private readonly joins: RowJoins;
  constructor(
    @Inject(STATUS_VIEWS) private readonly views: StatusViews,
    @Inject(PLACING_BOARD) private readonly board: PlacingBoard,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.joins = new RowJoins(views);
  }

  /**
   * Planned runs that take each other's people: same type and level, near in place and start, each at risk of too few.
   * A provider sees those of its own runs, and the way of its own people.
   */
  @Get('collisions')
  async collisions(
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<CollisionsAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['runs', 'seekers', 'merges', 'providers'] });
    const day = this.clock.today();
    const state = await this.board.current(day, seen !== undefined);
    const { provider } = readerOf(principal);
    const { rules, distance, index } = state;
    const found = collisions([...state.runs.values()], (run) => index.fittingCount(run), {
      rule: rules.collision,
      distance,
      day,
    }).filter(
      ({ kept, dissolved }) => provider === undefined || [kept.providerId, dissolved.providerId].includes(provider),
    );
    const runs = await this.runRows(found.flatMap(({ kept, dissolved }) => [kept, dissolved]));
    const open = await this.openMerges();
    const rows = await Promise.all(
      found.flatMap((collision) => {
        const [kept, dissolved] = [runs.get(collision.kept.runId), runs.get(collision.dissolved.runId)];
        if (!kept || !dissolved) return [];
        const [keptForecast, dissolvedForecast] = collision.forecasts;
        return [
          this.travel(collision, state, provider).then((travel) => ({
            kept,
            keptForecast: forecastAnswer(keptForecast),
            dissolved,
            dissolvedForecast: forecastAnswer(dissolvedForecast),
            km: collision.km,
            daysApart: collision.daysApart,
            travel,
            ...mergeOfPair([kept.runId, dissolved.runId], open),
          })),
        ];
      }),
    );
    return { ruleId: 'collision', ruleVersion: rules.collision.version, rows };
  }

  /** Merges of runs with their state, the latest proposed first. A provider sees those of its own runs. */
  @Get('run-merges')
  async merges(
    @Query() { state }: MergesQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MergesAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['merges', 'runs', 'providers'] });
    const { provider } = readerOf(principal);
    const range = provider === undefined ? { index: 'proposed' } : keyPrefix('provider', `${provider}|`);
    const { rows } = await this.views.merges.find(range, { limit: SHOWN_MERGES, reverse: true });
    const merges = rows.map(({ view }) => view).filter((view) => isOpen(view) === (state === 'open'));
    const views = await this.views.runs.getMany(
      merges.flatMap(({ keptRunId, dissolvedRunId }) => [keptRunId, dissolvedRunId]),
    );
    const runs = await this.runRows([...views.values()]);
    const names = await this.joins.providers(
      merges.flatMap(({ keptProvider, dissolvedProvider, proposedBy }) => [
        keptProvider,
        dissolvedProvider,
        ...(proposedBy === undefined ? [] : [proposedBy]),
      ]),
    );
    return { rows: merges.flatMap((merge) => mergeRow(merge, { runs, names, reader: provider }) ?? []) };
  }

  private async runRows(views: readonly RunView[]): Promise<ReadonlyMap<string, RunRow>> {
    const unique = [...new Map(views.map((view) => [view.runId, view])).values()];
    return new Map((await this.joins.runs(unique)).map((row) => [row.runId, row]));
  }

  private async openMerges(): Promise<readonly MergeView[]> {
    const { rows } = await this.views.merges.find({ index: 'proposed' }, { limit: SHOWN_MERGES, reverse: true });
    return rows.map(({ view }) => view).filter(isOpen);
  }

  /** The ways both ways round, of the reader's own people alone: which run is kept is for the providers to say. */
  private async travel(
    { kept, dissolved }: Collision,
    { distance }: PlacingState,
    provider: string | undefined,
  ): Promise<TravelAnswer[]> {
    const ways = [
      { from: dissolved, to: kept },
      { from: kept, to: dissolved },
    ].filter(({ from }) => provider === undefined || from.providerId === provider);
    return Promise.all(
      ways.map(async ({ from, to }) => {
        const { rows } = await this.views.seekers.find(
          { index: SEAT_INDEX, from: from.runId, to: `${from.runId}\u0000` },
          { limit: SEATS_OF_A_RUN },
        );
        const homes = rows.map(({ view }) => view.municipalityKey);
        return { fromRunId: from.runId, ...travelTo(homes, placeOfRun(from), placeOfRun(to), distance) };
      }),
    );
  }
}

const isOpen = ({ state }: MergeView): boolean => state === 'proposed' || state === 'asking';

const forecastAnswer = ({ taken, lately, fitting, expected, minimumGroup }: Forecast) => ({
  taken,
  lately,
  fitting,
  expected,
  minimumGroup,
});

type NameOf = Awaited<ReturnType<RowJoins['providers']>>;

function mergeRow(
  merge: MergeView,
  {
    runs,
    names,
    reader,
  }: { readonly runs: ReadonlyMap<string, RunRow>; readonly names: NameOf; readonly reader: string | undefined },
): MergeRow | undefined {
  const [kept, dissolved] = [runs.get(merge.keptRunId), runs.get(merge.dissolvedRunId)];
  if (!kept || !dissolved) return undefined;
  const { mergeId, state, proposedOn, proposedBy, refused, givenUp, answersDueOn, endedOn, agreed, questions } = merge;
  const providers = [...new Set([merge.keptProvider, merge.dissolvedProvider])];
  const mine = reader === undefined || reader === merge.dissolvedProvider;
  return {
    mergeId,
    state,
    kept,
    dissolved,
    proposedOn,
    agreed: agreed.map(names),
    missing: state === 'proposed' ? providers.filter((one) => !agreed.includes(one)).map(names) : [],
    asked: questions.length,
    moved: questions.filter(({ outcome }) => outcome === 'moved').length,
    open: questions.filter(({ outcome }) => outcome === undefined).length,
    questions: mine ? questions : [],
    ...(proposedBy === undefined ? {} : { proposedBy: names(proposedBy) }),
    ...(refused ? { refusedBy: names(refused.by), refusedFor: refused.reason } : {}),
    ...(givenUp === undefined ? {} : { givenUpFor: givenUp }),
    ...(answersDueOn === undefined ? {} : { answersDueOn }),
    ...(endedOn === undefined ? {} : { endedOn }),
  };
}
