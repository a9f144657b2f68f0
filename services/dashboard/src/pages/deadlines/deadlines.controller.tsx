import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, type Principal, Roles } from '#service-kit';
import { allPages } from '../../api/all-pages.js';
import { type ApiClient, search } from '../../api/api-client.js';
import { type DeadlineList, type DeadlineRow, deadlinesOf, rulesOf } from '../../api/deadlines.js';
import { namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import { sendCsv } from '../../csv/send-csv.js';
import { DEADLINE_ROLES, DECIDING_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { dayOf } from '../../layout/queries.js';
import { deadlineColumns } from './deadline-columns.js';
import { DeadlinesPage } from './deadlines.page.js';
import { apiQuery, DeadlinesFilter, DeadlinesQuery, isNarrow, keptOf, NOTICES, PATH } from './deadlines.query.js';
import { addDays } from './weeks.js';

/** The weeks go so far ahead. Days. */
const AHEAD = 56;
/** So many rows are read at once, and so many times for one page. */
const AT_ONCE = '200';
const MOST_READS = 5;

@PageController('fristen')
export class DeadlinesPageController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  @Roles(...DEADLINE_ROLES)
  async list(
    @Query() query: DeadlinesQuery,
    @CurrentPrincipal() { role }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const today = this.pages.today();
    const day = dayOf(query, today);
    const narrow = isNarrow(query);
    const until = addDays(day, AHEAD);
    const [list, rules] = await Promise.all([
      narrow
        ? deadlinesOf(client, { ...apiQuery(query), after: query.ab, limit: '100' }, query.gesehen)
        : upTo(client, { ...apiQuery(query), to: until }, query.gesehen),
      rulesOf(client),
    ]);
    const names = await namesFor(
      client,
      role,
      list.rows.map(({ personRef }) => personRef),
    );
    const data = {
      day,
      rows: list.rows,
      names,
      rules,
      filter: query,
      narrow,
      until,
      decides: day === today && (DECIDING_ROLES as readonly string[]).includes(role),
      behind: list.behind,
      more: !narrow && list.next !== undefined,
      next: narrow && list.next !== undefined ? `${PATH}${search({ ...keptOf(query), ab: list.next })}` : undefined,
    };
    const head = {
      title: 'Fristen',
      question: 'Was verfällt wann?',
      path: PATH,
      day,
      position: list.position,
      otherDays: { ...keptOf(query), tag: undefined },
      notice: query.meldung === undefined ? undefined : NOTICES[query.meldung],
    };
    await this.pages.send(request, reply, head, <DeadlinesPage {...data} />);
  }
}

@PageController()
export class DeadlinesCsvController {
  constructor(@Inject(Upstreams) private readonly upstreams: Upstreams) {}

  @Get('fristen.csv')
  @Roles(...DEADLINE_ROLES)
  async csv(
    @Query() query: DeadlinesFilter,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const columns = deadlineColumns(await rulesOf(client));
    await sendCsv(reply, 'fristen', columns, allPages<DeadlineRow>(client, '/deadlines', [apiQuery(query)]));
  }
}

/** The deadlines of the weeks, as far as one page takes them. */
async function upTo(
  client: ApiClient,
  query: Readonly<Record<string, string | undefined>>,
  seen: string | undefined,
): Promise<DeadlineList> {
  const rows: DeadlineRow[] = [];
  let page = await deadlinesOf(client, { ...query, limit: AT_ONCE }, seen);
  rows.push(...page.rows);
  for (let read = 1; read < MOST_READS && page.next !== undefined; read += 1) {
    page = await deadlinesOf(client, { ...query, limit: AT_ONCE, after: page.next }, seen);
    rows.push(...page.rows);
  }
  return { ...page, rows };
}
