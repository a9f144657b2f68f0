import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIGURATION, CurrentPrincipal, type EdgeConfiguration, type Principal, Roles } from '#service-kit';
import type { ApiClient, Query as ApiQuery } from '../../api/api-client.js';
import type {
  Board,
  HandoverRow,
  MeasureRow,
  Overview,
  Paged,
  RightRow,
  RunRow,
} from '../../api/integration-status.js';
import { namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import { DASHBOARD_OPTIONS, type DashboardOptions } from '../../dashboard-options.js';
import { MEASURE_ROLES, OVERVIEW_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { DayQuery, dayOf } from '../../layout/queries.js';
import { lastVisit } from './last-visit.js';
import { isCounty } from './reader.js';
import { OverviewPage } from './overview.page.js';
import type { FirstRows } from './urgent-lists.js';

export class OverviewQuery extends DayQuery {
  @IsOptional()
  @Matches(/^(\d{8})?$/)
  gemeinde?: string;

  /** The header by which the numbers beside the map are sorted. */
  @IsOptional()
  @IsString()
  @MaxLength(60)
  karteSortiert?: string;

  @IsOptional()
  @IsIn(['ab'])
  karteRichtung?: 'ab';
}

/** Rows of each list on the overview; the rest is one click away. */
const SHOWN = '5';

@PageController()
export class OverviewController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
    @Inject(DASHBOARD_OPTIONS) private readonly options: DashboardOptions,
    @Inject(CONFIGURATION) private readonly configuration: EdgeConfiguration,
  ) {}

  @Get()
  @Roles(...OVERVIEW_ROLES)
  async overview(
    @Query() query: OverviewQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const today = this.pages.today();
    const county = isCounty(principal);
    // Two days side by side would tell single persons to those without case rights: they see today.
    const day = county ? dayOf(query, today) : today;
    const municipalityKey = query.gemeinde === '' ? undefined : query.gemeinde;
    const secure = !this.configuration.DEVELOPMENT;
    const visit = county ? lastVisit(request, reply, { account: principal.sub, today, secure }) : undefined;
    const [overview, board, before, lists] = await Promise.all([
      client.get<Overview>('integration-status', '/overview', { day }),
      client.get<Board>('integration-status', '/board', { day, municipality: municipalityKey }),
      visit === undefined || day !== today
        ? undefined
        : client.get<Overview>('integration-status', '/overview', { day: visit }),
      this.lists(client, principal, day),
    ]);
    const persons = [...(lists?.handovers?.rows ?? []), ...(lists?.rights?.rows ?? [])].map((row) => row.personRef);
    const names = await namesFor(client, principal.role, persons);
    const head = {
      title: 'Übersicht',
      question: 'Wo müssen wir heute handeln?',
      path: '/',
      // Who may not choose a day is told which one the counts are of.
      day: county ? day : board.day,
      position: board.position ?? overview.position,
      ...(county ? { otherDays: { gemeinde: municipalityKey } } : {}),
    };
    const { outlines } = this.options.county;
    const data = {
      day,
      today,
      overview,
      before,
      board,
      municipalityKey,
      lists,
      names,
      outlines,
      rowOf: county ? undefined : await rowsOfMembers(client, board),
      role: principal.role,
      cases: county,
      mapSorting: {
        path: '/',
        keep: { tag: query.tag, gemeinde: municipalityKey },
        column: query.karteSortiert,
        descending: query.karteRichtung === 'ab',
        table: 'karte',
      },
    };
    await this.pages.send(request, reply, head, <OverviewPage {...data} />);
  }

  /** The first rows of what the reader may open. */
  private async lists(client: ApiClient, principal: Principal, day: string): Promise<FirstRows | undefined> {
    if (!(MEASURE_ROLES as readonly string[]).includes(principal.role)) return undefined;
    const read = <Row,>(path: string, query: ApiQuery = {}): Promise<Paged<Row>> =>
      client.get('integration-status', path, { day, limit: SHOWN, ...query });
    if (!isCounty(principal)) return { measures: await read<MeasureRow>('/measures/overdue') };
    const [handovers, rights, runs, measures] = await Promise.all([
      read<HandoverRow>('/handovers', { state: 'overdue' }),
      read<RightRow>('/rights'),
      read<RunRow>('/runs/at-risk'),
      read<MeasureRow>('/measures/overdue'),
    ]);
    return { handovers, rights, runs, measures };
  }
}

/** Readers without case rights get rows by member of the county: which row speaks for which municipality. */
async function rowsOfMembers(client: ApiClient, board: Board): Promise<ReadonlyMap<string, string>> {
  const { rows } = await client.get<{ rows: readonly { readonly key: string; readonly member: string }[] }>(
    'integration-status',
    '/county/municipalities',
  );
  const rowOfMember = new Map(board.byMunicipality.map(({ municipality }) => [municipality.name, municipality.id]));
  return new Map(
    rows.flatMap(({ key, member }) => (rowOfMember.has(member) ? [[key, rowOfMember.get(member) ?? key]] : [])),
  );
}
