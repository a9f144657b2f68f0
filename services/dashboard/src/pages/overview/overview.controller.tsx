import { Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, type Principal, Roles } from '#service-kit';
import { type ApiClient, search } from '../../api/api-client.js';
import type { Board, HandoverRow, MeasureRow, Overview, Paged, RightRow, RunRow } from '../../api/integration-status.js';
import { namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import { DASHBOARD_OPTIONS, type DashboardOptions } from '../../dashboard-options.js';
import { DayControl } from '../../layout/day-control.js';
import { COUNTY_ROLES, OVERVIEW_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { DayQuery, ListQuery } from '../../layout/queries.js';
import { OverviewPage } from './overview.page.js';
import { LapsingRights, OverdueHandovers, OverdueMeasures, RunsAtRisk } from './urgent-tables.js';

export class OverviewQuery extends DayQuery {
  @IsOptional()
  @Matches(/^(\d{8})?$/)
  gemeinde?: string;
}

/** The pages of the lists behind the four counts. */
const LISTS = {
  uebergaben: { title: 'Übergaben überfällig', question: 'Welche Antworten fehlen, und von wem?' },
  rechte: { title: 'Rechte, die in 14 Tagen verfallen', question: 'Wer verliert bald ein Recht?' },
  kurse: { title: 'Kurse gefährdet', question: 'Welche Kurse haben zu wenige Anmeldungen?' },
  massnahmen: { title: 'Maßnahmen überfällig', question: 'Welche Beschlüsse warten auf ihre Umsetzung?' },
} as const;
type ListName = keyof typeof LISTS;

export class ListParam {
  @IsIn(Object.keys(LISTS))
  list!: ListName;
}

/** Rows of each list on the overview; the rest is one click away. */
const SHOWN = '15';

@PageController()
export class OverviewController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
    @Inject(DASHBOARD_OPTIONS) private readonly options: DashboardOptions,
  ) {}

  @Get()
  @Roles(...OVERVIEW_ROLES)
  async overview(@Query() query: OverviewQuery, @CurrentPrincipal() principal: Principal, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const { tag: day } = query;
    const municipalityKey = query.gemeinde === '' ? undefined : query.gemeinde;
    const [overview, board, lists] = await Promise.all([
      client.get<Overview>('integration-status', '/overview', { day }),
      client.get<Board>('integration-status', '/board', { day, municipality: municipalityKey }),
      isCounty(principal) ? this.lists(client, day) : undefined,
    ]);
    const persons = [...(lists?.handovers.rows ?? []), ...(lists?.rights.rows ?? [])].map((row) => row.personRef);
    const names = await namesFor(client, principal.role, persons);
    const head = { title: 'Übersicht', question: 'Wo müssen wir heute handeln?', path: '/', day: overview.day };
    const { outlines } = this.options.county;
    await this.pages.send(
      request,
      reply,
      head,
      <OverviewPage today={this.pages.today()} overview={overview} board={board} municipalityKey={municipalityKey} names={names} outlines={outlines} {...(lists ? { lists } : {})} />,
    );
  }

  @Get('listen/:list')
  @Roles(...COUNTY_ROLES)
  async list(@Param() { list }: ListParam, @Query() { tag, ab }: ListQuery, @CurrentPrincipal() principal: Principal, @Req() request: FastifyRequest, @Res() reply: FastifyReply): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const today = this.pages.today();
    const day = tag === undefined || tag === '' ? today : tag;
    const content = await this.listContent(client, principal, list, day, ab);
    const path = `/listen/${list}`;
    await this.pages.send(
      request,
      reply,
      { ...LISTS[list], path, day },
      <>
        {content}
        <DayControl path={path} day={day} today={today} />
      </>,
    );
  }

  private async listContent(client: ApiClient, { role }: Principal, list: ListName, day: string, after: string | undefined) {
    const read = <Row,>(path: string): Promise<Paged<Row>> => client.get('integration-status', path, { day, after, ...(path === '/handovers' ? { state: 'overdue' } : {}) });
    const next = (page: Paged<unknown>): string | undefined => (page.next === undefined ? undefined : `/listen/${list}${search({ tag: day, ab: page.next })}`);
    const names = (rows: readonly { readonly personRef: string }[]) => namesFor(client, role, rows.map((row) => row.personRef));
    switch (list) {
      case 'uebergaben': {
        const page = await read<HandoverRow>('/handovers');
        return <OverdueHandovers rows={page.rows} day={day} names={await names(page.rows)} next={next(page)} />;
      }
      case 'rechte': {
        const page = await read<RightRow>('/rights');
        return <LapsingRights rows={page.rows} day={day} names={await names(page.rows)} next={next(page)} />;
      }
      case 'kurse': {
        const page = await read<RunRow>('/runs/at-risk');
        return <RunsAtRisk rows={page.rows} day={day} next={next(page)} />;
      }
      case 'massnahmen': {
        const page = await read<MeasureRow>('/measures/overdue');
        return <OverdueMeasures rows={page.rows} day={day} next={next(page)} />;
      }
    }
  }

  private async lists(client: ApiClient, day: string | undefined) {
    const [handovers, rights, runs, measures] = await Promise.all([
      client.get<Paged<HandoverRow>>('integration-status', '/handovers', { day, state: 'overdue', limit: SHOWN }),
      client.get<Paged<RightRow>>('integration-status', '/rights', { day, limit: SHOWN }),
      client.get<Paged<RunRow>>('integration-status', '/runs/at-risk', { day, limit: SHOWN }),
      client.get<Paged<MeasureRow>>('integration-status', '/measures/overdue', { day, limit: SHOWN }),
    ]);
    return { handovers, rights, runs, measures };
  }
}

const isCounty = ({ role }: Principal): boolean => (COUNTY_ROLES as readonly string[]).includes(role);
