import { Get, Inject, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { CurrentPrincipal, newId, type Principal, Roles } from '#service-kit';
import { allPages } from '../../api/all-pages.js';
import { type ApiClient, search } from '../../api/api-client.js';
import { type DeadlineList, type DeadlineRow, deadlinesOf, type DueRow, rulesOf } from '../../api/deadlines.js';
import { namesFor } from '../../api/names.js';
import { Upstreams } from '../../api/upstreams.js';
import { sendCsv } from '../../csv/send-csv.js';
import { DEADLINE_ROLES, DECIDING_ROLES, DESK_ROLES, HANDOVER_ROLES, PLACING_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { dayOf } from '../../layout/queries.js';
import { deadlineColumns } from './deadline-columns.js';
import { isDuty } from './deadline-words.js';
import { DeadlinesPage } from './deadlines.page.js';
import { apiQuery, DeadlinesFilter, DeadlinesQuery, isNarrow, keptOf, NOTICES, PATH } from './deadlines.query.js';
import { duties } from './duties.js';
import { inOrderOfDays, ownFollowUps } from './own-follow-ups.js';
import { addDays } from './weeks.js';

/** The weeks go so far ahead. Days. */
const AHEAD = 56;
/** So many rows are read at once, and so many times for one page. */
const AT_ONCE = '200';
const MOST_READS = 5;
const NOTHING: DeadlineList = { rows: [], behind: false };
const has = (roles: readonly string[], role: string): boolean => roles.includes(role);

/** The rows of the days of a page: after the last one of the page before, up to its own last one. */
const between = (rows: readonly DueRow[], after = '', to = '9999-12-31'): readonly DueRow[] =>
  rows.filter(({ dueOn }) => dueOn > after && dueOn <= to);

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
    const now = day === today;
    const [list, rules, beside] = await Promise.all([
      !hasPersons(query)
        ? NOTHING
        : narrow
          ? deadlinesOf(client, { ...apiQuery(query), after: query.ab, limit: '100' }, query.gesehen)
          : upTo(client, { ...apiQuery(query), to: until }, query.gesehen),
      rulesOf(client),
      now ? besidePersons(client, query, role, query.gesehen) : [],
    ]);
    const last = list.next === undefined ? undefined : list.rows.at(-1)?.dueOn;
    const rows = inOrderOfDays(list.rows, between(beside, query.seit, narrow ? last : until));
    const names = await namesFor(
      client,
      role,
      rows.flatMap(({ personRef }) => personRef ?? []),
    );
    const data = {
      day,
      rows,
      names,
      rules,
      filter: query,
      narrow,
      until,
      acts: now
        ? {
            decides: has(DECIDING_ROLES, role),
            places: has(HANDOVER_ROLES, role),
            reports: has(PLACING_ROLES, role),
            formKey: newId('f'),
          }
        : undefined,
      behind: list.behind,
      more: !narrow && list.next !== undefined,
      next:
        narrow && list.next !== undefined
          ? `${PATH}${search({ ...keptOf(query), ab: list.next, seit: last })}`
          : undefined,
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
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get('fristen.csv')
  @Roles(...DEADLINE_ROLES)
  async csv(
    @Query() query: DeadlinesFilter,
    @CurrentPrincipal() { role }: Principal,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const columns = deadlineColumns(await rulesOf(client));
    const today = this.pages.today();
    const beside = dayOf(query, today) === today ? await besidePersons(client, query, role) : [];
    await sendCsv(reply, 'fristen', columns, rowsOf(client, query, beside));
  }
}

/** Whether the list of persons' deadlines knows the kind that is asked for. */
const hasPersons = ({ art = '' }: DeadlinesFilter): boolean => art !== 'follow-up' && !isDuty(art);

/** What is due beside the list of persons' deadlines: about no person, and the own follow-ups. Known of today alone. */
async function besidePersons(
  client: ApiClient,
  query: DeadlinesFilter,
  role: string,
  seen?: string,
): Promise<readonly DueRow[]> {
  const [about, own] = await Promise.all([
    duties(client, query, seen),
    has(DESK_ROLES, role) ? ownFollowUps(client, query) : [],
  ]);
  return [...about, ...own];
}

/** What the page shows, to the end: what stands beside persons' deadlines last, as a file is sorted by who reads it. */
async function* rowsOf(
  client: ApiClient,
  query: DeadlinesFilter,
  beside: readonly DueRow[],
): AsyncGenerator<readonly DueRow[]> {
  if (hasPersons(query)) yield* allPages<DeadlineRow>(client, '/deadlines', [apiQuery(query)]);
  yield beside;
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
