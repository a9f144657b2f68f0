import { Get, Inject, Param, Req, Res } from '@nestjs/common';
import { toTheEnd } from '../../api/all-pages.js';
import type { Paged } from '../../api/integration-status.js';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Roles } from '#service-kit';
import type { ApiClient } from '../../api/api-client.js';
import type {
  ParkedRow,
  ProjectionStatus,
  RelayStatus,
  ServiceStatus,
  SubscriptionStatus,
} from '../../api/operations.js';
import { Upstreams } from '../../api/upstreams.js';
import type { CsvColumn } from '../../csv/csv.js';
import { sendCsv } from '../../csv/send-csv.js';
import type { ServiceName } from '../../dashboard-options.js';
import { germanInstant } from '../../layout/dates.js';
import { OPERATION_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { ageText } from './operations.page.js';
import { ServiceParam } from './service.param.js';

const SUBSCRIPTION_COLUMNS: readonly CsvColumn<SubscriptionStatus>[] = [
  { head: 'Gruppe', cell: (row) => row.group },
  { head: 'Rückstand', cell: (row) => ('unavailable' in row ? row.unavailable : row.lag) },
  { head: 'Angehalten', cell: (row) => ('unavailable' in row ? '' : row.parked) },
];
const PROJECTION_COLUMNS: readonly CsvColumn<ProjectionStatus>[] = [
  { head: 'Lesemodell', cell: (row) => row.name },
  { head: 'Stand', cell: (row) => ageText(row.ageSeconds) },
  { head: 'Fassung', cell: (row) => row.generation },
];
const PARKED_COLUMNS: readonly CsvColumn<ParkedRow>[] = [
  { head: 'Strom', cell: (row) => row.stream },
  { head: 'Gruppe', cell: (row) => row.group },
  { head: 'Warum', cell: (row) => row.reason },
  { head: 'Kennung', cell: (row) => row.correlationId },
  { head: 'Seit', cell: (row) => germanInstant(row.parkedAt) },
  { head: 'Vergeblich wiederholt', cell: (row) => row.failedRetries },
];
const UNPUBLISHED_COLUMNS: readonly CsvColumn<RelayStatus['parkedStreams'][number]>[] = [
  { head: 'Strom', cell: (row) => row.stream },
  { head: 'Warum', cell: (row) => row.reason },
];

/** The tables of a service's operation as files. */
@PageController('betrieb/:service')
@Roles(...OPERATION_ROLES)
export class OperationsCsvController {
  constructor(@Inject(Upstreams) private readonly upstreams: Upstreams) {}

  @Get('abonnements.csv')
  async subscriptions(
    @Param() { service }: ServiceParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { subscriptions } = await this.status(request, service);
    await sendCsv(reply, `abonnements-${service}`, SUBSCRIPTION_COLUMNS, [subscriptions]);
  }

  @Get('lesemodelle.csv')
  async projections(
    @Param() { service }: ServiceParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { projections } = await this.status(request, service);
    await sendCsv(reply, `lesemodelle-${service}`, PROJECTION_COLUMNS, [projections]);
  }

  @Get('unveroeffentlicht.csv')
  async unpublished(
    @Param() { service }: ServiceParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { relay } = await this.status(request, service);
    await sendCsv(reply, `unveroeffentlicht-${service}`, UNPUBLISHED_COLUMNS, [relay?.parkedStreams ?? []]);
  }

  @Get('angehalten.csv')
  async parked(
    @Param() { service }: ServiceParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    await sendCsv(reply, `angehalten-${service}`, PARKED_COLUMNS, parkedOf(client, service));
  }

  private status(request: FastifyRequest, service: ServiceName): Promise<ServiceStatus> {
    return this.upstreams.clientFor(request).get<ServiceStatus>(service, '/operations/status');
  }
}

const parkedOf = (client: ApiClient, service: ServiceName): AsyncIterable<readonly ParkedRow[]> =>
  toTheEnd((after) => client.get<Paged<ParkedRow>>(service, '/operations/parked', { after }));
