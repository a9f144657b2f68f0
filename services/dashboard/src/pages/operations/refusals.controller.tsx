import { Get, Inject, Param, Query, Req, Res } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Roles } from '#service-kit';
import type { ApiClient } from '../../api/api-client.js';
import type { RefusalRow, RefusalsPage } from '../../api/operations.js';
import { Upstreams } from '../../api/upstreams.js';
import type { CsvColumn } from '../../csv/csv.js';
import { sendCsv } from '../../csv/send-csv.js';
import type { ServiceName } from '../../dashboard-options.js';
import { germanInstant } from '../../layout/dates.js';
import { OPERATION_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { SERVICE_WORDS } from './operations.page.js';
import { RefusalsListPage } from './refusals.page.js';
import { RefusalsFilter, refusalsOf } from './refusals.query.js';
import { ServiceParam } from './service.param.js';

const COLUMNS: readonly CsvColumn<RefusalRow>[] = [
  { head: 'Strom', cell: (row) => row.stream },
  { head: 'Regel', cell: (row) => row.policy },
  { head: 'Grund', cell: (row) => row.code },
  { head: 'Kennung', cell: (row) => row.correlationId },
  { head: 'Wann', cell: (row) => germanInstant(row.refusedAt) },
];

/** What the policies of a service wanted and its streams refused. */
@PageController('betrieb/:service')
@Roles(...OPERATION_ROLES)
export class RefusalsPageController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get('abgelehnt')
  async list(
    @Param() { service }: ServiceParam,
    @Query() filter: RefusalsFilter,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const answer = await this.upstreams.clientFor(request).get<RefusalsPage>(service, refusalsOf(filter));
    await this.pages.send(
      request,
      reply,
      {
        title: `Abgelehnte Schritte: ${SERVICE_WORDS[service]}`,
        question: 'Was wollte die Automatik, und es ging nicht?',
        path: '/betrieb',
      },
      <RefusalsListPage service={service} answer={answer} filter={filter} />,
    );
  }

  @Get('abgelehnt.csv')
  async file(
    @Param() { service }: ServiceParam,
    @Query() filter: RefusalsFilter,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await sendCsv(reply, `abgelehnt-${service}`, COLUMNS, pagesOf(this.upstreams.clientFor(request), service, filter));
  }
}

async function* pagesOf(
  client: ApiClient,
  service: ServiceName,
  filter: RefusalsFilter,
): AsyncGenerator<readonly RefusalRow[]> {
  let ab: string | undefined;
  do {
    const page: RefusalsPage = await client.get<RefusalsPage>(
      service,
      refusalsOf({ ...filter, ...(ab === undefined ? {} : { ab }) }),
    );
    yield page.rows;
    ab = page.next;
  } while (ab !== undefined);
}
