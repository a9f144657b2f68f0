import { Controller, Get, Inject, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { ConsistentWith, CurrentPrincipal, type Principal, Roles, type SeenWrite } from '#service-kit';
import { TakenInAnswer, type TakenInRow } from '../answers/taken-in.dto.js';
import { evolveCase, NEW_CASE } from '../projections/case/case-state.js';
import { type CaseView, TAKEN_IN } from '../projections/case/case.projection.js';
import { disputedAmong } from '../rows/case-learner.js';
import { RowJoins } from '../rows/row-joins.js';
import { STATUS_VIEWS, type StatusViews } from '../rows/status-views.js';
import { awaitOwnWrite } from './own-writes.js';
import { LimitQuery } from './queries.dto.js';
import { readerOf, visibleTo } from './reader-of.js';

@ApiTags('cases')
@Controller('api/integration-status/v1/taken-in')
export class TakenInController {
  private readonly joins: RowJoins;
  constructor(@Inject(STATUS_VIEWS) private readonly views: StatusViews) {
    this.joins = new RowJoins(views);
  }

  /** The persons that the provider of the account took in, the latest first, as far as it still sees them. */
  @Get()
  @Roles('provider')
  async takenIn(
    @Query() { limit, after }: LimitQuery,
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() seen: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<TakenInAnswer> {
    await awaitOwnWrite(this.views, { seen, reply, reads: ['cases'] });
    const { provider } = readerOf(principal);
    if (provider === undefined) return { rows: [] };
    const page = await this.views.cases.find(
      { index: TAKEN_IN, from: `${provider}|`, to: `${provider}|\uffff` },
      { limit, reverse: true, ...(after === undefined ? {} : { after }) },
    );
    const rows = await Promise.all(page.rows.map(({ view }) => this.row(principal, view)));
    return {
      rows: rows.filter((row) => row !== undefined),
      ...(page.next === undefined ? {} : { next: page.next }),
    };
  }

  private async row(principal: Principal, view: CaseView): Promise<TakenInRow | undefined> {
    const entries = await visibleTo(principal, view, this.views);
    const enrolled = entries.find(({ type }) => type === 'learner-enrolled');
    if (!enrolled) return undefined;
    const state = entries.reduce(evolveCase, NEW_CASE);
    const { level, municipalityKey, registrations } = state;
    const municipality = this.joins.municipality(municipalityKey);
    return {
      personRef: view.personRef,
      takenInOn: enrolled.effectiveOn,
      ...(municipality ? { municipality } : {}),
      ...(level ? { level: level.level } : {}),
      ...disputedAmong(state, ['level', 'municipality', 'identity']),
      registered: Object.values(registrations).some(({ state }) => SEATED.has(state)),
    };
  }
}

const SEATED: ReadonlySet<string> = new Set(['requested', 'confirmed', 'started', 'ended']);
