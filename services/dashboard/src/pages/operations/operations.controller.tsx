import { Body, Get, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { IsIn, IsOptional, IsString, Matches, MaxLength } from 'class-validator';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Roles } from '#service-kit';
import { type ApiClient, ApiProblem, search } from '../../api/api-client.js';
import type { ParkedRow, ServiceStatus } from '../../api/operations.js';
import { Upstreams } from '../../api/upstreams.js';
import { type ServiceName, SERVICES } from '../../dashboard-options.js';
import { OPERATION_ROLES } from '../../layout/navigation.js';
import { PageController } from '../../layout/page-controller.js';
import { Pages } from '../../layout/pages.js';
import { ServiceParam } from './service.param.js';
import { OperationsPage, type ServiceReport } from './operations.page.js';
import type { ParkedProblem } from './parked-table.js';

const NOTICES = {
  wiederholt: 'Der Strom wird noch einmal verarbeitet; das Ergebnis steht in wenigen Augenblicken hier.',
  verworfen: 'Die Ereignisse werden verworfen; spätere laufen weiter. Der Grund ist vermerkt.',
  veroeffentlicht: 'Die Veröffentlichung wird noch einmal versucht.',
  neuaufbau: 'Der Neuaufbau hat begonnen. Das bisherige Lesemodell antwortet, bis er fertig ist.',
  abgebrochen: 'Der Neuaufbau wird abgebrochen. Das bisherige Lesemodell bleibt.',
} as const;
type Notice = keyof typeof NOTICES;

export class OperationsQuery {
  @IsOptional()
  @IsIn(Object.keys(NOTICES))
  meldung?: Notice;
}

const PART = /^[A-Za-z0-9_.:@-]{1,200}$/;

export class ParkedParam extends ServiceParam {
  @Matches(PART)
  group!: string;

  @Matches(PART)
  generation!: string;

  @Matches(PART)
  stream!: string;
}

export class ProjectionParam extends ServiceParam {
  @Matches(PART)
  name!: string;
}

export class DropForm {
  @IsString()
  @MaxLength(300)
  grund!: string;
}

/** Shorter reasons say nothing; the service asks for as much. */
const REASON_LENGTH = 3;
/** A rebuild in work is shown anew after so many seconds. */
const REFRESH_SECONDS = 5;

@PageController('betrieb')
@Roles(...OPERATION_ROLES)
export class OperationsPageController {
  constructor(
    @Inject(Pages) private readonly pages: Pages,
    @Inject(Upstreams) private readonly upstreams: Upstreams,
  ) {}

  @Get()
  async overview(
    @Query() { meldung }: OperationsQuery,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.show(request, reply, meldung);
  }

  @Post(':service/angehalten/:group/:generation/:stream/wiederholen')
  async retry(
    @Param() { service, ...place }: ParkedParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.order(request, reply, service, `/parked/${pathOf(place)}/retry`, 'wiederholt');
  }

  @Post(':service/angehalten/:group/:generation/:stream/verwerfen')
  async drop(
    @Param() { service, ...place }: ParkedParam,
    @Body() { grund }: DropForm,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const reason = grund.trim();
    if (reason.length < REASON_LENGTH) {
      const problem = {
        service,
        stream: place.stream,
        group: place.group,
        reason: grund,
        text: 'Bitte begründen Sie in wenigen Worten, warum verworfen wird.',
      };
      return this.show(request, reply, undefined, problem, 422);
    }
    await this.order(request, reply, service, `/parked/${pathOf(place)}/drop`, 'verworfen', { reason });
  }

  @Post(':service/veroeffentlichung/wiederholen')
  async retryRelay(
    @Param() { service }: ServiceParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.order(request, reply, service, '/relay/retry', 'veroeffentlicht');
  }

  @Post(':service/lesemodelle/:name/neuaufbau')
  async rebuild(
    @Param() { service, name }: ProjectionParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.order(request, reply, service, `/projections/${encodeURIComponent(name)}/rebuild`, 'neuaufbau');
  }

  @Post(':service/lesemodelle/:name/abbrechen')
  async cancel(
    @Param() { service, name }: ProjectionParam,
    @Req() request: FastifyRequest,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.order(request, reply, service, `/projections/${encodeURIComponent(name)}/rebuild/cancel`, 'abgebrochen');
  }

  private async order(
    request: FastifyRequest,
    reply: FastifyReply,
    service: ServiceName,
    path: string,
    notice: Notice,
    body: object = {},
  ): Promise<void> {
    await this.upstreams.clientFor(request).call(service, `/operations${path}`, { method: 'POST', body });
    void reply.redirect(`/betrieb${search({ meldung: notice })}#${service}`, 303);
  }

  private async show(
    request: FastifyRequest,
    reply: FastifyReply,
    meldung?: Notice,
    problem?: ParkedProblem,
    status = 200,
  ): Promise<void> {
    const client = this.upstreams.clientFor(request);
    const services = await Promise.all(SERVICES.map((service) => reportOf(client, service)));
    const rebuilding = services.some((one) =>
      one.status?.projections.some(({ rebuild }) => rebuild?.state === 'running'),
    );
    const head = { title: 'Betrieb', question: 'Läuft alles?', path: '/betrieb', notice: meldung && NOTICES[meldung] };
    // A page on which something is being written does not load anew under the writer's hands.
    const refresh = rebuilding && !problem ? REFRESH_SECONDS : undefined;
    await this.pages.send(
      request,
      reply,
      { ...head, refresh },
      <OperationsPage services={services} problem={problem} />,
      status,
    );
  }
}

const pathOf = ({ group, generation, stream }: Omit<ParkedParam, 'service'>): string =>
  [group, generation, stream].map(encodeURIComponent).join('/');

async function reportOf(client: ApiClient, service: ServiceName): Promise<ServiceReport> {
  try {
    const [status, parked] = await Promise.all([
      client.get<ServiceStatus>(service, '/operations/status'),
      client.get<{ rows: readonly ParkedRow[]; next?: string }>(service, '/operations/parked'),
    ]);
    return { service, status, parked: parked.rows, more: parked.next !== undefined };
  } catch (error) {
    if (!(error instanceof ApiProblem) || !(error.away || error.status === 404)) throw error;
    return { service, status: undefined, parked: [], more: false };
  }
}
