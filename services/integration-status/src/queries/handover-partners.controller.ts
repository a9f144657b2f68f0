import { Controller, Get, Inject, Param, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { Clock } from '#event-sourcing';
import { keyPrefix } from '#event-sourcing/projections';
import {
  CLOCK,
  ConsistentWith,
  CurrentPrincipal,
  type Principal,
  Problem,
  Roles,
  type SeenWrite,
  withinScope,
} from '#service-kit';
import { AgreementsAnswer, MediationsAnswer } from '../answers/handover-partners.dto.js';
import { HandoverRow, StageTimesAnswer } from '../answers/handovers.dto.js';
import { RowJoins } from '../rows/row-joins.js';
import { stageTimes, timedHandover } from '../rows/stage-times.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { awaitOwnWrite } from './own-writes.js';
import { PageQuery, StageTimesQuery } from './queries.dto.js';
import { readerOf } from './reader-of.js';

/** So many stages of hand-overs are counted into the times. */
const STAGE_KEYS = 30_000;

/** What providers owe, promise and ask each other about hand-overs. */
@ApiTags('handovers')
@Controller('api/integration-status/v1')
export class HandoverPartnersController {
  private readonly joins: RowJoins;
  constructor(
    @Inject(STATUS_VIEWS) private readonly views: StatusViews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.joins = new RowJoins(views);
  }

  /**
   * Median and 90th percentile of each stage of the hand-overs between two providers, from five on; a provider sees its
   * own pairs. What is left of a pair beside the parts that are told is five or nothing.
   */
  @Get('handovers/stage-times')
  @Roles('course-coordinator', 'migration-office', 'provider')
  async stageTimes(
    @Query() { by }: StageTimesQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<StageTimesAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['handovers', 'runs', 'providers'] });
    const { rows: keys } = await this.views.handovers.keys({ index: 'stage' }, { limit: STAGE_KEYS });
    const timed = keys
      .map(({ key }) => timedHandover(key))
      .filter(({ fromProvider, toProvider }) => withinScope(principal, { provider: [fromProvider, toProvider] }));
    const runs =
      by === 'municipality'
        ? await this.views.runs.getMany([...new Set(timed.map(({ endedRunId }) => endedRunId))])
        : undefined;
    const partOf = {
      pair: undefined,
      'course-type': ({ courseType }: { readonly courseType: string }) => courseType,
      municipality: ({ endedRunId }: { readonly endedRunId: string }) => runs?.get(endedRunId)?.municipalityKey ?? '',
    }[by];
    const times = stageTimes(timed, partOf);
    const provider = await this.joins.providers(times.flatMap((one) => [one.fromProvider, one.toProvider]));
    return {
      rows: times.map(({ fromProvider, toProvider, part, ...rest }) => {
        const municipality = by === 'municipality' ? this.joins.municipality(part) : undefined;
        return {
          from: provider(fromProvider),
          to: provider(toProvider),
          ...rest,
          ...(by === 'course-type' && part !== undefined && { courseType: part }),
          ...(municipality && { municipality }),
        };
      }),
    };
  }

  /** One hand-over as of today, for its two providers and those who see the whole county. */
  @Get('handovers/:handoverId')
  @Roles('course-coordinator', 'migration-office', 'education-office', 'provider')
  async handover(
    @Param('handoverId') handoverId: string,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<HandoverRow> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['handovers', 'cases', 'runs', 'providers'] });
    const view = await this.views.handovers.get(handoverId);
    const own = view && withinScope(principal, { provider: [view.fromProvider, view.toProvider] });
    const [row] = own
      ? await this.joins.handovers([view], {
          day: this.clock.today(),
          withFits: view.state === 'offered',
          reader: readerOf(principal).provider,
        })
      : [];
    if (!row) throw new Problem({ status: 404, code: 'handover-unknown', detail: 'There is no such hand-over.' });
    return row;
  }

  /** The agreements between providers, latest first; a provider sees its own. */
  @Get('handover-agreements')
  @Roles('course-coordinator', 'migration-office', 'provider')
  async agreements(
    @Query() { limit, after }: PageQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<AgreementsAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['agreements', 'providers'] });
    const { rows, next } = await this.views.agreements.find(keyPrefix('scope', `${scopeOf(principal)}|`), {
      limit,
      reverse: true,
      ...(after === undefined ? {} : { after }),
    });
    const provider = await this.joins.providers(rows.flatMap(({ view }) => view.providers));
    return {
      rows: rows.map(({ view: { providers, proposedBy, ...rest } }) => ({
        providers: providers.map(provider),
        proposedBy: provider(proposedBy),
        ...rest,
      })),
      ...(next === undefined ? {} : { next }),
    };
  }

  /** Mediations, open ones first: seen by the two sides and the coordination of the courses alone. */
  @Get('mediations')
  @Roles('course-coordinator', 'provider')
  async mediations(
    @Query() { limit, after }: PageQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<MediationsAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['mediations', 'handovers', 'providers'] });
    const { rows, next } = await this.views.mediations.find(keyPrefix('scope', `${scopeOf(principal)}|`), {
      limit,
      ...(after === undefined ? {} : { after }),
    });
    const provider = await this.joins.providers(rows.flatMap(({ view }) => view.providers));
    const handovers = await this.views.handovers.getMany(rows.flatMap(({ view }) => view.handoverId ?? []));
    return {
      rows: rows.map(({ view: { providers, by, ...rest } }) => {
        const personRef = rest.handoverId === undefined ? undefined : handovers.get(rest.handoverId)?.personRef;
        return {
          providers: providers.map(provider),
          ...rest,
          ...(by === undefined ? {} : { by: provider(by) }),
          ...(personRef === undefined ? {} : { personRef }),
        };
      }),
      ...(next === undefined ? {} : { next }),
    };
  }
}

function scopeOf(principal: Principal): string {
  const { provider } = readerOf(principal);
  return provider === undefined ? 'all' : `of:${provider}`;
}
