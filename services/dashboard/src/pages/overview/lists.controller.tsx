import { Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import { IsIn } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, type Principal, Roles } from '#service-kit';
import { type ApiClient, search } from '../../api/api-client.js';
import type { HandoverRow, MeasureRow, Paged, RightRow, RunRow } from '../../api/integration-status.js';
import { namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import { COUNTY_ROLES, MEASURE_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { dayOf, ListQuery } from '../../layout/queries.js';
import { sortingOf } from '../../layout/sorting.js';
import { EscalatedHandovers } from './escalated-table.js';
import { LapsingRights, OverdueHandovers, OverdueMeasures, RunsAtRisk } from './urgent-tables.js';

/** The pages of the lists behind the counts. */
const LISTS = {
  uebergaben: { title: 'Übergaben überfällig', question: 'Welche Antworten fehlen, und von wem?' },
  gemeldet: {
    title: 'An die Kurskoordination gemeldet',
    question: 'Welche Übergaben kamen nach ihrer Frist nicht voran?',
  },
  rechte: { title: 'Rechte, die in 14 Tagen verfallen', question: 'Wer verliert bald ein Recht?' },
  kurse: { title: 'Kurse gefährdet', question: 'Welche Kurse haben zu wenige Anmeldungen?' },
  massnahmen: { title: 'Maßnahmen überfällig', question: 'Welche Beschlüsse warten auf ihre Umsetzung?' },
} as const;
type ListName = keyof typeof LISTS;

export class ListParam {
  @IsIn(['uebergaben', 'gemeldet', 'rechte', 'kurse'])
  list!: Exclude<ListName, 'massnahmen'>;
}

/** Rows on the page of a list. */
const AT_ONCE = '100';

@PageController('listen')
export class ListsPageController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  /** Measures concern no person: departments see them too. */
  @Get('massnahmen')
  @Roles(...MEASURE_ROLES)
  async measures(
    @Query() query: ListQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, principal, 'massnahmen', query);
  }

  @Get(':list')
  @Roles(...COUNTY_ROLES)
  async list(
    @Param() { list }: ListParam,
    @Query() query: ListQuery,
    @CurrentPrincipal() principal: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, principal, list, query);
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    principal: Principal,
    list: ListName,
    query: ListQuery,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const day = dayOf(query, this.pages.today());
    const content = await this.listContent(client, principal, list, day, query);
    const head = { ...LISTS[list], path: `/listen/${list}`, day, otherDays: {} };
    await this.pages.send(request, reply, head, content);
  }

  private async listContent(client: ApiClient, { role }: Principal, list: ListName, day: string, query: ListQuery) {
    const path = `/listen/${list}`;
    const read = <Row,>(address: string, state?: string): Promise<Paged<Row>> =>
      client.get('integration-status', address, {
        day,
        after: query.ab,
        limit: AT_ONCE,
        state,
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
        const page = await read<HandoverRow>('/handovers', 'overdue');
        return <OverdueHandovers rows={page.rows} names={await names(page.rows)} {...around(page)} />;
      }
      case 'gemeldet': {
        const page = await read<HandoverRow>('/handovers', 'escalated');
        return <EscalatedHandovers rows={page.rows} names={await names(page.rows)} {...around(page)} />;
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
}
