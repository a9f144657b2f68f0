import { Body, Controller, Get, HttpCode, Inject, Optional, Param, Post, Query, Res, type Type } from '@nestjs/common';
import { ApiAcceptedResponse, ApiConflictResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import type { ParkingAdmin, Relay } from '#messaging';
import { CurrentPrincipal, Roles } from '../access/access.guard.js';
import type { Principal } from '../access/principal.js';
import { Problem } from '../edge/problem.js';
import { LOCATION_HEADER } from '../openapi/operation-headers.js';
import type { HostedModel } from '../subscriptions/hosted-model.js';
import type { SubscriptionHost } from '../subscriptions/subscription-host.js';
import { CLOCK, REBUILDS, RELAY, SUBSCRIPTIONS } from '../tokens.js';
import { CancelOrder, DropRequest, ParkedOrder, ParkedPage, ParkedQuery, RelayOrder } from './operations.dto.js';
import { parkedPage } from './parked-page.js';
import { RebuildState } from './rebuild-state.dto.js';
import type { Rebuilds } from './rebuilds.js';
import { PolicyOutcomes } from '../policies/policy-outcomes.js';
import { RefusalsPage, RefusalsQuery } from './refusals.dto.js';
import { serviceStatus } from './service-status.js';
import { ServiceStatus } from './service-status.dto.js';

export const PARKING_ADMIN = Symbol('PARKING_ADMIN');

const unknownProjection = () =>
  new Problem({ status: 404, code: 'projection-unknown', detail: 'This service has no read model of this name.' });
const notRebuilding = () =>
  new Problem({ status: 404, code: 'rebuild-unknown', detail: 'No rebuild of this read model is known.' });
const notParked = () =>
  new Problem({ status: 404, code: 'stream-not-parked', detail: 'This stream is not parked in this place.' });

/** What operators see and do of one service: no content of events, no names. */
export function operationsController(service: string): Type<object> {
  @ApiTags('operations')
  @Roles('operator')
  @Controller(`api/${service}/v1/operations`)
  class OperationsController {
    constructor(
      @Inject(SUBSCRIPTIONS) private readonly subscriptions: SubscriptionHost,
      @Inject(PARKING_ADMIN) private readonly parking: ParkingAdmin,
      @Inject(REBUILDS) private readonly rebuilds: Rebuilds,
      @Inject(CLOCK) private readonly clock: Clock,
      @Inject(PolicyOutcomes) private readonly outcomes: PolicyOutcomes,
      @Optional() @Inject(RELAY) private readonly relay: Relay | undefined,
    ) {}

    /** Relay, subscriptions with lag and parked streams, read models with age, how often policies were refused. */
    @Get('status')
    status(): Promise<ServiceStatus> {
      const { subscriptions, rebuilds, relay, clock, outcomes } = this;
      return serviceStatus(service, { subscriptions, rebuilds, relay, clock, outcomes });
    }

    /** What policies wanted and streams refused, the latest first, kept for 180 days. */
    @Get('refusals')
    async refusals(@Query() { limit, after, policy, code }: RefusalsQuery): Promise<RefusalsPage> {
      const { rows, next } = await this.outcomes.page(limit, {
        ...(policy === undefined || code === undefined ? {} : { of: { policy, code } }),
        ...(after === undefined ? {} : { after }),
      });
      return {
        rows: rows.map(({ on, ...row }) => ({ ...row, refusedAt: on })),
        ...(next === undefined ? {} : { next }),
      };
    }

    /** Streams that wait because an event could not be handled. */
    @Get('parked')
    parked(@Query() { limit, after }: ParkedQuery): Promise<ParkedPage> {
      return parkedPage(this.parking, limit, after);
    }

    /** Has the events of a parked stream handled again, in order. */
    @Post('parked/:group/:generation/:stream/retry')
    @HttpCode(202)
    async retry(
      @Param('group') group: string,
      @Param('generation') generation: string,
      @Param('stream') stream: string,
      @CurrentPrincipal() { sub }: Principal,
    ): Promise<ParkedOrder> {
      if (!(await this.parking.retry({ group, generation }, stream, sub))) throw notParked();
      this.subscriptions.lookForRequests(group);
      return { group, generation, stream, requested: 'retry' };
    }

    /** Gives the parked events of a stream up; later ones flow on. */
    @Post('parked/:group/:generation/:stream/drop')
    @HttpCode(202)
    async drop(
      @Param('group') group: string,
      @Param('generation') generation: string,
      @Param('stream') stream: string,
      @Body() { reason }: DropRequest,
      @CurrentPrincipal() { sub }: Principal,
    ): Promise<ParkedOrder> {
      if (!(await this.parking.drop({ group, generation }, stream, sub, reason))) throw notParked();
      this.subscriptions.lookForRequests(group);
      return { group, generation, stream, requested: 'drop' };
    }

    /** Builds a read model anew from the log, beside the one in use. */
    @Post('projections/:name/rebuild')
    @HttpCode(202)
    @ApiAcceptedResponse({ type: RebuildState, headers: LOCATION_HEADER })
    @ApiConflictResponse({ description: 'Another read model is being built anew.' })
    async rebuild(@Param('name') name: string, @Res({ passthrough: true }) reply: FastifyReply): Promise<RebuildState> {
      const state = await this.rebuilds.start(this.projection(name));
      if (!state)
        throw new Problem({
          status: 409,
          code: 'rebuild-running',
          detail: 'One read model is being built anew; one at a time.',
        });
      void reply.header('location', `/api/${service}/v1/operations/projections/${name}/rebuild`);
      return state;
    }

    /** How far the last rebuild of a read model is. */
    @Get('projections/:name/rebuild')
    async progress(@Param('name') name: string): Promise<RebuildState> {
      const state = await this.rebuilds.state(this.projection(name).active.name);
      if (!state) throw notRebuilding();
      return state;
    }

    /** Leaves the read model in use as it is. */
    @Post('projections/:name/rebuild/cancel')
    @HttpCode(202)
    async cancel(@Param('name') name: string): Promise<CancelOrder> {
      if (!(await this.rebuilds.cancel(this.projection(name).active.name))) throw notRebuilding();
      return { projection: name, requested: 'cancel' };
    }

    private projection(name: string): HostedModel {
      const projection = this.subscriptions.projection(name);
      if (!projection) throw unknownProjection();
      return projection;
    }
  }
  return OperationsController;
}

/** Of a service that publishes: has what its relay holds back tried again. */
export function relayController(service: string): Type<object> {
  @ApiTags('operations')
  @Roles('operator')
  @Controller(`api/${service}/v1/operations/relay`)
  class RelayController {
    constructor(@Inject(RELAY) private readonly relay: Relay) {}

    /** Tries the streams again that the relay holds back. */
    @Post('retry')
    @HttpCode(202)
    retry(): RelayOrder {
      this.relay.retryParked();
      return { requested: 'retry' };
    }
  }
  return RelayController;
}
