import { Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, Matches } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CONFIGURATION, CurrentPrincipal, type EdgeConfiguration, type Principal, Roles } from '#service-kit';
import { type ApiClient, search } from '../../api/api-client.js';
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
import { COUNTY_ROLES, OVERVIEW_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { DayQuery, dayOf, ListQuery } from '../../layout/queries.js';
import { sortingOf } from '../../layout/sorting.js';
import { lastVisit } from './last-visit.js';
import { OverviewPage } from './overview.page.js';
import type { FirstRows } from './urgent-lists.js';
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

/** Rows on the page of a list. */
const AT_ONCE = '100';
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
      county ? this.lists(client, day) : undefined,
    ]);
    const persons = [...(lists?.handovers.rows ?? []), ...(lists?.rights.rows ?? [])].map((row) => row.personRef);
    const names = await namesFor(client, principal.role, persons);
    const head = {
      title: 'Übersicht',
      question: 'Wo müssen wir heute handeln?',
      path: '/',
      day,
      ...(county ? { otherDays: { gemeinde: municipalityKey } } : {}),
    };
    const { outlines } = this.options.county;
    const data = {
      today,
      overview,
      before,
      board,
      municipalityKey,
      lists,
      names,
      outlines,
      rowOf: lists ? undefined : await rowsOfMembers(client, board),
    };
    await this.pages.send(request, reply, head, <OverviewPage {...data} />);
  }

  @Get('listen/:list')
  @Roles(...COUNTY_ROLES)
  async list(
    @Param() { list }: ListParam,
    @Query() query: ListQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const day = dayOf(query, this.pages.today());
    const content = await this.listContent(client, principal, list, day, query);
    const head = { ...LISTS[list], path: `/listen/${list}`, day, otherDays: {} };
    await this.pages.send(request, reply, head, content);
  }

  private async listContent(client: ApiClient, { role }: Principal, list: ListName, day: string, query: ListQuery) {
    const path = `/listen/${list}`;
    const read = <Row,>(address: string): Promise<Paged<Row>> =>
      client.get('integration-status', address, {
        day,
        after: query.ab,
        limit: AT_ONCE,
        ...(address === '/handovers' ? { state: 'overdue' } : {}),
      });
    const around = ({ next }: Paged<unknown>) => ({
      day,
      next: next === undefined ? undefined : `${path}${search({ tag: query.tag, ab: next })}`,
      sorting: sortingOf(path, { tag: query.tag }, query, next),
    });
    const names = (rows: readonly { readonly personRef: string }[]) =>
      namesFor(
        client,
        role,
        rows.map((row) => row.personRef),
      );
    switch (list) {
      case 'uebergaben': {
        const page = await read<HandoverRow>('/handovers');
        return <OverdueHandovers rows={page.rows} names={await names(page.rows)} {...around(page)} />;
      }
      case 'rechte': {
        const page = await read<RightRow>('/rights');
        return <LapsingRights rows={page.rows} names={await names(page.rows)} {...around(page)} />;
      }
      case 'kurse': {
        const page = await read<RunRow>('/runs/at-risk');
        return <RunsAtRisk rows={page.rows} {...around(page)} />;
      }
      case 'massnahmen': {
        const page = await read<MeasureRow>('/measures/overdue');
        return <OverdueMeasures rows={page.rows} {...around(page)} />;
      }
    }
  }

  private async lists(client: ApiClient, day: string): Promise<FirstRows> {
    const [handovers, rights, runs, measures] = await Promise.all([
      client.get<Paged<HandoverRow>>('integration-status', '/handovers', { day, state: 'overdue', limit: SHOWN }),
      client.get<Paged<RightRow>>('integration-status', '/rights', { day, limit: SHOWN }),
      client.get<Paged<RunRow>>('integration-status', '/runs/at-risk', { day, limit: SHOWN }),
      client.get<Paged<MeasureRow>>('integration-status', '/measures/overdue', { day, limit: SHOWN }),
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

const isCounty = ({ role }: Principal): boolean => (COUNTY_ROLES as readonly string[]).includes(role);
