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
import { FollowUpsAnswer, ReceiversAnswer } from '../answers/handover-partners.dto.js';
import { evolveCase, NEW_CASE, type RegistrationState } from '../projections/case/case-state.js';
import { RowJoins } from '../rows/row-joins.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { awaitOwnWrite } from './own-writes.js';
import { visibleTo } from './reader-of.js';
import { FollowUpsQuery } from './queries.dto.js';

/** Who was refused, or came back on her registration, takes part in nothing that could go on. */
const isVoid = ({ state }: RegistrationState): boolean => state === 'refused' || state === 'withdrawn';

/** A county has some fifteen providers. */
const PROVIDERS = 500;

/** What an offer of a participant needs to know beforehand. */
@ApiTags('handovers')
@Controller('api/integration-status/v1/handovers')
export class HandoverOffersController {
  private readonly joins: RowJoins;
  constructor(
    @Inject(STATUS_VIEWS) private readonly views: StatusViews,
    @Inject(CLOCK) private readonly clock: Clock,
  ) {
    this.joins = new RowJoins(views);
  }

  /** The runs of other providers in which a participant can go on, with reasons; a provider asks for its own. */
  @Get('follow-ups/:personRef/:registrationId')
  @Roles('course-coordinator', 'migration-office', 'provider')
  async followUps(
    @Param('personRef') personRef: string,
    @Param('registrationId') registrationId: string,
    @Query() { level: asked }: FollowUpsQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<FollowUpsAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['cases', 'runs', 'providers', 'seekers'] });
    const view = await this.views.cases.get(personRef);
    // What is proposed tells of the person: it rests on what the reader sees of her.
    const entries = view ? await visibleTo(principal, view, this.views) : [];
    const state = entries.reduce(evolveCase, NEW_CASE);
    const registration = state.registrations[registrationId];
    const run = registration && (await this.views.runs.get(registration.runId));
    if (!registration || isVoid(registration) || !run || !withinScope(principal, { provider: run.providerId })) {
      const detail = 'The person has no such registration.';
      throw new Problem({ status: 404, code: 'registration-unknown', detail });
    }
    const level = asked ?? registration.result ?? run.targetLevel;
    const fittingRuns = await this.joins.followUps({ personRef, state }, level, run, this.clock.today());
    const runs = await this.views.runs.getMany(fittingRuns.map(({ runId }) => runId));
    const provider = await this.joins.providers([run.providerId]);
    return {
      personRef,
      registrationId,
      from: provider(run.providerId),
      courseTitle: run.title,
      courseType: run.courseType,
      courseEndsOn: run.endsOn,
      level,
      fittingRuns,
      courseTypes: Object.fromEntries([...runs].map(([id, { courseType }]) => [id, courseType])),
    };
  }

  /** The providers that take part, by name: to whom a participant can be offered. */
  @Get('receivers')
  @Roles('course-coordinator', 'migration-office', 'provider')
  async receivers(
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ReceiversAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['providers'] });
    const { rows } = await this.views.providers.find(keyPrefix('name', ''), { limit: PROVIDERS });
    return { rows: rows.map(({ view: { providerId, name } }) => ({ id: providerId, name })) };
  }
}
