import { Controller, Get, Inject, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import {
  ConsistentWith,
  CurrentPrincipal,
  markBehind,
  type Principal,
  Roles,
  type SeenWrite,
  waitUntilSeen,
} from '#service-kit';
import { Reach } from '../../commands/reach.js';
import { PARTNER_ROLES } from '../partner-roles.js';
import { CourseViews } from '../views.js';
import type { ProviderRow } from './provider-row.js';
import { ProviderAnswer, ProvidersAnswer } from './providers-answer.dto.js';

/** Who offers courses concerns no person: every partner sees it. */
@ApiTags('providers')
@Controller('api/courses/v1/providers')
@Roles(...PARTNER_ROLES)
export class ProvidersController {
  constructor(
    @Inject(CourseViews) private readonly views: CourseViews,
    @Inject(Reach) private readonly reach: Reach,
  ) {}

  /** Every provider by name, with what it may offer and where; `mine`: whether the reader may run its courses. */
  @Get()
  async list(
    @CurrentPrincipal() principal: Principal,
    @ConsistentWith() write: SeenWrite | undefined,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Promise<ProvidersAnswer> {
    if (write && !(await waitUntilSeen(() => this.views.hasSeen(write)))) markBehind(reply);
    const rows = await this.views.allProviders();
    return { providers: rows.map((row) => answerOf(row, this.reach.mayRun(principal, row.provider))) };
  }
}

function answerOf({ provider, retired, admissions, venues }: ProviderRow, mine: boolean): ProviderAnswer {
  return {
    ...provider,
    retired,
    mine,
    admissions: admissions.map(({ providerId: _own, ...admission }) => admission),
    venues: venues.map(({ providerId: _own, ...venue }) => venue),
  };
}
